package dev.drydock.sandbox.kubectl.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which field the items of a list are the same object, as the types of the API declare it ({@code patchMergeKey}). */
public final class MergeKeys {
    private static final Set<String> PRIMITIVE = Set.of("finalizers", "podCIDRs");
    private static final Set<String> GROUPS = Set.of("", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "rbac.authorization.k8s.io",
            "storage.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "certificates.k8s.io", "node.k8s.io", "admissionregistration.k8s.io",
            "apiregistration.k8s.io", "apiextensions.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io");

    private MergeKeys() {}

    /** Whether the types of a group are known here; others are merged as plain JSON. */
    public static boolean known(String group) {
        return GROUPS.contains(group);
    }

    /** The key of a list, empty when the list is one value. @param path of field names from the object's root */
    public static Optional<String> of(String kind, List<String> path) {
        String field = path.get(path.size() - 1);
        String above = path.size() > 1 ? path.get(path.size() - 2) : "";
        return Optional.ofNullable(switch (field) {
            case "containers", "initContainers", "ephemeralContainers", "env", "volumes", "imagePullSecrets", "secrets", "resourceClaims", "schedulingGates",
                    "webhooks" -> "name";
            case "ports" -> kind.equals("Service") && path.equals(List.of("spec", "ports")) ? "port"
                    : above.endsWith("ontainers") ? "containerPort" : null;
            case "volumeMounts" -> "mountPath";
            case "volumeDevices" -> "devicePath";
            case "hostAliases", "podIPs", "hostIPs" -> "ip";
            case "topologySpreadConstraints" -> "topologyKey";
            case "ownerReferences" -> "uid";
            case "conditions", "addresses" -> "type";
            case "taints" -> kind.equals("Node") ? "key" : null;
            default -> null;
        });
    }

    /** Whether a list of plain values is merged as a set. */
    public static boolean set(List<String> path) {
        return PRIMITIVE.contains(path.get(path.size() - 1));
    }

    /** Whether a mapping keeps only the keys that are named, so that one choice drops the other. */
    public static boolean retained(String kind, List<String> path) {
        return path.size() == 2 && path.get(1).equals("strategy") && kind.equals("Deployment") || path.get(path.size() - 1).equals("volumes");
    }
}
