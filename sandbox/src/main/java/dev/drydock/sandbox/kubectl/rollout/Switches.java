package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl rollout pause}, {@code resume} and {@code restart}. */
public final class Switches {
    private Switches() {}

    public static Task<Done> pause(Job job) {
        return each(job, "paused", (item, now) -> !item.kind().kind().equals("Deployment") ? new Change("pausing is not supported", "")
                : item.object().at("spec", "paused").truth() ? new Change("is already paused", "") : new Change("", "{\"spec\":{\"paused\":true}}"));
    }

    public static Task<Done> resume(Job job) {
        return each(job, "resumed", (item, now) -> !item.kind().kind().equals("Deployment") ? new Change("resuming is not supported", "")
                : !item.object().at("spec", "paused").truth() ? new Change("is not paused", "") : new Change("", "{\"spec\":{\"paused\":null}}"));
    }

    public static Task<Done> restart(Job job) {
        return each(job, "restarted", (item, now) -> {
            if (!Revisions.kept(item)) {
                return new Change("restarting is not supported", "");
            }
            if (item.object().at("spec", "paused").truth()) {
                return new Change("can't restart paused deployment (run rollout resume first)", "");
            }
            String time = Times.rfc3339(now);
            boolean twice = item.object().at("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt").text().equals(time);
            Tree patch = Mapping.of("spec", Mapping.of("template", Mapping.of("metadata", Mapping.of("annotations", Mapping.of("kubectl.kubernetes.io/restartedAt", time)))));
            return new Change("", twice ? "" : patch.toString());
        });
    }

    /** What is to be done with an object: a patch, or why not. */
    private record Change(String refusal, String patch) {}

    @FunctionalInterface
    private interface Decision {
        Change of(Item item, long nowMicros);
    }

    private static Task<Done> each(Job job, String told, Decision decision) {
        return Results.of(job, DryRun.NONE).then(results -> Targets.of(job).then(targets -> {
            if (targets.none()) {
                return Task.complain("No resources found in " + targets.cluster().target().namespace() + " namespace.\n");
            }
            Task<List<Failure>> failures = Task.fold(targets.items(), targets.failures(), (before, item) -> Task.with(sys -> {
                Change change = decision.of(item, sys.now());
                if (!change.refusal().isEmpty()) {
                    return Task.of(plus(before, new Failure.Plain("error: " + item.kind().qualified() + " " + Quote.go(item.name()) + " " + change.refusal())));
                }
                if (change.patch().isEmpty()) {
                    return Task.of(plus(before, new Failure.Plain("failed to create patch for " + item.name()
                            + ": if restart has already been triggered within the past second, please wait before attempting to trigger another")));
                }
                return targets.cluster().patch(item.path(), Map.of("fieldManager", job.text("field-manager")), "strategic", change.patch())
                        .then(object -> results.tell(object, told)).map(done -> before)
                        .rescue(why -> Task.of(plus(before, new Failure.Plain("failed to patch: " + why.inner()))));
            }));
            return failures.then(Task::failingWith);
        }));
    }

    private static List<Failure> plus(List<Failure> failures, Failure why) {
        List<Failure> all = new ArrayList<>(failures);
        all.add(why);
        return List.copyOf(all);
    }
}
