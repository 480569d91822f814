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

    private static Step tree(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        String other = flags.on("quiet") ? "quiet" : flags.on("no-trunc") ? "no-trunc" : flags.on("digests") ? "show-digest" : flags.text("format").isEmpty() ? "" : "format";
        if (!other.isEmpty()) {
            return Job.fail(sys, "--" + other + " is not yet supported with --tree");
        }
        List<String> filters = new ArrayList<>(flags.all("filter"));
        job.arguments().forEach(name -> filters.add("reference=" + name));
        TreeMap<String, String> query = new TreeMap<>(Filters.query(filters));
        query.put("manifests", "1");
        if (flags.on("all")) {
            query.put("all", "1");
        }
        ImageTree tree = ImageTree.on(sys);
        return job.daemon().get(sys, "/images/json", query, (s, answer) -> answer.ok()
                ? s.complain(tree.warning(), t -> t.print(tree.of(answer.json()), 0))
                : Job.fail(s, answer.complaint()));
    }

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        if (flags.on("tree")) {
            return tree(sys, job);
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
