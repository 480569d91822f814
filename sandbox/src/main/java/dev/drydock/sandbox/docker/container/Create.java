package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.container.settings.ContainerSettings;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** {@code docker create}: a container that does not run yet. */
public final class Create {
    private Create() {}

    public static Step start(Sys sys, Job job) {
        Optional<String> pull = Creation.pullComplaint(job.flags().text("pull"));
        if (pull.isPresent()) {
            return Job.fail(sys, Creation.withHelp(pull.get(), "create"), 125);
        }
        ContainerSettings settings = ContainerSettings.read(job.flags(), job.arguments(), sys);
        if (settings instanceof ContainerSettings.Refused refused) {
            return Job.fail(sys, Creation.withHelp(refused.complaint(), "create"), 125);
        }
        return new Creation(job, (ContainerSettings.Usable) settings, (s, id) -> s.print(id + "\n", 0), Job::fail).start(sys);
    }
}
