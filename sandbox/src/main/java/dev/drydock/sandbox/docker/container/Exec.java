package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Attachment;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.DetachKeys;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.WindowSize;
import dev.drydock.sandbox.docker.container.settings.ExecSettings;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;

/** {@code docker exec}: one more command in a running container. */
public record Exec(Job job, Mapping settings) {

    public static Step start(Sys sys, Job job) {
        ExecSettings read = ExecSettings.read(job.flags(), job.arguments().subList(1, job.arguments().size()), sys);
        if (read instanceof ExecSettings.Refused refused) {
            return Job.fail(sys, refused.complaint());
        }
        return new Exec(job, ((ExecSettings.Usable) read).body()).look(sys);
    }

    private Daemon daemon() {
        return job.daemon();
    }

    private boolean tty() {
        return settings.get("Tty").truth();
    }

    private boolean detached() {
        return job.flags().on("detach");
    }

    private Step look(Sys sys) {
        return daemon().get(sys, "/containers/" + job.argument() + "/json", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            return !detached() && tty() && settings.get("AttachStdin").truth() && !s.isTerminal(0)
                    ? Job.fail(s, "the input device is not a TTY")
                    : create(s);
        });
    }

    private Step create(Sys sys) {
        return daemon().post(sys, "/containers/" + job.argument() + "/exec", Map.of(), settings, (s, answer) -> {
            String id = answer.json().get("Id").text();
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            return id.isEmpty() ? Job.fail(s, "exec ID empty") : run(s, id);
        });
    }

    private Step run(Sys sys, String id) {
        Mapping.Builder body = Mapping.builder().put("Detach", detached()).put("Tty", tty());
        if (settings.has("ConsoleSize")) {
            body.put("ConsoleSize", settings.get("ConsoleSize"));
        }
        if (detached()) {
            return daemon().post(sys, "/exec/" + id + "/start", Map.of(), body.build(),
                    (s, answer) -> answer.ok() ? Step.exit(0) : Job.fail(s, answer.complaint()));
        }
        Request start = daemon().posting("/exec/" + id + "/start", Map.of(), body.build());
        return daemon().upgrade(sys, start, (s, call, head) -> stream(s, call, id));
    }

    private Step stream(Sys sys, Sys.Call call, String id) {
        if (tty() && sys.isTerminal(0)) {
            WindowSize.follow(sys, daemon(), "/exec/" + id);
        }
        boolean input = settings.get("AttachStdin").truth();
        return new Attachment(call, tty(), input, DetachKeys.of(job.flags().text("detach-keys"))).stream(sys, (s, end) -> switch (end) {
            case DETACHED -> Job.fail(s, "read escape sequence");
            case OUTPUT_BROKEN -> Streams.broken(s);
            case OUTPUT_OVER -> daemon().get(s, "/exec/" + id + "/json", Map.of(), (t, answer) ->
                    answer.ok() ? Step.exit(answer.json().get("ExitCode").wholeInt()) : Job.fail(t, answer.complaint()));
        });
    }
}
