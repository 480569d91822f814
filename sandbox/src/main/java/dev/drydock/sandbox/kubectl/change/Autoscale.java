package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl autoscale}: a HorizontalPodAutoscaler for what can be scaled. */
public final class Autoscale {
    private static final List<String> SCALABLE = List.of("ReplicationController", "Deployment", "StatefulSet", "ReplicaSet");

    private Autoscale() {}

    public static Task<Done> start(Job job) {
        return Results.of(job).then(results -> job.cluster().then(cluster -> {
            long most = job.number("max");
            if (most < 1) {
                return Task.fail("--max=MAXPODS is required and must be at least 1, max: " + most);
            }
            if (most < job.number("min")) {
                return Task.fail("--max=MAXPODS must be larger or equal to --min=MINPODS, max: " + most + ", min: " + job.number("min"));
            }
            Selection selection = Selection.of(cluster, job, job.arguments());
            return selection.entries().then(entries -> Task.attempt(entries, entry -> selection.items(entry).then(items ->
                    Task.attempt(items, item -> one(job, cluster, results, item)))));
        }));
    }

    private static Task<Done> one(Job job, Cluster cluster, Results results, Item item) {
        if (!SCALABLE.contains(item.kind().kind())) {
            return Task.fail("cannot autoscale a " + item.kind().kind() + ": not a supported resource");
        }
        String name = job.text("name").isEmpty() ? item.name() : job.text("name");
        Mapping.Builder spec = Mapping.builder().put("scaleTargetRef", Mapping.of("kind", item.kind().kind(), "name", item.name(), "apiVersion", item.kind().apiVersion()));
        if (job.number("min") > 0) {
            spec.put("minReplicas", job.number("min"));
        }
        spec.put("maxReplicas", job.number("max"));
        if (job.number("cpu-percent") >= 0) {
            spec.put("targetCPUUtilizationPercentage", job.number("cpu-percent"));
        }
        Mapping.Builder meta = Mapping.builder().put("name", name);
        if (results.dryRun().client() && cluster.target().explicitNamespace()) {
            meta.put("namespace", cluster.target().namespace());
        }
        Mapping object = Mapping.of("kind", "HorizontalPodAutoscaler", "apiVersion", "autoscaling/v1", "metadata", meta.put("creationTimestamp", Nothing.NOTHING).build(),
                "spec", spec.build(), "status", Mapping.of("currentReplicas", 0, "desiredReplicas", 0));
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        Task<Tree> made = results.dryRun().client() ? Task.of(object) : cluster.create(KnownKinds.AUTOSCALER.path(cluster.target().namespace()),
                results.dryRun().query(query), job.on("save-config") ? LastApplied.in(object) : object);
        return made.then(tree -> results.tellTyped(tree, "autoscaled"));
    }
}
