package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.container.settings.UpdateSettings;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker update}: other limits for containers that exist. */
public final class Update {
    private Update() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        if (flags.given().isEmpty()) {
            return Job.fail(sys, "you must provide one or more flags when using this command");
        }
        UpdateSettings settings = UpdateSettings.read(flags);
        return settings instanceof UpdateSettings.Refused refused
                ? Job.fail(sys, refused.complaint())
                : next(sys, job, ((UpdateSettings.Usable) settings).body(), 0, List.of(), List.of());
    }

    private static Step next(Sys sys, Job job, Mapping body, int done, List<String> warnings, List<String> complaints) {
        if (done == job.arguments().size()) {
            String told = warnings.isEmpty() ? "" : String.join("\n", warnings) + "\n";
            return sys.print(told, s -> complaints.isEmpty() ? Step.exit(0) : Job.fail(s, String.join("\n", complaints)));
        }
        String name = job.arguments().get(done);
        return job.daemon().post(sys, "/containers/" + name + "/update", Map.of(), body, (s, answer) -> {
            if (!answer.ok()) {
                List<String> more = new ArrayList<>(complaints);
                more.add(answer.complaint());
                return next(s, job, body, done + 1, warnings, List.copyOf(more));
            }
            List<String> told = new ArrayList<>(warnings);
            told.addAll(answer.json().get("Warnings").texts());
            return s.print(name + "\n", t -> next(t, job, body, done + 1, List.copyOf(told), complaints));
        });
    }
}
