package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.DiskUsageRows;
import dev.drydock.sandbox.docker.format.UsageDetails;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Reading;
import java.util.Map;

/** {@code docker system df}: how much room everything takes. */
public final class DiskUsage {
    private DiskUsage() {}

    public static Step start(Sys sys, Job job) {
        return job.daemon().get(sys, "/system/df", Map.of(), (s, answer) -> answer.ok() ? show(s, job, answer) : Job.fail(s, answer.complaint()));
    }

    private static Step show(Sys sys, Job job, Answer answer) {
        String format = job.flags().text("format");
        if (!job.flags().on("verbose")) {
            return Listing.print(sys, DiskUsageRows.format(format), DiskUsageRows.TYPE, DiskUsageRows.rows(answer.json()));
        }
        Reading<String> printed = UsageDetails.print(answer.json(), Listing.now(sys), format);
        return printed.value().isPresent() ? sys.print(printed.orThrow(), 0) : Job.fail(sys, printed.refusal().orElseThrow().message());
    }
}
