package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.command.Quote;
import java.util.Map;

/** {@code docker tag}: one more name for an image. */
public final class Tag {
    private Tag() {}

    public static Step start(Sys sys, Job job) {
        String source = job.argument();
        String target = job.arguments().get(1);
        if (!source.matches("(sha256:)?[a-f0-9]{64}") && Reference.parse(source) instanceof ParsedReference.Malformed malformed) {
            return Job.fail(sys, "Error parsing reference: " + Quote.go(source) + " is not a valid repository/tag: " + malformed.message());
        }
        ParsedReference parsed = Reference.parse(target);
        if (parsed instanceof ParsedReference.Malformed malformed) {
            return Job.fail(sys, "Error parsing reference: " + Quote.go(target) + " is not a valid repository/tag: " + malformed.message());
        }
        Reference name = (Reference) parsed;
        if (name.digest().isPresent()) {
            return Job.fail(sys, "refusing to create a tag with a digest reference");
        }
        Reference tagged = name.orLatest();
        return job.daemon().post(sys, "/images/" + source + "/tag", Map.of("repo", tagged.name(), "tag", tagged.tag().orElse("")),
                (s, answer) -> answer.ok() ? Step.exit(0) : Job.fail(s, answer.complaint()));
    }
}
