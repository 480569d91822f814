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
    private Search() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        TreeMap<String, String> query = new TreeMap<>(Filters.query(flags.all("filter")));
        query.put("term", job.argument());
        if (flags.number("limit") > 0) {
            query.put("limit", flags.text("limit"));
        }
        String format = SearchRows.format(flags.text("format"));
        return job.daemon().get(sys, "/images/search", query, (s, answer) -> answer.ok()
                ? Listing.print(s, format, SearchRows.TYPE, SearchRows.rows(answer.json(), !flags.on("no-trunc"), format))
                : Job.fail(s, answer.complaint()));
    }
}
