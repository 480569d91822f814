package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Attachment;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.DetachKeys;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.SignalProxy;
import dev.drydock.sandbox.docker.client.WindowSize;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** {@code docker attach}: the streams of a container that runs already. */
public final class Attach {
    private Attach() {}

    public static Step start(Sys sys, Job job) {
        Daemon daemon = job.daemon();
        Waiting waiting = Waiting.begin(sys, daemon, job.argument(), "");
        return inspect(sys, job, (s, container) -> {
            boolean tty = container.at("Config", "Tty").truth();
            boolean wanted = !job.flags().on("no-stdin");
            if (wanted && tty && !s.isTerminal(0)) {
                return Job.fail(s, "the input device is not a TTY");
            }
            boolean input = wanted && container.at("Config", "OpenStdin").truth();
            if (job.flags().on("sig-proxy") && !tty) {
                SignalProxy.install(s, daemon, job.argument());
            }
            return daemon.upgrade(s, Run.attachment(job, job.argument(), input ? List.of("stdin", "stdout", "stderr") : List.of("stdout", "stderr")),
                    (t, call, head) -> inspect(t, job, (u, still) -> {
                        if (tty) {
                            WindowSize.nudge(u, daemon, "/containers/" + job.argument());
                            WindowSize.follow(u, daemon, "/containers/" + job.argument());
                        }
                        return stream(u, new Attachment(call, tty, input, DetachKeys.of(job.flags().text("detach-keys"))), waiting);
                    }));
        });
    }

    private static Step stream(Sys sys, Attachment attachment, Waiting waiting) {
        return attachment.stream(sys, (s, end) -> switch (end) {
            case DETACHED -> Job.fail(s, "read escape sequence");
            case OUTPUT_BROKEN -> Job.fail(s, "write /dev/stdout: broken pipe");
            case OUTPUT_OVER -> waiting.end(s, (t, status) -> Step.exit(status));
        });
    }

    private interface Inspected {
        Step run(Sys sys, Tree container);
    }

    private static Step inspect(Sys sys, Job job, Inspected then) {
        return job.daemon().get(sys, "/containers/" + job.argument() + "/json", Map.of(), (s, answer) -> {
            Tree state = answer.json().get("State");
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            if (!state.get("Running").truth()) {
                return Job.fail(s, "You cannot attach to a stopped container, start it first");
            }
            if (state.get("Paused").truth()) {
                return Job.fail(s, "You cannot attach to a paused container, unpause it first");
            }
            return state.get("Restarting").truth()
                    ? Job.fail(s, "You cannot attach to a restarting container, wait until it is running")
                    : then.run(s, answer.json());
        });
    }
}
