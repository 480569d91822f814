package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker rename}. */
public final class Rename {
    private Rename() {}

    public static Step start(Sys sys, Job job) {
        String before = job.argument().strip();
        String after = job.arguments().get(1).strip();
        if (before.isEmpty() || after.isEmpty()) {
            return Job.fail(sys, "Error: Neither old nor new names may be empty");
        }
        return job.daemon().post(sys, "/containers/" + before + "/rename", Map.of("name", after), (s, answer) -> answer.ok()
                ? Step.exit(0)
                : Job.fail(s, answer.complaint() + "\nError: failed to rename container named " + before));
    }
}
