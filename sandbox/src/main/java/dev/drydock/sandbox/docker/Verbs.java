package dev.drydock.sandbox.docker;

import dev.drydock.sandbox.docker.builder.Build;
import dev.drydock.sandbox.docker.builder.Builders;
import dev.drydock.sandbox.docker.builder.CachePrune;
import dev.drydock.sandbox.docker.builder.DiskUse;
import dev.drydock.sandbox.docker.builder.ImageTools;
import dev.drydock.sandbox.docker.client.Verb;
import dev.drydock.sandbox.docker.compose.Compose;
import dev.drydock.sandbox.docker.container.Attach;
import dev.drydock.sandbox.docker.container.Commit;
import dev.drydock.sandbox.docker.container.Cp;
import dev.drydock.sandbox.docker.container.Create;
import dev.drydock.sandbox.docker.container.Diff;
import dev.drydock.sandbox.docker.container.Exec;
import dev.drydock.sandbox.docker.container.Export;
import dev.drydock.sandbox.docker.container.Lifecycle;
import dev.drydock.sandbox.docker.container.Logs;
import dev.drydock.sandbox.docker.container.Port;
import dev.drydock.sandbox.docker.container.Ps;
import dev.drydock.sandbox.docker.container.Rename;
import dev.drydock.sandbox.docker.container.Run;
import dev.drydock.sandbox.docker.container.Start;
import dev.drydock.sandbox.docker.container.Stats;
import dev.drydock.sandbox.docker.container.Top;
import dev.drydock.sandbox.docker.container.Update;
import dev.drydock.sandbox.docker.container.Wait;
import dev.drydock.sandbox.docker.context.ContextArchives;
import dev.drydock.sandbox.docker.context.ContextChanges;
import dev.drydock.sandbox.docker.context.Contexts;
import dev.drydock.sandbox.docker.image.Archives;
import dev.drydock.sandbox.docker.image.History;
import dev.drydock.sandbox.docker.image.Images;
import dev.drydock.sandbox.docker.image.Pull;
import dev.drydock.sandbox.docker.image.Push;
import dev.drydock.sandbox.docker.image.Remove;
import dev.drydock.sandbox.docker.image.Tag;
import dev.drydock.sandbox.docker.manifest.Manifests;
import dev.drydock.sandbox.docker.network.NetworkCreate;
import dev.drydock.sandbox.docker.network.Networks;
import dev.drydock.sandbox.docker.plugin.Plugins;
import dev.drydock.sandbox.docker.plugin.Versions;
import dev.drydock.sandbox.docker.registry.Login;
import dev.drydock.sandbox.docker.registry.Logout;
import dev.drydock.sandbox.docker.registry.Search;
import dev.drydock.sandbox.docker.system.DiskUsage;
import dev.drydock.sandbox.docker.system.Events;
import dev.drydock.sandbox.docker.system.Info;
import dev.drydock.sandbox.docker.system.Inspect;
import dev.drydock.sandbox.docker.system.Prune;
import dev.drydock.sandbox.docker.system.Version;
import dev.drydock.sandbox.docker.trust.Trust;
import dev.drydock.sandbox.docker.volume.Volumes;
import java.util.Optional;
import java.util.Set;

