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
        TreeMap<String, String> query = new TreeMap<>(Map.of("container", job.argument(),
                "comment", job.flags().text("message"), "author", job.flags().text("author")));
        if (job.arguments().size() > 1 && !job.arguments().get(1).isEmpty()) {
            ParsedReference parsed = Reference.parse(job.arguments().get(1));
            if (parsed instanceof ParsedReference.Malformed malformed) {
                return Job.fail(sys, malformed.message());
            }
            Reference name = (Reference) parsed;
            if (name.digest().isPresent()) {
                return Job.fail(sys, "refusing to create a tag with a digest reference");
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
                (s, answer) -> answer.ok() ? s.print(answer.json().get("Id").text() + "\n", 0) : Job.fail(s, answer.complaint()));
    }
}
