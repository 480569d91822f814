package dev.drydock.sandbox.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private static final String MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: %
            data:
              a: "1"
            """;

    private final TinyCluster cluster = new TinyCluster();

    private ApiResponse make(String name) {
        return cluster.create(Resources.CONFIG_MAPS, MAP.replace("%", name));
    }

    @Test
    void a_fresh_cluster_has_its_four_namespaces() {
        assertEquals(List.of("default", "kube-node-lease", "kube-public", "kube-system"),
                cluster.list(Resources.NAMESPACES, "").stream().map(Objects::name).toList());
    }

    @Test
    void an_object_made_gets_uid_time_and_revision() {
        ApiResponse made = make("c");
        assertEquals(201, made.status());
        assertEquals(36, Objects.uid(made.body()).length());
        assertEquals("2023-11-14T22:13:21Z", made.body().at("metadata", "creationTimestamp").text());
        assertEquals(made.body(), cluster.get(Resources.CONFIG_MAPS, "default", "c"));
    }

    @Test
    void a_name_can_be_taken_only_once() {
        make("c");
        assertEquals("configmaps \"c\" already exists", make("c").message());
    }

    @Test
    void a_namespace_that_is_not_there_takes_no_objects() {
        ApiResponse refused = cluster.request("POST", "/api/v1/namespaces/nowhere/configmaps", Map.of(), MAP.replace("%", "c"));
        assertEquals("namespaces \"nowhere\" not found", refused.message());
    }

    @Test
    void who_writes_what_he_read_before_another_wrote_is_in_conflict() {
        Mapping read = make("c").body();
        cluster.ask(client -> client.update(Resources.CONFIG_MAPS, read.withAt("2", "data", "a")));
        ApiResponse late = cluster.ask(client -> client.update(Resources.CONFIG_MAPS, read.withAt("3", "data", "a")));
        assertEquals("Operation cannot be fulfilled on configmaps \"c\": the object has been modified; please apply your changes to the latest version and try again",
                late.message());
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_takes_away_what_is_null() {
        make("c");
        ApiResponse patched = cluster.ask(client -> client.patch(
                Resources.CONFIG_MAPS, "default", "c", PatchType.MERGE, Yaml.parse("{data: {a: null, b: \"2\"}}"), ""));
        assertEquals(Mapping.of("b", "2"), patched.body().get("data"));
    }

    @Test
    void writing_what_is_there_already_changes_no_revision() {
        Mapping made = make("c").body();
        assertEquals(made, cluster.ask(client -> client.update(Resources.CONFIG_MAPS, made)).body());
    }

    @Test
    void without_etcd_nothing_can_be_read() {
        cluster.unit("etcd", false);
        assertFalse(cluster.ask(ApiClient::reachable));
        cluster.unit("etcd", true);
        assertTrue(cluster.ask(ApiClient::reachable));
    }
}
