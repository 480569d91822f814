package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Frames;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Timestamps;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker logs}: what a container has written, and with {@code -f} what it goes on writing. */
public final class Logs {
    private Logs() {}

    public static Step start(Sys sys, Job job) {
        return job.daemon().get(sys, "/containers/" + job.argument() + "/json", Map.of(),
                (s, answer) -> answer.ok() ? read(s, job, answer.json()) : Job.fail(s, answer.complaint()));
    }

    private static Step read(Sys sys, Job job, Tree container) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("stdout", "1", "stderr", "1", "tail", job.flags().text("tail")));
        for (String flag : new String[] {"since", "until"}) {
            String value = job.flags().text(flag);
            if (!value.isEmpty()) {
                Reading time = Timestamps.read(value, sys.now());
                if (time instanceof Reading.Refused refused) {
                    return Job.fail(sys, "invalid value for \"" + flag + "\": " + refused.why());
                }
                query.put(flag, ((Reading.Accepted) time).value());
            }
        }
        for (String flag : new String[] {"timestamps", "details", "follow"}) {
            if (job.flags().on(flag)) {
                query.put(flag, "1");
            }
        }
        Daemon daemon = job.daemon();
        boolean tty = container.at("Config", "Tty").truth();
        return daemon.open(sys, Request.of("GET", daemon.versioned("/containers/" + container.get("Id").text() + "/logs"), query, Bytes.EMPTY),
                (s, call, head) -> tty
                        ? Streams.copy(s, call, t -> Step.exit(0))
                        : Streams.copyFramed(s, call, Frames.START, t -> Step.exit(0)),
                (s, answer) -> Job.fail(s, answer.complaint()));
    }
}
