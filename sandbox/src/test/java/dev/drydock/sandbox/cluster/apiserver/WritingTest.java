package dev.drydock.sandbox.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an object on its way into etcd: decoded, defaulted, admitted. */
class WritingTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec:
              containers:
              - name: c
                image: nginx:1.27
            """;

    private final TinyCluster cluster = new TinyCluster();

    private ApiResponse strictly(String yaml) {
        return cluster.request("POST", "/api/v1/namespaces/default/pods", Map.of("fieldValidation", "Strict"), yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{name: c, image2: x}|strict decoding error: unknown field \"spec.containers[0].image2\"",
        "{name: c, ports: [{containerPort: eighty}]}|json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32",
        "{name: c, env: [{name: A, value: 5}]}|json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string",
        "{name: c, env: [{name: A, value: true}]}|json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.value of type string",
        "{name: c, resources: {requests: {cpu: lots}}}|quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    })
    void what_does_not_fit_the_schema_is_refused_in_the_original_s_words(String container, String message) {
        ApiResponse refused = strictly("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [" + container + "]}}");
        assertEquals("Pod in version \"v1\" cannot be handled as a Pod: " + message, refused.message());
    }

    @Test
    void without_strictness_an_unknown_field_is_warned_of_and_dropped() {
        ApiResponse made = cluster.ask(client -> new ApiServer(client.kernel().wiring()).serve(client.kernel(),
                new dev.drydock.sandbox.cluster.api.Caller("u", java.util.List.of("system:masters"), "t", TinyCluster.MACHINE, false),
                dev.drydock.sandbox.cluster.api.ApiRequest.of("POST", "/api/v1/namespaces/default/pods", Map.of(), Yaml.parse(POD + "  foo: bar\n"))));
        assertEquals(java.util.List.of("unknown field \"spec.foo\""), made.warnings());
        assertTrue(made.body().at("spec", "foo").isNothing());
    }

    @Test
    void a_pod_is_made_as_the_original_makes_it() {
        Mapping pod = strictly(POD).body();
        assertEquals(Yaml.parse("""
                dnsPolicy: ClusterFirst
                enableServiceLinks: true
                preemptionPolicy: PreemptLowerPriority
                priority: 0
                restartPolicy: Always
                schedulerName: default-scheduler
                securityContext: {}
                serviceAccount: default
                serviceAccountName: default
                terminationGracePeriodSeconds: 30
                tolerations:
                - {effect: NoExecute, key: node.kubernetes.io/not-ready, operator: Exists, tolerationSeconds: 300}
                - {effect: NoExecute, key: node.kubernetes.io/unreachable, operator: Exists, tolerationSeconds: 300}
                """), pod.get("spec").mapping().without("containers").without("volumes"));
        assertEquals(Yaml.parse("{phase: Pending, qosClass: BestEffort}"), pod.get("status"));
        String volume = pod.at("spec", "volumes", "0", "name").text();
        assertEquals(Yaml.parse("""
                image: nginx:1.27
                imagePullPolicy: IfNotPresent
                name: c
                resources: {}
                terminationMessagePath: /dev/termination-log
                terminationMessagePolicy: File
                volumeMounts:
                - {mountPath: /var/run/secrets/kubernetes.io/serviceaccount, name: VOLUME, readOnly: true}
                """.replace("VOLUME", volume)), pod.at("spec", "containers", "0"));
    }

    @Test
    void amounts_are_written_in_canonical_form() {
        Mapping pod = strictly("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: i, resources: "
                + "{limits: {cpu: 1.5, memory: 1024Mi}, requests: {cpu: 1000m, memory: 0.5Gi}}}]}}").body();
        assertEquals(Yaml.parse("{limits: {cpu: 1500m, memory: 1Gi}, requests: {cpu: \"1\", memory: 512Mi}}"), pod.at("spec", "containers", "0", "resources"));
    }

    @Test
    void a_deployment_is_made_as_the_original_makes_it() {
        Mapping made = cluster.request("POST", "/apis/apps/v1/namespaces/default/deployments", Map.of(), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: c, image: nginx}]}
                """).body();
        assertEquals(1, made.at("metadata", "generation").whole());
        assertEquals(Mapping.EMPTY, made.get("status"));
        assertEquals("{\"maxSurge\":\"25%\",\"maxUnavailable\":\"25%\"}", Json.compact(made.at("spec", "strategy", "rollingUpdate").mapping().sorted()));
        assertTrue(made.at("spec", "template", "metadata").has("creationTimestamp"));
        assertEquals(10, made.at("spec", "revisionHistoryLimit").whole());
    }

    @Test
    void a_service_gets_an_address_and_a_node_port_of_its_own() {
        Mapping made = cluster.create(Resources.SERVICES, "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {type: NodePort, ports: [{port: 80}]}}").body();
        assertTrue(made.at("spec", "clusterIP").text().startsWith("10."));
        assertTrue(made.at("spec", "ports", "0", "nodePort").whole() >= 30000);
        ApiResponse taken = cluster.create(Resources.SERVICES, "{apiVersion: v1, kind: Service, metadata: {name: t}, spec: {clusterIP: "
                + made.at("spec", "clusterIP").text() + ", ports: [{port: 80}]}}");
        assertTrue(taken.message().endsWith("provided IP is already allocated"), taken.message());
    }

    @Test
    void without_its_service_account_no_pod_is_made() {
        ApiResponse refused = strictly(POD + "  serviceAccountName: robot\n");
        assertEquals("pods \"p\" is forbidden: error looking up service account default/robot: serviceaccount \"robot\" not found", refused.message());
    }

    @Test
    void a_quota_that_is_used_up_takes_no_more_pods() {
        cluster.create(Resources.RESOURCE_QUOTAS, "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {pods: 1}}}");
        Mapping quota = cluster.get(Resources.RESOURCE_QUOTAS, "default", "q");
        cluster.ask(client -> client.updateStatus(Resources.RESOURCE_QUOTAS, quota.with("status", Yaml.parse("{hard: {pods: \"1\"}, used: {pods: \"0\"}}"))));
        assertEquals(201, strictly(POD).status());
        assertEquals("pods \"p2\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1",
                strictly(POD.replace("{name: p}", "{name: p2}")).message());
    }

    @Test
    void a_limit_range_fills_in_and_refuses() {
        cluster.create(Resources.LIMIT_RANGES, "{apiVersion: v1, kind: LimitRange, metadata: {name: l}, spec: {limits: [{type: Container, max: {cpu: 1}, default: {cpu: 500m}}]}}");
        Mapping pod = strictly(POD).body();
        assertEquals("500m", pod.at("spec", "containers", "0", "resources", "limits", "cpu").text());
        assertEquals("LimitRanger plugin set: cpu request for container c; cpu limit for container c",
                pod.at("metadata", "annotations", "kubernetes.io/limit-ranger").text());
        ApiResponse refused = strictly(POD.replace("{name: p}", "{name: p2}").replace("image: nginx:1.27", "image: i\n    resources: {limits: {cpu: 2}}"));
        assertEquals("pods \"p2\" is forbidden: maximum cpu usage per Container is 1, but limit is 2", refused.message());
    }
}
