package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.TreeMap;

/** {@code docker push}: an image to the registry that its name tells. */
public final class Push {
    private Push() {}

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
        boolean quiet = job.flags().on("quiet");
        String told = !all && named.isNameOnly() && !quiet ? "Using default tag: " + Reference.LATEST + "\n" : "";
        return sys.print(told, s -> push(s, job, all ? named : named.orLatest(), quiet));
    }

    private static Step push(Sys sys, Job job, Reference image, boolean quiet) {
        Daemon daemon = job.daemon();
        TreeMap<String, String> query = new TreeMap<>();
        image.tag().ifPresent(tag -> query.put("tag", tag));
        Request request = Request.of("POST", daemon.versioned("/images/" + image.familiarName() + "/push"), query, Bytes.EMPTY);
        return daemon.open(sys, Credentials.signed(sys, request, image.domain()),
                (s, call, head) -> Progress.show(s, call, quiet ? -1 : 1, (t, failure) -> failure.isPresent()
                        ? Job.fail(t, failure.get())
                        : t.print(quiet ? image.canonical() + "\n" : "", 0)),
                (s, answer) -> Job.fail(s, answer.complaint()));
    }
}
