package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.DiskUsageRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker system df}: how much room everything takes. */
public final class DiskUsage {
    private DiskUsage() {}

    public static Step start(Sys sys, Job job) {
        String format = DiskUsageRows.format(job.flags().text("format"));
        return job.daemon().get(sys, "/system/df", Map.of(), (s, answer) -> answer.ok()
                ? Listing.print(s, format, DiskUsageRows.TYPE, DiskUsageRows.rows(answer.json()))
                : Job.fail(s, answer.complaint()));
    }
}
