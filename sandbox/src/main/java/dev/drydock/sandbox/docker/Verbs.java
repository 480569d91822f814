package dev.drydock.sandbox.docker;

import dev.drydock.sandbox.docker.client.Verb;
import dev.drydock.sandbox.docker.container.Attach;
import dev.drydock.sandbox.docker.container.Create;
import dev.drydock.sandbox.docker.container.Exec;
import dev.drydock.sandbox.docker.container.Lifecycle;
import dev.drydock.sandbox.docker.container.Logs;
import dev.drydock.sandbox.docker.container.Port;
import dev.drydock.sandbox.docker.container.Ps;
import dev.drydock.sandbox.docker.container.Rename;
import dev.drydock.sandbox.docker.container.Run;
import dev.drydock.sandbox.docker.container.Start;
import dev.drydock.sandbox.docker.container.Top;
import dev.drydock.sandbox.docker.container.Wait;
import dev.drydock.sandbox.docker.image.History;
import dev.drydock.sandbox.docker.image.Images;
import dev.drydock.sandbox.docker.image.Pull;
import dev.drydock.sandbox.docker.image.Remove;
import dev.drydock.sandbox.docker.image.Tag;
import dev.drydock.sandbox.docker.system.Info;
import dev.drydock.sandbox.docker.system.Inspect;
import dev.drydock.sandbox.docker.system.Version;
import java.util.Optional;
import java.util.Set;

/** Which code carries out which command. */
final class Verbs {
    private static final Set<String> WITHOUT_ENGINE = Set.of("docker logout");

    private Verbs() {}

    /** Whether the command never speaks to the engine. */
    static boolean withoutEngine(String path) {
        return WITHOUT_ENGINE.contains(path);
    }

    static Optional<Verb> of(String path) {
        String words = path.substring(path.indexOf(' ') + 1);
        Verb verb = words.startsWith("container ") ? container(words.substring(10))
                : words.startsWith("image ") ? image(words.substring(6))
                : words.startsWith("network ") ? network(words.substring(8))
                : words.startsWith("volume ") ? volume(words.substring(7))
                : words.startsWith("system ") ? system(words.substring(7))
                : shortForm(words);
        return Optional.ofNullable(verb);
    }

    private static Verb shortForm(String word) {
        return switch (word) {
            case "ps" -> Ps::start;
            case "images" -> Images::start;
            case "rmi" -> Remove::start;
            case "inspect" -> Inspect::any;
            case "version" -> Version::start;
            case "info", "events" -> system(word);
            case "history", "pull", "push", "tag", "save", "load", "import" -> image(word);
            case "ls", "prune" -> null;
            default -> container(word);
        };
    }

    private static Verb container(String word) {
        return switch (word) {
            case "attach" -> Attach::start;
            case "create" -> Create::start;
            case "exec" -> Exec::start;
            case "inspect" -> Inspect::container;
            case "kill" -> Lifecycle::kill;
            case "logs" -> Logs::start;
            case "ls" -> Ps::start;
            case "pause" -> Lifecycle::pause;
            case "port" -> Port::start;
            case "rename" -> Rename::start;
            case "restart" -> Lifecycle::restart;
            case "rm" -> Lifecycle::remove;
            case "run" -> Run::start;
            case "start" -> Start::start;
            case "stop" -> Lifecycle::stop;
            case "top" -> Top::start;
            case "unpause" -> Lifecycle::unpause;
            case "wait" -> Wait::start;
            default -> null;
        };
    }

    private static Verb image(String word) {
        return switch (word) {
            case "history" -> History::start;
            case "inspect" -> Inspect::image;
            case "ls" -> Images::start;
            case "pull" -> Pull::start;
            case "rm" -> Remove::start;
            case "tag" -> Tag::start;
            default -> null;
        };
    }

    private static Verb network(String word) {
        return switch (word) {
            case "inspect" -> Inspect::network;
            default -> null;
        };
    }

    private static Verb volume(String word) {
        return switch (word) {
            case "inspect" -> Inspect::volume;
            default -> null;
        };
    }

    private static Verb system(String word) {
        return switch (word) {
            case "info" -> Info::start;
            default -> null;
        };
    }
}
