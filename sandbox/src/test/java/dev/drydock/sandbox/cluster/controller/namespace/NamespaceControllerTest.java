package dev.drydock.sandbox.cluster.controller.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers();

    private Mapping namespace() {
        return cluster.get(Resources.NAMESPACES, "", "dev");
    }

    private void make(String finalizers) {
        cluster.create(Resources.NAMESPACES, "{apiVersion: v1, kind: Namespace, metadata: {name: dev}}");
        cluster.create(Resources.CONFIG_MAPS, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: dev, finalizers: [" + finalizers + "]}}");
        cluster.run(1_000);
        cluster.request("DELETE", "/api/v1/namespaces/dev", Map.of(), "");
    }

    @Test
    void a_deleted_namespace_goes_with_all_that_is_in_it() {
        make("");
        cluster.run(3_000);
        assertEquals("Terminating", namespace().at("status", "phase").text());
        cluster.run(4_000);
        assertTrue(namespace().isEmpty());
        assertEquals(0, cluster.list(Resources.CONFIG_MAPS, "dev").size());
        assertEquals(0, cluster.list(Resources.SERVICE_ACCOUNTS, "dev").size());
    }

    @Test
    void a_namespace_says_what_it_waits_for() {
        make("example.com/wait");
        cluster.run(7_000);
        assertEquals("Some resources are remaining: configmaps. has 1 resource instances", Objects.condition(namespace(), "NamespaceContentRemaining").get("message").text());
        assertEquals("Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances",
                Objects.condition(namespace(), "NamespaceFinalizersRemaining").get("message").text());
        Mapping map = cluster.get(Resources.CONFIG_MAPS, "dev", "c");
        cluster.request("PUT", "/api/v1/namespaces/dev/configmaps/c", Map.of(), map.withoutAt("metadata", "finalizers").toString());
        cluster.run(20_000);
        assertTrue(namespace().isEmpty());
    }
}
