package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.TreeMap;

/** {@code --push}: the names of a built image are pushed by the engine, one after the other. */
final class Pushing {
    private Pushing() {}

    static Step push(Sys sys, Job job, Watch watched, String before, String after) {
        return sys.complain(before, s -> one(s, job, job.flags().all("tag"), watched.steps().byDigest().size(), after));
    }

    private static Step one(Sys sys, Job job, List<String> tags, int number, String after) {
        if (tags.isEmpty()) {
            return sys.print(after, 0);
        }
        Reference name = ((Reference) Reference.parse(tags.get(0))).orLatest();
        Daemon daemon = job.daemon();
        TreeMap<String, String> query = new TreeMap<>();
        query.put("tag", name.tag().orElse(Reference.LATEST));
        boolean quiet = !after.isEmpty();
        String head = "\n#" + (number + 1) + " pushing " + name.familiar() + " with docker\n";
        Request request = Credentials.signed(sys, Request.of("POST", daemon.versioned("/images/" + name.familiarName() + "/push"), query, Bytes.EMPTY), name.domain());
        return sys.complain(quiet ? "" : head, start -> daemon.open(start, request, (s, call, status) -> Lines.read(s, call, "", (t, failure, message, next) -> {
            String error = message.at("errorDetail", "message").text(failure);
            String id = message.get("id").text();
            boolean pushed = message.get("status").text().equals("Pushed") || message.get("status").text().equals("Layer already exists");
            return t.complain(quiet || !pushed || id.isEmpty() ? "" : "#" + (number + 1) + " pushing layer " + id + " done\n", u -> next.run(u, error));
        }, (t, failure) -> failure.isEmpty() ? t.complain(quiet ? "" : "#" + (number + 1) + " DONE 0.1s\n", u -> one(u, job, tags.subList(1, tags.size()), number + 1, after))
                : t.fail("#" + (number + 1) + " ERROR: " + failure + "\n------\n > pushing " + name.familiar() + " with docker:\n------\nERROR: failed to build: " + failure + "\n", 1)),
                (s, answer) -> Job.fail(s, "ERROR: failed to build: " + answer.json().get("message").text())));
    }
}
