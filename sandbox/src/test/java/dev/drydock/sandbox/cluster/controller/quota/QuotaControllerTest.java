package dev.drydock.sandbox.cluster.controller.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaControllerTest {
    private final TinyCluster cluster = TinyCluster.withControllers();

    private String used() {
        cluster.run(500);
        return cluster.get(Resources.RESOURCE_QUOTAS, "default", "q").at("status", "used").toString();
    }

    @Test
    void a_quota_says_what_is_used_of_it() {
        cluster.run(2_000);
        cluster.create(Resources.RESOURCE_QUOTAS, "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {pods: '2', requests.cpu: '1', count/configmaps: '9'}}}");
        assertEquals("{\"count/configmaps\":\"1\",\"pods\":\"0\",\"requests.cpu\":\"0\"}", used());
        cluster.create(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: 300m}}}]}}");
        assertEquals("{\"count/configmaps\":\"1\",\"pods\":\"1\",\"requests.cpu\":\"300m\"}", used());
        cluster.request("DELETE", "/api/v1/namespaces/default/pods/p", Map.of(), "");
        assertEquals("{\"count/configmaps\":\"1\",\"pods\":\"0\",\"requests.cpu\":\"0\"}", used());
    }
}
