package dev.drydock.sandbox.kubectl.set;

import dev.drydock.sandbox.kubectl.object.ThreeWay;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A property set on the objects of a line.
 *
 * @param told what is said of a changed object: {@code image updated}
 * @param wrapping what the original says before a refused patch
 */
record Setting(Job job, Cluster cluster, Results results, String told, String wrapping) {

    /** Finds the objects of a line. */
    static Task<List<Item>> items(Job job, Cluster cluster, List<String> words) {
        Selection selection = Selection.of(cluster, job, words);
        return job.on("local") ? selection.items() : selection.entries().then(entries -> Task.all(entries, entry ->
                selection.items(entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry)).map(lists ->
                        lists.stream().flatMap(List::stream).toList()));
    }

    /** Changes each of the objects; what stays the same is not told of. */
    Task<Done> change(List<Item> items, Function<Item, Task<Mapping>> change) {
        return Task.attempt(items, item -> change.apply(item).then(after -> send(item, after)));
    }

    private Task<Done> send(Item item, Mapping after) {
        if (results.dryRun().client() || job.on("local")) {
            return results.tell(after, told);
        }
        Mapping patch = new ThreeWay(item.kind().kind(), true).patch(item.object(), after, item.object());
        if (patch.isEmpty()) {
            return Task.done();
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        return cluster.patch(item.path(), results.dryRun().query(query), "strategic", Json.write(patch, JsonStyle.COMPACT.withSortKeys(true)))
                .failingAs(why -> new Failure.Plain(wrapping + why.inner())).then(object -> results.tell(object, told));
    }
}
