package dev.drydock.sandbox.docker.plugin;

import dev.drydock.sandbox.docker.client.Batch;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Inspection;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.format.InspectFormat.Inspected;
import dev.drydock.sandbox.docker.format.PluginRows;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;

/** {@code docker plugin}: engines here have none, so that all but a list ends in the engine's refusal. */
public final class Plugins {
    private Plugins() {}

    public static Step list(Sys sys, Job job) {
        String format = PluginRows.format(job.flags().text("format"), job.flags().on("quiet"));
        return job.daemon().get(sys, "/plugins", Filters.query(job.flags().all("filter")), (s, answer) -> answer.ok()
                ? Listing.print(s, format, PluginRows.TYPE, PluginRows.rows(answer.json(), !job.flags().on("no-trunc")))
                : Job.fail(s, answer.complaint()));
    }

    public static Step inspect(Sys sys, Job job) {
        return new Inspection(job.arguments(), job.flags().text("format"), (s, name, found, missing) ->
                job.daemon().get(s, "/plugins/" + name + "/json", Map.of(), (t, answer) -> answer.ok()
                        ? found.run(t, new Inspected("plugin", answer.json()))
                        : missing.run(t, answer.complaint()))).start(sys);
    }

    public static Step remove(Sys sys, Job job) {
        Daemon daemon = job.daemon();
        Map<String, String> query = job.flags().on("force") ? Map.of("force", "1") : Map.of();
        return new Batch(daemon, job.arguments(), name -> Request.of("DELETE", daemon.versioned("/plugins/" + name), query, Bytes.EMPTY), false).inTurn(sys);
    }

    public static Step enable(Sys sys, Job job) {
        return ask(sys, job, job.argument(), "enable");
    }

    public static Step disable(Sys sys, Job job) {
        return ask(sys, job, job.argument(), "disable");
    }

    public static Step set(Sys sys, Job job) {
        return ask(sys, job, job.argument(), "set");
    }

    public static Step push(Sys sys, Job job) {
        String name = Reference.parse(job.argument()) instanceof Reference reference ? reference.orLatest().familiar() : job.argument();
        return ask(sys, job, name, "push");
    }

    private static Step ask(Sys sys, Job job, String name, String deed) {
        return job.daemon().post(sys, "/plugins/" + name + "/" + deed, Map.of(), (s, answer) -> answer.ok()
                ? s.print(job.argument() + "\n", 0)
                : Job.fail(s, answer.complaint()));
    }

    public static Step upgrade(Sys sys, Job job) {
        return job.daemon().get(sys, "/plugins/" + job.argument() + "/json", Map.of(),
                (s, answer) -> Job.fail(s, "error reading plugin data: " + answer.complaint()));
    }
}
