package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker diff}: which files a container has changed, added and deleted. */
public final class Diff {
    private Diff() {}

    public static Step start(Sys sys, Job job) {
        if (job.argument().isEmpty()) {
            return Job.fail(sys, "Container name cannot be empty");
        }
        return job.daemon().get(sys, "/containers/" + job.argument() + "/changes", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            StringBuilder lines = new StringBuilder();
            answer.json().mappings().forEach(change -> lines.append("CAD".charAt(Math.min(2, change.get("Kind").wholeInt()))).append(' ')
                    .append(change.get("Path").text()).append('\n'));
            return s.print(lines.toString(), 0);
        });
    }
}
