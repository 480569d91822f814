package dev.drydock.sandbox.docker.registry;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.SearchRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.TreeMap;

/** {@code docker search}: repositories of Docker Hub. */
public final class Search {
    private static final String OUTDATED = "WARNING: the \"is-automated\" filter is deprecated, and searching for \"is-automated=true\" will not yield any"
            + " results in future.\n";

    private Search() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        TreeMap<String, String> query = new TreeMap<>(Filters.query(flags.all("filter")));
        query.put("term", job.argument());
        if (flags.number("limit") > 0) {
            query.put("limit", flags.text("limit"));
        }
        String format = SearchRows.format(flags.text("format"));
        boolean outdated = flags.all("filter").stream().anyMatch(filter -> filter.startsWith("is-automated="));
        return sys.complain(outdated ? OUTDATED : "", t -> search(t, job, query, format));
    }

    private static Step search(Sys sys, Job job, TreeMap<String, String> query, String format) {
        return job.daemon().get(sys, "/images/search", query, (s, answer) -> answer.ok()
                ? Listing.print(s, format, SearchRows.TYPE, SearchRows.rows(answer.json(), !job.flags().on("no-trunc"), format))
                : Job.fail(s, answer.complaint()));
    }
}
