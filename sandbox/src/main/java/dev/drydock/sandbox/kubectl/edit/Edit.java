package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.object.ThreeWay;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.MergeKeys;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code kubectl edit}: objects of the server in an editor; what was changed is sent as a patch. */
public record Edit(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        return Results.of(job, DryRun.NONE).then(results -> Validation.checked(job).and(job.cluster()).then(cluster ->
                Selection.of(cluster, job, job.arguments()).orAll().latest().then(items -> items.isEmpty() ? Task.fail("edit cancelled, no objects found")
                        : new Session(job, cluster, items, new Edit(job, cluster, results)::save).start())));
    }

    private Task<Saving.Saved> save(List<Item> before, List<Item> after) {
        return Task.fold(after, Saving.Saved.ALL, (saved, item) -> {
            Optional<Item> original = before.stream().filter(each -> each.object().at("metadata", "uid").equals(item.object().at("metadata", "uid"))).findFirst();
            return original.isEmpty() ? Task.fail("no original object found for " + item.kind().kind() + " " + Quote.go(item.name())) : one(saved, original.get(), item);
        });
    }

    private Task<Saving.Saved> one(Saving.Saved saved, Item original, Item item) {
        Mapping from = original.object().withoutAt("metadata", "managedFields");
        Mapping to = item.object().withoutAt("metadata", "managedFields");
        if (from.equals(to)) {
            return results.tell(item.object(), "skipped").map(done -> saved);
        }
        if (!from.get("apiVersion").equals(to.get("apiVersion")) || !from.get("kind").equals(to.get("kind")) || !original.name().equals(item.name())) {
            return Task.fail("At least one of apiVersion, kind and name was changed");
        }
        boolean strategic = MergeKeys.known(item.kind().group());
        String patch = Json.write(new ThreeWay(item.kind().kind(), strategic).patch(from, job.on("save-config") ? LastApplied.in(to) : to, from),
                JsonStyle.COMPACT.withSortKeys(true));
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        query.put("fieldValidation", Validation.directive(job));
        String path = original.path() + (job.text("subresource").isEmpty() ? "" : "/" + job.text("subresource"));
        Task<Done> shown = job.on("output-patch") ? Task.print("Patch: " + patch + "\n") : Task.done();
        return shown.and(cluster.patch(path, query, strategic ? "strategic" : "merge", patch)).then(object -> results.tell(object, "edited").map(done -> saved))
                .rescue(why -> refused(saved, item, why));
    }

    private static Task<Saving.Saved> refused(Saving.Saved saved, Item item, Failure why) {
        String about = "error: " + item.kind().qualified() + " " + Quote.go(item.name());
        if (why.reason().equals("Invalid") && why instanceof Failure.Refusal refusal) {
            List<String> details = refusal.refusal().get("details").get("causes").mappings().stream()
                    .map(cause -> cause.get("field").text() + ": " + cause.get("message").text()).toList();
            List<Reason> reasons = new ArrayList<>(saved.reasons());
            reasons.add(new Reason(item.kind().qualified() + " " + Quote.go(item.name()) + " was not valid", details));
            return Task.complain(about + " is invalid\n").map(done -> new Saving.Saved(List.copyOf(reasons), saved.retryable(), saved.missing()));
        }
        if (why.notFound()) {
            return Task.complain(about + " could not be found on the server\n").map(done -> new Saving.Saved(saved.reasons(), saved.retryable(), saved.missing() + 1));
        }
        return Task.complain(about + " could not be patched: " + why.inner() + "\n")
                .map(done -> new Saving.Saved(saved.reasons(), saved.retryable() + 1, saved.missing()));
    }
}
