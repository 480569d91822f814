package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.HistoryRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker history}: how an image was made, the newest layer first. */
public final class History {
    private History() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        boolean human = flags.on("human");
        String format = HistoryRows.format(flags.text("format"), flags.on("quiet"), human);
        return job.daemon().get(sys, "/images/" + job.argument() + "/history", Map.of(), (s, answer) -> answer.ok()
                ? Listing.print(s, format, HistoryRows.TYPE, HistoryRows.rows(answer.json(), Listing.now(s), !flags.on("no-trunc"), human))
                : Job.fail(s, answer.complaint()));
    }
}
