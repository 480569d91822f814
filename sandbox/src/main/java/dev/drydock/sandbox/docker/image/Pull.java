package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.docker.trust.ContentTrust;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker pull}: an image from its registry. */
public final class Pull {
    private Pull() {}

    public static Step start(Sys sys, Job job) {
        ParsedReference parsed = Reference.parse(job.argument());
        if (parsed instanceof ParsedReference.Malformed malformed) {
            return Job.fail(sys, malformed.message());
        }
        Reference named = (Reference) parsed;
        boolean all = job.flags().on("all-tags");
        if (all && !named.isNameOnly()) {
            return Job.fail(sys, "tag can't be used with --all-tags/-a");
        }
        boolean chosen = !all && named.isNameOnly();
        String told = chosen && !job.flags().on("quiet") ? "Using default tag: " + Reference.LATEST + "\n" : "";
        ContentTrust trust = all ? new ContentTrust.NotAsked() : ContentTrust.of(sys, job.flags(), named.orLatest());
        if (trust instanceof ContentTrust.Refused refused) {
            return sys.print(told, s -> Job.fail(s, refused.message()));
        }
        if (trust instanceof ContentTrust.Signed signed) {
            String digest = signed.image().digest().orElse("");
            return sys.print(told + "Pull (1 of 1): " + named.orLatest().familiar() + "@" + digest + "\n",
                    s -> pull(s, job, signed.image(), t -> tag(t, job, signed.image(), named.orLatest())));
        }
        Reference image = all ? named : named.orLatest();
        return sys.print(told, s -> pull(s, job, image, t -> t.print(image.canonical() + "\n", 0)));
    }

    /** Gives what was pulled by its signed digest the tag that was asked for. */
    private static Step tag(Sys sys, Job job, Reference signed, Reference asked) {
        return job.daemon().post(sys, "/images/" + signed.familiar() + "/tag", Map.of("repo", asked.familiarName(), "tag", asked.tag().orElse(Reference.LATEST)), (s, answer) ->
                answer.ok() ? s.print("Tagging " + signed.familiar() + " as " + asked.familiar() + "\n" + asked.canonical() + "\n", 0) : Job.fail(s, answer.complaint()));
    }

    private static Step pull(Sys sys, Job job, Reference image, Code then) {
        TreeMap<String, String> query = new TreeMap<>();
        query.put("fromImage", image.name());
        image.digest().or(image::tag).ifPresent(tag -> query.put("tag", tag));
        if (!job.flags().text("platform").isEmpty()) {
            query.put("platform", job.flags().text("platform").toLowerCase(java.util.Locale.ROOT));
        }
        Daemon daemon = job.daemon();
        return daemon.open(sys,
                Credentials.signed(sys, Request.of("POST", daemon.versioned("/images/create"), query, Bytes.EMPTY), image.domain()),
                (s, call, head) -> Progress.show(s, call, job.flags().on("quiet") ? -1 : 1, (t, failure) -> failure.isPresent()
                        ? Job.fail(t, failure.get())
                        : then.run(t)),
                (s, answer) -> Job.fail(s, answer.complaint()));
    }
}
