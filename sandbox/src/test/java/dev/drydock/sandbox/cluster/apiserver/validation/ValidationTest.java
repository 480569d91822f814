package dev.drydock.sandbox.cluster.apiserver.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text here was printed by a real API Server. */
class ValidationTest {
    private final TinyCluster cluster = new TinyCluster();

    private List<String> causes(Resource resource, String yaml) {
        return causes(cluster.request("POST", resource.path("default"), Map.of("fieldValidation", "Strict"), yaml));
    }

    private static List<String> causes(ApiResponse response) {
        List<String> causes = new ArrayList<>();
        for (Tree cause : response.body().at("details", "causes").items()) {
            causes.add(cause.get("field").text() + ": " + cause.get("message").text());
        }
        return causes;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{name: My.C, image: i}|spec.containers[0].name: Invalid value: \"My.C\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        "{name: c}|spec.containers[0].image: Required value",
        "{name: c, image: i, ports: [{containerPort: 99999}]}|spec.containers[0].ports[0].containerPort: Invalid value: 99999: must be between 1 and 65535, inclusive",
        "{name: c, image: i, env: [{name: 'A B='}]}|spec.containers[0].env[0].name: Invalid value: \"A B=\": a valid environment variable name must consist only of printable ASCII characters other than '='",
        "{name: c, image: i, resources: {requests: {cpu: 2}, limits: {cpu: 1}}}|spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
        "{name: c, image: i, imagePullPolicy: Sometime}|spec.containers[0].imagePullPolicy: Unsupported value: \"Sometime\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
        "{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}|spec.containers[0].volumeMounts[0].name: Not found: \"v\"",
        "{name: c, image: i, livenessProbe: {httpGet: {path: /}}}|spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
        "{name: c, image: i, livenessProbe: {periodSeconds: 5}}|spec.containers[0].livenessProbe: Required value: must specify a handler type",
        "{name: c, image: i}, {name: c, image: i}|spec.containers[1].name: Duplicate value: \"c\"",
    })
    void containers_are_checked(String containers, String cause) {
        assertEquals(List.of(cause), causes(Resources.PODS, "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [" + containers + "]}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "selector: {matchLabels: {app: web}}, replicas: -2|app: web|spec.replicas: Invalid value: -2: must be greater than or equal to 0",
        "selector: {matchLabels: {app: web}}|app: other|spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"other\"}: `selector` does not match template `labels`",
        "selector: {matchLabels: {app: web}}, strategy: {type: Blue}|app: web|spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:\"Blue\", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: \"Recreate\", \"RollingUpdate\"",
        "selector: {matchLabels: {app: web}}, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}|app: web|spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}: may not be 0 when `maxSurge` is 0",
    })
    void deployments_are_checked(String spec, String labels, String cause) {
        assertEquals(List.of(cause), causes(Resources.DEPLOYMENTS, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {" + spec
                + ", template: {metadata: {labels: {" + labels + "}}, spec: {containers: [{name: c, image: i}]}}}}"));
    }

    @Test
    void a_deployment_without_selector_has_two_faults() {
        assertEquals(List.of("spec.selector: Required value",
                "spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: `selector` does not match template `labels`"),
                causes(Resources.DEPLOYMENTS, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {metadata: {labels: {app: web}}, "
                + "spec: {containers: [{name: c, image: i}]}}}}"));
    }

    @Test
    void a_deployment_without_template_has_two_faults() {
        assertEquals(List.of("spec.template.metadata.labels: Invalid value: map[string]string(nil): `selector` does not match template `labels`",
                "spec.template.spec.containers: Required value"),
                causes(Resources.DEPLOYMENTS, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "s|selector: {a: b}|spec.ports: Required value",
        "s|ports: [{port: 80}, {port: 81}]|spec.ports[0].name: Required value;spec.ports[1].name: Required value",
        "s|ports: [{port: 80}], type: Cluster|spec.type: Unsupported value: \"Cluster\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
        "s|ports: [{port: 80, nodePort: 80}], type: NodePort|spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767",
        "s|ports: [{port: 70000, protocol: HTTP}]|spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive;spec.ports[0].protocol: Unsupported value: \"HTTP\": supported values: \"SCTP\", \"TCP\", \"UDP\";spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
        "1s|ports: [{port: 80}]|metadata.name: Invalid value: \"1s\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    })
    void services_are_checked(String name, String spec, String causes) {
        assertEquals(List.of(causes.split(";")), causes(Resources.SERVICES, "{apiVersion: v1, kind: Service, metadata: {name: " + name + "}, spec: {" + spec + "}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "every day|expected exactly 5 fields, found 2: [every day]",
        "61 * * * *|end of range (61) above maximum (59): 61",
    })
    void schedules_are_checked(String schedule, String complaint) {
        assertEquals(List.of("spec.schedule: Invalid value: \"" + schedule + "\": " + complaint.replace("[every day]", "[every day]")), causes(Resources.CRON_JOBS,
                "{apiVersion: batch/v1, kind: CronJob, metadata: {name: c}, spec: {schedule: \"" + schedule + "\", jobTemplate: {spec: {template: {spec: "
                + "{restartPolicy: Never, containers: [{name: c, image: i}]}}}}}}"));
    }

    @Test
    void a_job_s_pods_must_end() {
        assertEquals(List.of("spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\""), causes(Resources.JOBS,
                "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {template: {spec: {containers: [{name: c, image: i}]}}}}"));
    }

    @Test
    void keys_and_labels_are_checked() {
        assertEquals(List.of("data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  "
                + "or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"),
                causes(Resources.CONFIG_MAPS, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {\"a b\": x}}"));
    }

    @Test
    void what_is_immutable_stays() {
        cluster.create(Resources.CONFIG_MAPS, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, immutable: true, data: {a: x}}");
        ApiResponse refused = cluster.ask(client -> client.patch(Resources.CONFIG_MAPS, "default", "c", PatchType.STRATEGIC, Yaml.parse("{data: {a: other}}"), ""));
        assertEquals(List.of("data: Forbidden: field is immutable when `immutable` is set"), causes(refused));
    }

    @Test
    void a_deployment_s_selector_stays() {
        cluster.create(Resources.DEPLOYMENTS, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, "
                + "template: {metadata: {labels: {app: web, x: z}}, spec: {containers: [{name: c, image: i}]}}}}");
        ApiResponse refused = cluster.ask(client -> client.patch(Resources.DEPLOYMENTS, "default", "web", PatchType.MERGE,
                Yaml.parse("{spec: {selector: {matchLabels: {x: z}}}}"), ""));
        assertEquals(List.of("spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"web\", \"x\":\"z\"}, "
                + "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"), causes(refused));
    }
}
