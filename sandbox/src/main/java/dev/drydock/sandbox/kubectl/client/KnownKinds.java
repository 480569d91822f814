package dev.drydock.sandbox.kubectl.client;

import java.util.List;
import java.util.Locale;

/** The kinds that the client knows without asking, because commands of their own make or read them. */
public final class KnownKinds {
    public static final Kind POD = core("Pod", true);
    public static final Kind SERVICE = core("Service", true);
    public static final Kind CONFIG_MAP = core("ConfigMap", true);
    public static final Kind SECRET = core("Secret", true);
    public static final Kind SERVICE_ACCOUNT = core("ServiceAccount", true);
    public static final Kind RESOURCE_QUOTA = core("ResourceQuota", true);
    public static final Kind LIMIT_RANGE = core("LimitRange", true);
    public static final Kind EVENT = core("Event", true);
    public static final Kind NAMESPACE = core("Namespace", false);
    public static final Kind NODE = core("Node", false);
    public static final Kind DEPLOYMENT = kind("apps", "v1", "Deployment", true);
    public static final Kind REPLICA_SET = kind("apps", "v1", "ReplicaSet", true);
    public static final Kind STATEFUL_SET = kind("apps", "v1", "StatefulSet", true);
    public static final Kind DAEMON_SET = kind("apps", "v1", "DaemonSet", true);
    public static final Kind CONTROLLER_REVISION = kind("apps", "v1", "ControllerRevision", true);
    public static final Kind JOB = kind("batch", "v1", "Job", true);
    public static final Kind CRON_JOB = kind("batch", "v1", "CronJob", true);
    public static final Kind INGRESS = new Kind("networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", true, List.of(), List.of(), List.of());
    public static final Kind AUTOSCALER = kind("autoscaling", "v1", "HorizontalPodAutoscaler", true);
    public static final Kind DISRUPTION_BUDGET = kind("policy", "v1", "PodDisruptionBudget", true);
    public static final Kind PRIORITY_CLASS = new Kind("scheduling.k8s.io", "v1", "priorityclasses", "priorityclass", "PriorityClass", false, List.of(),
            List.of(), List.of());
    public static final Kind ROLE = kind("rbac.authorization.k8s.io", "v1", "Role", true);
    public static final Kind ROLE_BINDING = kind("rbac.authorization.k8s.io", "v1", "RoleBinding", true);
    public static final Kind CLUSTER_ROLE = kind("rbac.authorization.k8s.io", "v1", "ClusterRole", false);
    public static final Kind CLUSTER_ROLE_BINDING = kind("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", false);

    private KnownKinds() {}

    private static Kind core(String name, boolean namespaced) {
        return kind("", "v1", name, namespaced);
    }

    private static Kind kind(String group, String version, String name, boolean namespaced) {
        String singular = name.toLowerCase(Locale.ROOT);
        return new Kind(group, version, singular + "s", singular, name, namespaced, List.of(), List.of(), List.of());
    }
}
