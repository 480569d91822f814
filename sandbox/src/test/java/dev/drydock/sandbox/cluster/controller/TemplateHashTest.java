package dev.drydock.sandbox.cluster.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import org.junit.jupiter.api.Test;

/** The hashes are those that a real cluster gave. */
class TemplateHashTest {
    private final TinyCluster cluster = TinyCluster.withControllers();

    private String hash(String container, String more) {
        cluster.create(Resources.DEPLOYMENTS, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {creationTimestamp: null, labels: {app: web}%s}
                    spec: {%s containers: [{name: nginx, %s}]}
                """.formatted(container.contains("1.28") ? ", annotations: {kubectl.kubernetes.io/restartedAt: '2026-11-23T14:35:53Z'}" : "", more, container));
        cluster.run(1_000);
        return Objects.label(cluster.list(Resources.REPLICA_SETS, "default").get(0), "pod-template-hash");
    }

    @Test
    void of_an_image() {
        assertEquals("796cf5c97c", hash("image: 'nginx:1.27', resources: {}", ""));
    }

    @Test
    void of_another_image() {
        assertEquals("7b84c5f95f", hash("image: 'nginx:1.25'", ""));
    }

    @Test
    void of_an_annotation() {
        assertEquals("79f5c44879", hash("image: 'nginx:1.28'", ""));
    }

    @Test
    void of_a_variable() {
        assertEquals("559c674699", hash("image: 'nginx:1.28', env: [{name: MODE, value: prod}]", ""));
    }

    @Test
    void of_amounts() {
        assertEquals("79db955d6", hash("image: 'nginx:1.28', resources: {limits: {cpu: 200m, memory: 64Mi}, requests: {cpu: 100m, memory: 32Mi}}", ""));
    }

    @Test
    void of_amounts_and_an_account() {
        assertEquals("84b85c5f8b", hash("image: 'nginx:1.28', resources: {limits: {cpu: 200m, memory: 64Mi}, requests: {cpu: 100m, memory: 32Mi}}",
                "serviceAccountName: default,"));
    }
}
