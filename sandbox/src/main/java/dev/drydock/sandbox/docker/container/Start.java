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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker start}: several containers in turn, or one with the client attached to it. */
public final class Start {
    private Start() {}

    /** What to do with the exit status of a container that the client was attached to. */
    @FunctionalInterface
    public interface Ended {
        Step run(Sys sys, int status);
    }

    public static Step start(Sys sys, Job job) {
        return start(sys, job, (s, status) -> Step.exit(status));
    }

    /** As {@code docker start}, with another end. */
    public static Step start(Sys sys, Job job, Ended ended) {
        if (!job.flags().on("attach") && !job.flags().on("interactive")) {
            return inTurn(sys, job, 0, List.of());
        }
        return job.arguments().size() > 1
                ? Job.fail(sys, "you cannot start and attach multiple containers at once")
                : job.daemon().get(sys, "/containers/" + job.argument() + "/json", Map.of(),
                        (s, answer) -> answer.ok() ? attach(s, job, answer.json(), ended) : Job.fail(s, answer.complaint()));
    }

    private static Step inTurn(Sys sys, Job job, int done, List<String> failed) {
        if (done == job.arguments().size()) {
            return failed.isEmpty() ? Step.exit(0) : Job.fail(sys, "Error: failed to start containers: " + String.join(", ", failed));
        }
        String name = job.arguments().get(done);
        return job.daemon().post(sys, "/containers/" + name + "/start", Map.of(), (s, answer) -> {
            if (answer.ok()) {
                return s.print(name + "\n", t -> inTurn(t, job, done + 1, failed));
            }
            List<String> more = new ArrayList<>(failed);
            more.add(name);
            List<String> all = List.copyOf(more);
            return s.complain(answer.complaint() + "\n", t -> inTurn(t, job, done + 1, all));
        });
    }

    private static Step attach(Sys sys, Job job, Tree container, Ended ended) {
        Daemon daemon = job.daemon();
        String id = container.get("Id").text();
        boolean tty = container.at("Config", "Tty").truth();
        boolean input = job.flags().on("interactive") && container.at("Config", "OpenStdin").truth();
        if (!tty) {
            SignalProxy.install(sys, daemon, id);
        }
        return daemon.upgrade(sys, Run.attachment(job, id, input ? List.of("stdin", "stdout", "stderr") : List.of("stdout", "stderr")), (s, call, head) -> {
            Waiting waiting = Waiting.begin(s, daemon, id, container.at("HostConfig", "AutoRemove").truth() ? "removed" : "next-exit");
            return daemon.post(s, "/containers/" + id + "/start", Map.of(), (t, answer) -> {
                if (!answer.ok()) {
                    return Job.fail(t, answer.complaint());
                }
                if (tty) {
                    WindowSize.follow(t, daemon, "/containers/" + id);
                }
                return new Attachment(call, tty, input, DetachKeys.of(job.flags().text("detach-keys"))).stream(t, (u, end) -> switch (end) {
                    case DETACHED -> Step.exit(0);
                    case OUTPUT_BROKEN -> Job.fail(u, "write /dev/stdout: broken pipe");
                    case OUTPUT_OVER -> waiting.end(u, ended::run);
                });
            });
        });
    }
}
