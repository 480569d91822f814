package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.describe.Templates;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** {@code kubectl rollout undo} (pkg/polymorphichelpers/rollback.go). */
public final class Undo {
    /** Annotations of a Deployment that stay its own. */
    private static final Set<String> OWN = Set.of("kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision",
            "deployment.kubernetes.io/revision-history", "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    private Undo() {}

    public static Task<Done> start(Job job) {
        return Results.of(job).then(results -> Targets.of(job).then(targets -> Task.attempt(targets.items(), item -> one(job, targets.cluster(), results, item))
                .and(Task.failingWith(targets.failures()))));
    }

    private static Task<Done> one(Job job, Cluster cluster, Results results, Item item) {
        if (!Revisions.kept(item)) {
            return Task.fail("no rollbacker has been implemented for \"" + item.kind().kind() + (item.kind().group().isEmpty() ? "" : "." + item.kind().group()) + "\"");
        }
        long wanted = job.number("to-revision");
        boolean deployment = item.kind().kind().equals("Deployment");
        return Revisions.list(cluster, item).then(revisions -> {
            if (wanted == 0 && revisions.size() < 2) {
                return Task.fail(deployment ? "no rollout history found for deployment \"" + item.name() + "\"" : "no last revision to roll back to");
            }
            Optional<Revisions.Revision> target = wanted == 0 ? previous(revisions) : Optional.ofNullable(revisions.get(wanted));
            if (target.isEmpty()) {
                return Task.fail("unable to find specified revision " + wanted + " in history");
            }
            if (results.dryRun().client()) {
                return results.tell(item.object(), "will roll back to " + Templates.raw(target.get().template()));
            }
            if (deployment && item.object().at("spec", "paused").truth()) {
                return Task.fail("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
            }
            Tree template = target.get().template().mapping().withoutAt("metadata", "labels", "pod-template-hash");
            if (template.equals(item.object().at("spec", "template"))) {
                return results.tell(item.object(), "skipped rollback (current template already matches revision " + wanted + ")");
            }
            Task<Tree> patched = deployment ? restore(cluster, results, item, target.get(), template)
                    : cluster.patch(item.path(), results.dryRun().query(Map.of()), "strategic", Json.compact(target.get().object().get("data")));
            return patched.failingAs(why -> new Failure.Plain("failed restoring revision " + wanted + ": " + why.inner())).then(object -> results.tell(item.object(), "rolled back"));
        });
    }

    private static Optional<Revisions.Revision> previous(SortedMap<Long, Revisions.Revision> revisions) {
        List<Revisions.Revision> all = List.copyOf(revisions.values());
        return Optional.of(all.get(all.size() - 2));
    }

    private static Task<Tree> restore(Cluster cluster, Results results, Item item, Revisions.Revision revision, Tree template) {
        Mapping.Builder annotations = Mapping.builder();
        item.object().at("metadata", "annotations").mapping().forEach((key, value) -> {
            if (OWN.contains(key)) {
                annotations.put(key, value);
            }
        });
        revision.object().at("metadata", "annotations").mapping().forEach((key, value) -> {
            if (!OWN.contains(key)) {
                annotations.put(key, value);
            }
        });
        Sequence patch = Sequence.of(Mapping.of("op", "replace", "path", "/spec/template", "value", template),
                Mapping.of("op", "replace", "path", "/metadata/annotations", "value", annotations.build()));
        return cluster.patch(item.path(), results.dryRun().query(Map.of()), "json", Json.compact(patch));
    }
}
