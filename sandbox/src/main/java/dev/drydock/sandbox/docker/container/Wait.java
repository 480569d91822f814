package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker wait}: until containers have stopped, then their exit statuses, one after the other. */
public final class Wait {
    private Wait() {}

    public static Step start(Sys sys, Job job) {
        return next(sys, job, 0, List.of());
    }

    private static Step next(Sys sys, Job job, int done, List<String> complaints) {
        if (done == job.arguments().size()) {
            return complaints.isEmpty() ? Step.exit(0) : Job.fail(sys, String.join("\n", complaints));
        }
        return job.daemon().post(sys, "/containers/" + job.arguments().get(done) + "/wait", Map.of(), (s, answer) -> {
            if (answer.ok()) {
                return s.print(answer.json().get("StatusCode").whole() + "\n", t -> next(t, job, done + 1, complaints));
            }
            List<String> more = new ArrayList<>(complaints);
            more.add(answer.complaint());
            return next(s, job, done + 1, List.copyOf(more));
        });
    }
}
