package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl replace}: whole objects in place of those there, with {@code --force} by way of deletion. */
public record Replace(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        long grace = job.number("grace-period");
        if (grace >= 0 && !job.on("force")) {
            return Task.fail("--grace-period must have --force specified");
        }
        if (job.micros("timeout") != 0 && !job.on("force")) {
            return Task.fail("--timeout must have --force specified");
        }
        if (job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> new Replace(job, cluster, results).run()));
    }

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, List.of()).validating(!Validation.directive(job).equals("Ignore"));
        return selection.entries().then(entries -> {
            if (entries.isEmpty()) {
                return Task.fail("no objects passed to replace");
            }
            return job.on("force") ? forced(entries) : Task.attempt(entries, entry -> entry instanceof Entry.Broken broken ? Task.fail(broken.why())
                    : one(((Entry.Written) entry).item()));
        });
    }

    private Mapping body(Item item) {
        boolean save = job.on("save-config") || item.object().at("metadata", "annotations").has(LastApplied.KEY);
        return save ? LastApplied.in(item.object()) : item.object();
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        query.put("fieldValidation", Validation.directive(job));
        return results.dryRun().query(query);
    }

    private Task<Done> one(Item item) {
        if (results.dryRun().client()) {
            return results.tell(item.object(), "replaced");
        }
        String path = item.path() + (job.text("subresource").isEmpty() ? "" : "/" + job.text("subresource"));
        Task<Mapping> versioned = item.object().at("metadata", "resourceVersion").text().isEmpty()
                ? cluster.get(item.path()).map(live -> body(item).withAt(live.at("metadata", "resourceVersion").text(), "metadata", "resourceVersion"))
                : Task.of(body(item));
        return versioned.then(object -> cluster.replace(path, query(), object)).failingAs(why -> why.from("replacing", item.source()))
                .then(object -> results.tell(object, "replaced"));
    }

    private Task<Done> forced(List<Entry> entries) {
        Delete delete = new Delete(cluster, results.dryRun(), job.number("grace-period"), "Background", true, true, job.micros("timeout"), job.text("output"), false);
        return (results.dryRun() == DryRun.NONE ? delete.entries(entries) : Task.done()).and(Task.attempt(entries, entry -> entry instanceof Entry.Broken broken
                ? Task.fail(broken.why()) : again(((Entry.Written) entry).item())));
    }

    private Task<Done> again(Item item) {
        Task<Tree> made = results.dryRun().client() ? Task.of(item.object()) : cluster.create(item.folder(), query(), body(item));
        return made.rescue(why -> Task.fail(why)).then(object -> results.tell(object, "replaced"));
    }
}
