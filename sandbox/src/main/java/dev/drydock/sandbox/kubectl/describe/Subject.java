package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a page is about.
 *
 * @param nowMicros when it is looked at
 * @param showEvents whether the page ends with what happened
 */
record Subject(Cluster cluster, Item item, long nowMicros, boolean showEvents) {

    Mapping object() {
        return item.object();
    }

    Tree spec() {
        return item.object().get("spec");
    }

    Tree status() {
        return item.object().get("status");
    }

    Tree meta() {
        return item.object().get("metadata");
    }

    /** What happened to the object; empty when the page does not tell. */
    Task<Optional<List<Mapping>>> events() {
        if (!showEvents) {
            return Task.of(Optional.empty());
        }
        boolean node = item.kind().kind().equals("Node");
        Map<String, String> query = new TreeMap<>();
        String fields = "involvedObject.name=" + item.name() + (item.namespace().isEmpty() ? "" : ",involvedObject.namespace=" + item.namespace())
                + (item.kind().kind().equals("Pod") ? "" : ",involvedObject.kind=" + item.kind().kind())
                + (node ? "" : ",involvedObject.uid=" + meta().get("uid").text());
        query.put("fieldSelector", fields);
        return cluster.get(KnownKinds.EVENT.path(item.namespace()), query).map(list -> Optional.of(list.get("items").mappings()))
                .rescue(why -> Task.of(Optional.of(List.of())));
    }

    /** A page with the events at its end. */
    Task<String> ending(Page page) {
        String before = page.raw();
        return events().map(events -> {
            Page whole = new Page(before);
            events.ifPresent(all -> Events.write(whole, all, nowMicros));
            return whole.laidOut();
        });
    }

    /** Objects of a kind that match a selector, none if they may not be seen. */
    Task<List<Mapping>> list(String path, String labels) {
        return cluster.get(path, labels.isEmpty() ? Map.of() : Map.of("labelSelector", labels)).map(list -> list.get("items").mappings());
    }
}
