package dev.drydock.sandbox.docker.manifest;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** {@code docker manifest annotate push rm}, none of which finds a list. */
public final class Manifests {
    private Manifests() {}

    public static Step annotate(Sys sys, Job job) {
        return Job.fail(sys, "manifest for image " + job.arguments().get(1) + " does not exist in " + job.argument());
    }

    public static Step push(Sys sys, Job job) {
        return Job.fail(sys, missing(job.argument()));
    }

    public static Step remove(Sys sys, Job job) {
        List<String> complaints = job.arguments().stream().map(Manifests::missing).toList();
        return Job.fail(sys, String.join("\n", complaints));
    }

    private static String missing(String name) {
        ParsedReference parsed = Reference.parse(name);
        return parsed instanceof Reference reference ? "No such manifest: " + reference.orLatest().canonical() : ((ParsedReference.Malformed) parsed).message();
    }
}
