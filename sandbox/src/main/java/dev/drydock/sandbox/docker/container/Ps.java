package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.ContainerRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Reading;
import java.util.TreeMap;

/** {@code docker ps}: the containers. */
public final class Ps {
    private Ps() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        String format = flags.text("format");
        boolean quiet = flags.on("quiet");
        String warning = !format.isEmpty() && quiet ? "WARNING: Ignoring custom format, because both --format and --quiet are set.\n" : "";
        boolean size = flags.on("size");
        if (!format.isEmpty()) {
            Reading<Boolean> asks = ContainerRows.asksForSize(format);
            if (asks.value().isEmpty()) {
                return Job.fail(sys, warning + asks.refusal().orElseThrow().message());
            }
            size |= asks.value().get() && !quiet && !flags.has("size");
        }
        boolean sized = size;
        return sys.complain(warning, s -> list(s, job, format, sized));
    }

    private static Step list(Sys sys, Job job, String format, boolean size) {
        GivenFlags flags = job.flags();
        TreeMap<String, String> query = new TreeMap<>(Filters.query(flags.all("filter")));
        if (flags.on("all")) {
            query.put("all", "1");
        }
        long last = flags.on("latest") && flags.number("last") == -1 ? 1 : flags.number("last");
        if (last > 0) {
            query.put("limit", Long.toString(last));
        }
        if (size) {
            query.put("size", "1");
        }
        String shown = ContainerRows.format(format, flags.on("quiet"), size);
        return job.daemon().get(sys, "/containers/json", query, (s, answer) -> answer.ok()
                ? Listing.print(s, shown, ContainerRows.TYPE, ContainerRows.rows(answer.json(), Listing.now(s), !flags.on("no-trunc")))
                : Job.fail(s, answer.complaint()));
    }
}
