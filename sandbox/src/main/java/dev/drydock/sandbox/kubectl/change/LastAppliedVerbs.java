package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;

/** {@code kubectl apply view-last-applied} and {@code set-last-applied}: what {@code apply} remembers of an object. */
public final class LastAppliedVerbs {
    private LastAppliedVerbs() {}

    public static Task<Done> view(Job job) {
        String output = job.text("output");
        if (!output.equals("yaml") && !output.equals("json")) {
            return job.misused("Unexpected -o output mode: " + output + ", the flag 'output' must be one of yaml|json");
        }
        return job.cluster().then(cluster -> Selection.of(cluster, job, job.arguments()).orAll().latest().then(items -> {
            for (Item item : items) {
                if (!item.object().at("metadata", "annotations").has(LastApplied.KEY)) {
                    String missing = "no last-applied-configuration annotation found on resource: " + item.name() + "\n";
                    return item.source().isEmpty() ? Task.done() : Task.fail("error when " + missing + " \"" + item.source() + "\": <nil>");
                }
            }
            return Task.each(items, item -> Task.print(text(item, output)));
        }));
    }

    private static String text(Item item, String output) {
        Tree kept = Json.read(item.object().at("metadata", "annotations", LastApplied.KEY).text()).value().orElse(Nothing.NOTHING);
        return output.equals("yaml") ? Yaml.write(kept) : Json.write(kept, JsonStyle.COMPACT.withIndent("  ").withSortKeys(true)) + "\n";
    }

    public static Task<Done> set(Job job) {
        if (job.list("filename").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> Selection.of(cluster, job, java.util.List.of()).items()
                .then(items -> Task.each(items, item -> set(job, cluster, results, item)))));
    }

    private static Task<Done> set(Job job, Cluster cluster, Results results, Item item) {
        return cluster.get(item.path()).rescue(why -> Task.fail(why.notFound() ? why : why.from("retrieving current configuration of:\n" + item.shown()
                + "\nfrom server for:", item.source()))).then(live -> {
            Tree annotations = live.at("metadata", "annotations");
            String wanted = LastApplied.of(item.object());
            if (!annotations.has(LastApplied.KEY) && !job.on("create-annotation")) {
                return Task.fail(new Failure.Plain("no last-applied-configuration annotation found on resource: " + item.name()
                        + ", to create the annotation, use the command with --create-annotation"));
            }
            if (annotations.get(LastApplied.KEY).text().equals(wanted)) {
                return Task.complain("set-last-applied " + item.name() + ": no changes required.\n");
            }
            Mapping patch = Mapping.of("metadata", Mapping.of("annotations", Mapping.of(LastApplied.KEY, wanted)));
            Task<Tree> changed = results.dryRun() == DryRun.CLIENT ? Task.of(item.object())
                    : cluster.patch(item.path(), results.dryRun().query(java.util.Map.of()), "merge", Json.compact(patch));
            return changed.then(object -> results.tell(object, "configured"));
        });
    }
}