/** Which code carries out which command. */
final class Verbs {
    private static final Set<String> WITHOUT_ENGINE = Set.of("docker logout", "docker trust inspect", "docker buildx version", "docker compose version", "docker compose config",
            "docker context ls", "docker context show", "docker context inspect", "docker context use", "docker context create",
            "docker context rm", "docker context export", "docker context import", "docker context update");

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
                : words.startsWith("context ") ? context(words.substring(8))
                : words.startsWith("manifest ") ? manifest(words.substring(9))
                : words.startsWith("plugin ") ? plugin(words.substring(7))
                : words.equals("trust inspect") ? Trust::inspect
                : words.equals("buildx version") ? Versions::buildx
                : words.equals("compose version") ? Versions::compose
                : words.startsWith("compose ") ? Compose.of(words.substring(8)).orElse(null)
                : words.startsWith("buildx ") ? builder(words.substring(7))
                : words.startsWith("builder ") ? builder(words.substring(8))
                : words.startsWith("system ") ? system(words.substring(7))
                : shortForm(words);
        return Optional.ofNullable(verb);
    }

    private static Verb shortForm(String word) {
        return switch (word) {
            case "ps" -> Ps::start;
            case "build" -> Build::start;
            case "images" -> Images::start;
            case "rmi" -> Remove::start;
            case "inspect" -> Inspect::any;
            case "version" -> Version::start;
            case "search" -> Search::start;
            case "login" -> Login::start;
            case "logout" -> Logout::start;
            case "info", "events" -> system(word);
            case "history", "pull", "push", "tag", "save", "load", "import" -> image(word);
            case "ls", "prune" -> null;
            default -> container(word);
        };
    }

    private static Verb container(String word) {
        return switch (word) {
            case "attach" -> Attach::start;
            case "commit" -> Commit::start;
            case "cp" -> Cp::start;
            case "create" -> Create::start;
            case "diff" -> Diff::start;
            case "exec" -> Exec::start;
            case "export" -> Export::start;
            case "inspect" -> Inspect::container;
            case "kill" -> Lifecycle::kill;
            case "logs" -> Logs::start;
            case "ls" -> Ps::start;
            case "pause" -> Lifecycle::pause;
            case "port" -> Port::start;
            case "prune" -> Prune::containers;
            case "rename" -> Rename::start;
            case "restart" -> Lifecycle::restart;
            case "rm" -> Lifecycle::remove;
            case "run" -> Run::start;
            case "start" -> Start::start;
            case "stats" -> Stats::start;
            case "stop" -> Lifecycle::stop;
            case "top" -> Top::start;
            case "unpause" -> Lifecycle::unpause;
            case "update" -> Update::start;
            case "wait" -> Wait::start;
            default -> null;
        };
    }

    private static Verb image(String word) {
        return switch (word) {
            case "build" -> Build::start;
            case "history" -> History::start;
            case "import" -> Archives::importing;
            case "inspect" -> Inspect::image;
            case "load" -> Archives::load;
            case "ls" -> Images::start;
            case "prune" -> Prune::images;
            case "pull" -> Pull::start;
            case "push" -> Push::start;
            case "rm" -> Remove::start;
            case "save" -> Archives::save;
            case "tag" -> Tag::start;
            default -> null;
        };
    }

    private static Verb builder(String word) {
        return switch (word) {
            case "build" -> Build::start;
            case "du" -> DiskUse::start;
            case "imagetools inspect" -> ImageTools::inspect;
            case "inspect" -> Builders::inspect;
            case "ls" -> Builders::list;
            case "prune" -> CachePrune::start;
            case "rm" -> Builders::remove;
            case "stop" -> Builders::stop;
            case "use" -> Builders::use;
            default -> null;
        };
    }

    private static Verb network(String word) {
        return switch (word) {
            case "connect" -> Networks::connect;
            case "create" -> NetworkCreate::start;
            case "disconnect" -> Networks::disconnect;
            case "inspect" -> Inspect::network;
            case "ls" -> Networks::list;
            case "prune" -> Prune::networks;
            case "rm" -> Networks::remove;
            default -> null;
        };
    }

    private static Verb volume(String word) {
        return switch (word) {
            case "create" -> Volumes::create;
            case "inspect" -> Inspect::volume;
            case "ls" -> Volumes::list;
            case "prune" -> Prune::volumes;
            case "rm" -> Volumes::remove;
            case "update" -> Volumes::update;
            default -> null;
        };
    }

    private static Verb context(String word) {
        return switch (word) {
            case "create" -> ContextChanges::create;
            case "export" -> ContextArchives::export;
            case "import" -> ContextArchives::importing;
            case "inspect" -> Contexts::inspect;
            case "ls" -> Contexts::list;
            case "rm" -> Contexts::remove;
            case "show" -> Contexts::show;
            case "update" -> ContextChanges::update;
            case "use" -> Contexts::use;
            default -> null;
        };
    }

    private static Verb manifest(String word) {
        return switch (word) {
            case "annotate" -> Manifests::annotate;
            case "push" -> Manifests::push;
            case "rm" -> Manifests::remove;
            default -> null;
        };
    }

    private static Verb plugin(String word) {
        return switch (word) {
            case "disable" -> Plugins::disable;
            case "enable" -> Plugins::enable;
            case "inspect" -> Plugins::inspect;
            case "ls" -> Plugins::list;
            case "push" -> Plugins::push;
            case "rm" -> Plugins::remove;
            case "set" -> Plugins::set;
            case "upgrade" -> Plugins::upgrade;
            default -> null;
        };
    }

    private static Verb system(String word) {
        return switch (word) {
            case "df" -> DiskUsage::start;
            case "events" -> Events::start;
            case "info" -> Info::start;
            case "prune" -> Prune::everything;
            default -> null;
        };
    }
}
