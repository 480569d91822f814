package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker commit}: an image of a container's files as they are now. */
public final class Commit {
    private Commit() {}

    public static Step start(Sys sys, Job job) {
        return ask(sys, job, job.argument(), (s, id) -> s.print(id + "\n", 0), Job::fail);
    }

    /** What goes on with a text, the image or a complaint. */
    public interface Then {
        Step run(Sys sys, String text);
    }

    /** Makes the image that the flags and the second argument describe, of a container. */
    public static Step ask(Sys sys, Job job, String container, Then made, Then failed) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("container", container,
                "comment", job.flags().text("message"), "author", job.flags().text("author")));
        if (job.arguments().size() > 1 && !job.arguments().get(1).isEmpty()) {
            ParsedReference parsed = Reference.parse(job.arguments().get(1));
            if (parsed instanceof ParsedReference.Malformed malformed) {
                return failed.run(sys, malformed.message());
            }
            Reference name = (Reference) parsed;
            if (name.digest().isPresent()) {
                return failed.run(sys, "refusing to create a tag with a digest reference");
            }
            query.put("repo", name.name());
            query.put("tag", name.orLatest().tag().orElse(""));
        }
        if (!job.flags().on("pause")) {
            query.put("pause", "0");
        }
        if (!job.flags().all("change").isEmpty()) {
            query.put("changes", String.join("\n", job.flags().all("change")));
        }
        return job.daemon().post(sys, "/commit", query,
                (s, answer) -> answer.ok() ? made.run(s, answer.json().get("Id").text()) : failed.run(s, answer.complaint()));
    }
}
