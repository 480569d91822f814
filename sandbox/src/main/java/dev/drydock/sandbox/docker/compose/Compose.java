package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Verb;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** Which code carries out which command of {@code docker compose}. */
public final class Compose {
    private static final int NOT_SIMULATED = 96;

    private Compose() {}

    /** @param word the command's name */
    public static Optional<Verb> of(String word) {
        return verb(word).map(verb -> (sys, job) -> {
            Optional<String> complaint = display(job.group().text("progress"), job.group().text("ansi"));
            return complaint.isPresent() ? Job.fail(sys, complaint.get())
                    : job.group().on("dry-run") || job.flags().on("dry-run") ? dryRun(sys) : verb.start(sys, job);
        });
    }

    /** Why work cannot be shown as the flags say; empty when it can. */
    private static Optional<String> display(String progress, String ansi) {
        return switch (progress) {
            case "", "auto", "quiet", "none", "json" -> Optional.empty();
            case "tty" -> ansi.equals("never") ? Optional.of("can't use --progress tty while ANSI support is disabled") : Optional.empty();
            case "plain" -> ansi.equals("always") ? Optional.of("can't use --progress plain while ANSI support is forced") : Optional.empty();
            default -> Optional.of("unsupported --progress value \"" + progress + "\"");
        };
    }

    /** Trying a command without doing it is not simulated. */
    private static Step dryRun(Sys sys) {
        String what = "docker compose --dry-run";
        return sys.fail(sys.phrases().textOr(what + ": not simulated here", "not-simulated.command", what) + "\n", NOT_SIMULATED);
    }

    private static Optional<Verb> verb(String word) {
        return Optional.ofNullable(switch (word) {
            case "attach" -> Passing::attach;
            case "build" -> Building::start;
            case "commit" -> Passing::commit;
            case "config" -> Config::start;
            case "cp" -> Passing::copy;
            case "create" -> Up::create;
            case "down" -> Down::start;
            case "events" -> Events::start;
            case "exec" -> Passing::exec;
            case "export" -> Passing::export;
            case "images" -> Images::start;
            case "kill" -> Lifecycle::kill;
            case "logs" -> Logs::start;
            case "ls" -> Ls::start;
            case "pause" -> Lifecycle::pause;
            case "port" -> Passing::port;
            case "ps" -> Ps::start;
            case "pull" -> PullPush::pull;
            case "push" -> PullPush::push;
            case "restart" -> Lifecycle::restart;
            case "rm" -> Lifecycle::remove;
            case "run" -> Run::start;
            case "scale" -> Scale::start;
            case "start" -> Lifecycle::start;
            case "stats" -> Passing::stats;
            case "stop" -> Lifecycle::stop;
            case "top" -> Top::start;
            case "unpause" -> Lifecycle::unpause;
            case "up" -> Up::start;
            case "volumes" -> Volumes::start;
            case "wait" -> Wait::start;
            default -> null;
        });
    }
}
