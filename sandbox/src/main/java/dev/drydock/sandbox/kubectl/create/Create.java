package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.edit.EditBeforeCreate;
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

/** {@code kubectl create -f}: objects from manifests that must not exist yet. */
public final class Create {
    private Create() {}

    public static Task<Done> start(Job job) {
        if (!job.arguments().isEmpty()) {
            return job.misused("Unexpected args: [" + String.join(" ", job.arguments()) + "]");
        }
        if (job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        return Results.of(job).then(results -> Validation.checked(job).and(job.cluster())
                .then(cluster -> Selection.of(cluster, job, List.of()).validating(!Validation.directive(job).equals("Ignore")).entries()
                        .then(entries -> entries.isEmpty() ? Task.fail("no objects passed to create") : job.on("edit") ? edited(job, cluster, results, entries) : Task.attempt(entries, entry -> one(job, cluster, results, entry)))));
    }

    private static Task<Done> edited(Job job, Cluster cluster, Results results, List<Entry> entries) {
        return Task.all(entries, entry -> entry instanceof Entry.Broken broken ? Task.<Item>fail(broken.why()) : Task.of(((Entry.Written) entry).item()))
                .then(items -> new EditBeforeCreate(job, cluster, results).start(items));
    }

    private static Task<Done> one(Job job, Cluster cluster, Results results, Entry entry) {
        if (entry instanceof Entry.Broken broken) {
            return Task.fail(broken.why());
        }
        Item item = ((Entry.Written) entry).item();
        Mapping object = job.on("save-config") ? LastApplied.in(item.object()) : item.object();
        return send(job, cluster, results, item, object).failingAs(why -> why.from("creating", item.source())).then(made -> results.tell(made, "created"));
    }

    private static Task<Tree> send(Job job, Cluster cluster, Results results, Item item, Mapping object) {
        if (results.dryRun().client()) {
            return Task.of(object);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        query.put("fieldValidation", Validation.directive(job));
        return cluster.create(item.folder(), results.dryRun().query(query), object);
    }

    /** Whether a failure says that the object is there already. */
    static boolean exists(Failure why) {
        return why.reason().equals("AlreadyExists");
    }
}
