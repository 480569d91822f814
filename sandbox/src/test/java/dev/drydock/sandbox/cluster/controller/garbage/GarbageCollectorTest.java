package dev.drydock.sandbox.cluster.controller.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {
    private final TinyCluster cluster = TinyCluster.withControllers();

    private void map(String name, String... owners) {
        put(name, "", owners);
    }

    private void put(String name, String more, String... owners) {
        StringBuilder references = new StringBuilder();
        for (String owner : owners) {
            String uid = Objects.uid(get(owner));
            references.append("{apiVersion: v1, kind: ConfigMap, name: ").append(owner).append(", uid: ").append(uid.isEmpty() ? "none" : uid)
                    .append(", blockOwnerDeletion: true}, ");
        }
        cluster.create(Resources.CONFIG_MAPS, "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + more + ", ownerReferences: [" + references + "]}}");
    }

    private Mapping get(String name) {
        return cluster.get(Resources.CONFIG_MAPS, "default", name);
    }

    private void delete(String name, String policy) {
        cluster.request("DELETE", "/api/v1/namespaces/default/configmaps/" + name, Map.of(), "{propagationPolicy: " + policy + "}");
        cluster.run(500);
    }

    @Test
    void what_the_deleted_owned_goes_after_it() {
        map("owner");
        map("child", "owner");
        map("grandchild", "child");
        delete("owner", "Background");
        assertTrue(get("owner").isEmpty());
        assertTrue(get("child").isEmpty());
        assertTrue(get("grandchild").isEmpty());
    }

    @Test
    void in_the_foreground_the_owner_waits_for_what_blocks_it() {
        map("owner");
        put("child", ", finalizers: [example.com/wait]", "owner");
        delete("owner", "Foreground");
        assertTrue(Objects.isBeingDeleted(get("owner")));
        assertTrue(Objects.isBeingDeleted(get("child")));
        cluster.request("PUT", "/api/v1/namespaces/default/configmaps/child", Map.of(), get("child").withoutAt("metadata", "finalizers").toString());
        cluster.run(500);
        assertTrue(get("child").isEmpty());
        assertTrue(get("owner").isEmpty());
    }

    @Test
    void orphans_stay_without_an_owner() {
        map("owner");
        map("child", "owner");
        delete("owner", "Orphan");
        assertTrue(get("owner").isEmpty());
        assertFalse(get("child").isEmpty());
        assertFalse(Objects.metadata(get("child")).has("ownerReferences"));
    }

    @Test
    void an_object_with_another_owner_stays() {
        map("owner");
        map("other");
        map("child", "owner", "other");
        delete("owner", "Background");
        assertEquals("other", get("child").at("metadata", "ownerReferences", "0", "name").text());
        assertEquals(1, get("child").at("metadata", "ownerReferences").items().size());
    }

    @Test
    void an_object_whose_owner_never_was_is_deleted() {
        map("child", "nobody");
        cluster.run(500);
        assertTrue(get("child").isEmpty());
    }

    @Test
    void owners_in_a_circle_go_together() {
        map("one");
        map("two", "one");
        cluster.request("PUT", "/api/v1/namespaces/default/configmaps/one", Map.of(), get("one").withAt(TinyCluster.object(
                "{a: [{apiVersion: v1, kind: ConfigMap, name: two, blockOwnerDeletion: true, uid: " + Objects.uid(get("two")) + "}]}").get("a"),
                "metadata", "ownerReferences").toString());
        cluster.run(500);
        delete("one", "Foreground");
        assertTrue(get("one").isEmpty());
        assertTrue(get("two").isEmpty());
    }

    @Test
    void a_collector_that_comes_late_finds_what_was_left() {
        map("owner");
        map("child", "owner");
        cluster.unit("kube-controller-manager", false);
        delete("owner", "Background");
        assertFalse(get("child").isEmpty());
        cluster.unit("kube-controller-manager", true);
        cluster.run(2_000);
        assertTrue(get("child").isEmpty());
    }
}
