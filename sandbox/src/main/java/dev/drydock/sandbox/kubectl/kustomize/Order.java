package dev.drydock.sandbox.kubectl.kustomize;

import java.util.Comparator;
import java.util.List;

/** The order of the result: what others need comes first. */
final class Order {
    private static final List<String> FIRST = List.of("Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount",
            "PodSecurityPolicy", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service", "LimitRange",
            "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget");
    private static final List<String> LAST = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private Order() {}

    static List<Resource> of(List<Resource> resources) {
        return resources.stream().sorted(Comparator.<Resource>comparingInt(each -> place(each.kind())).thenComparing(Resource::kind).thenComparing(Resource::group)
                .thenComparing(Resource::version).thenComparing(Resource::namespace).thenComparing(Resource::name)).toList();
    }

    private static int place(String kind) {
        if (FIRST.contains(kind)) {
            return FIRST.indexOf(kind) - FIRST.size();
        }
        return LAST.contains(kind) ? 1 + LAST.indexOf(kind) : 0;
    }
}
