package dev.drydock.sandbox.docker.plugin;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.PluginRows;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** {@code docker plugin ls}. */
public final class Plugins {
    private Plugins() {}

    public static Step list(Sys sys, Job job) {
        String format = PluginRows.format(job.flags().text("format"), job.flags().on("quiet"));
        return job.daemon().get(sys, "/plugins", Filters.query(job.flags().all("filter")), (s, answer) -> answer.ok()
                ? Listing.print(s, format, PluginRows.TYPE, PluginRows.rows(answer.json(), !job.flags().on("no-trunc")))
                : Job.fail(s, answer.complaint()));
    }
}
