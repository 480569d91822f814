package dev.drydock.sandbox.kubectl.kustomize;

import java.util.ArrayList;
import java.util.List;

/** The fields that kustomize's own transformers change (api/internal/konfig/builtinpluginconsts). */
final class Fields {
    private static final String TEMPLATED = "ReplicationController Deployment ReplicaSet DaemonSet StatefulSet Job";
    private static final String POD = "spec/";
    private static final String TEMPLATE = "spec/template/spec/";
    private static final String CRON = "spec/jobTemplate/spec/template/spec/";

    static final List<FieldSpec> LABELS = List.of(FieldSpec.of("", "metadata/labels", true));
    static final List<FieldSpec> TEMPLATE_LABELS = List.of(
            FieldSpec.of(TEMPLATED, "spec/template/metadata/labels", true),
            FieldSpec.of("StatefulSet", "spec/volumeClaimTemplates[]/metadata/labels", true),
            FieldSpec.of("CronJob", "spec/jobTemplate/metadata/labels", true),
            FieldSpec.of("CronJob", "spec/jobTemplate/spec/template/metadata/labels", true));
    static final List<FieldSpec> SELECTORS = selectors();
    static final List<FieldSpec> ANNOTATIONS = List.of(
            FieldSpec.of("", "metadata/annotations", true),
            FieldSpec.of(TEMPLATED, "spec/template/metadata/annotations", true),
            FieldSpec.of("CronJob", "spec/jobTemplate/metadata/annotations", true),
            FieldSpec.of("CronJob", "spec/jobTemplate/spec/template/metadata/annotations", true));

    private Fields() {}

    private static List<FieldSpec> selectors() {
        List<FieldSpec> all = new ArrayList<>(List.of(
                FieldSpec.of("Service ReplicationController", "spec/selector", true),
                FieldSpec.of("Deployment ReplicaSet DaemonSet StatefulSet", "spec/selector/matchLabels", true),
                FieldSpec.of("Job PodDisruptionBudget", "spec/selector/matchLabels", false),
                FieldSpec.of("CronJob", "spec/jobTemplate/spec/selector/matchLabels", false),
                FieldSpec.of("NetworkPolicy", "spec/podSelector/matchLabels", false),
                FieldSpec.of("NetworkPolicy", "spec/ingress[]/from[]/podSelector/matchLabels", false),
                FieldSpec.of("NetworkPolicy", "spec/egress[]/to[]/podSelector/matchLabels", false)));
        for (String affinity : List.of("podAffinity", "podAntiAffinity")) {
            all.add(FieldSpec.of("Deployment StatefulSet", TEMPLATE + "affinity/" + affinity
                    + "/preferredDuringSchedulingIgnoredDuringExecution[]/podAffinityTerm/labelSelector/matchLabels", false));
            all.add(FieldSpec.of("Deployment StatefulSet", TEMPLATE + "affinity/" + affinity
                    + "/requiredDuringSchedulingIgnoredDuringExecution[]/labelSelector/matchLabels", false));
        }
        all.add(FieldSpec.of("Deployment StatefulSet", TEMPLATE + "topologySpreadConstraints[]/labelSelector/matchLabels", false));
        return List.copyOf(all);
    }

    /** Where pods stand in every kind. */
    private static List<FieldSpec> pods(String path) {
        return List.of(FieldSpec.of("Pod", POD + path, false), FieldSpec.of(TEMPLATED, TEMPLATE + path, false), FieldSpec.of("CronJob", CRON + path, false));
    }

    /** Where objects name an object of a kind. */
    static List<FieldSpec> references(String kind) {
        List<FieldSpec> all = new ArrayList<>();
        switch (kind) {
            case "ConfigMap", "Secret" -> content(kind.equals("Secret"), all);
            case "ServiceAccount" -> {
                all.addAll(pods("serviceAccountName"));
                all.addAll(pods("serviceAccount"));
            }
            case "PersistentVolumeClaim" -> all.addAll(pods("volumes[]/persistentVolumeClaim/claimName"));
            case "PriorityClass" -> all.addAll(pods("priorityClassName"));
            case "Service" -> {
                all.add(FieldSpec.of("StatefulSet", "spec/serviceName", false));
                all.add(FieldSpec.of("Ingress", "spec/rules[]/http/paths[]/backend/service/name", false));
                all.add(FieldSpec.of("Ingress", "spec/defaultBackend/service/name", false));
                all.add(FieldSpec.of("APIService", "spec/service/name", false));
            }
            case "PersistentVolume" -> all.add(FieldSpec.of("PersistentVolumeClaim", "spec/volumeName", false));
            case "StorageClass" -> {
                all.add(FieldSpec.of("PersistentVolume PersistentVolumeClaim", "spec/storageClassName", false));
                all.add(FieldSpec.of("StatefulSet", "spec/volumeClaimTemplates[]/spec/storageClassName", false));
            }
            case "IngressClass" -> all.add(FieldSpec.of("Ingress", "spec/ingressClassName", false));
            default -> {
                return List.of();
            }
        }
        return List.copyOf(all);
    }

    private static void content(boolean secret, List<FieldSpec> all) {
        for (String containers : List.of("containers[]", "initContainers[]")) {
            all.addAll(pods(containers + (secret ? "/env[]/valueFrom/secretKeyRef/name" : "/env[]/valueFrom/configMapKeyRef/name")));
            all.addAll(pods(containers + (secret ? "/envFrom[]/secretRef/name" : "/envFrom[]/configMapRef/name")));
        }
        all.addAll(pods(secret ? "volumes[]/secret/secretName" : "volumes[]/configMap/name"));
        all.addAll(pods("volumes[]/projected/sources[]/" + (secret ? "secret" : "configMap") + "/name"));
        if (secret) {
            all.addAll(pods("imagePullSecrets[]/name"));
            all.add(FieldSpec.of("Ingress", "spec/tls[]/secretName", false));
            all.add(FieldSpec.of("ServiceAccount", "imagePullSecrets[]/name", false));
            all.add(FieldSpec.of("ServiceAccount", "secrets[]/name", false));
        }
    }
}
