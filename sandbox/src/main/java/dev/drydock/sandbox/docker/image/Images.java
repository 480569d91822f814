package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.ImageRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code docker images}: the images that the engine has. */
public final class Images {
    private Images() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        if (flags.on("tree")) {
            return Job.fail(sys, sys.phrases().textOr("docker images --tree: not simulated here", "not-simulated.command", "docker images --tree"), 96);
        }
        List<String> filters = new ArrayList<>(flags.all("filter"));
        job.arguments().forEach(name -> filters.add("reference=" + name));
        TreeMap<String, String> query = new TreeMap<>(Filters.query(filters));
        if (flags.on("all")) {
            query.put("all", "1");
        }
        boolean digests = flags.on("digests");
        String format = ImageRows.format(flags.text("format"), flags.on("quiet"), digests);
        return job.daemon().get(sys, "/images/json", query, (s, answer) -> answer.ok()
                ? Listing.print(s, format, ImageRows.TYPE, ImageRows.rows(answer.json(), Listing.now(s), !flags.on("no-trunc"), digests, format))
                : Job.fail(s, answer.complaint()));
    }
}
