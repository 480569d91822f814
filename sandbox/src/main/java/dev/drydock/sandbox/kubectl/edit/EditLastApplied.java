package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.List;
import java.util.Map;

/** {@code kubectl apply edit-last-applied}: only what {@code apply} remembers of objects is edited. */
public record EditLastApplied(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        return Results.of(job, DryRun.NONE).then(results -> job.cluster().then(cluster -> Selection.of(cluster, job, job.arguments()).orAll().latest().then(items -> {
            List<Item> kept = items.stream().filter(item -> item.object().at("metadata", "annotations").has(LastApplied.KEY))
                    .map(item -> item.with(Json.read(item.object().at("metadata", "annotations", LastApplied.KEY).text()).value().orElse(Nothing.NOTHING))).toList();
            return kept.isEmpty() ? Task.fail("no last-applied-configuration annotation found on resources, to create the annotation, use command "
                    + "`kubectl apply set-last-applied --create-annotation`")
                    : new Session(job, cluster, kept, new EditLastApplied(job, cluster, results)::save).start();
        })));
    }

    private Task<Saving.Saved> save(List<Item> before, List<Item> after) {
        return Task.each(after, item -> before.stream().anyMatch(each -> each.object().equals(item.object())) ? results.tell(item.object(), "skipped")
                : cluster.patch(item.path(), Map.of("fieldManager", job.text("field-manager")), "merge", Json.compact(Mapping.of("metadata",
                        Mapping.of("annotations", Mapping.of(LastApplied.KEY, LastApplied.of(item.object())))))).then(object -> results.tell(object, "edited")))
                .map(done -> Saving.Saved.ALL);
    }
}
