package dev.drydock.sandbox.cluster.api;

import java.util.List;

/**
 * Who makes a request.
 *
 * @param user as RBAC knows him: {@code kubernetes-admin}, {@code system:kube-scheduler}
 * @param groups such as {@code system:masters}
 * @param manager as managedFields name him, when the request does not say
 * @param machine from which he calls: a network that is cut keeps him away
 * @param trusted a part of the cluster: its rights are not looked up at every call
 */
public record Caller(String user, List<String> groups, String manager, String machine, boolean trusted) {
    public Caller {
        groups = List.copyOf(groups);
    }

    /** A component of the control plane. */
    public static Caller component(String name, String machine) {
        return new Caller("system:" + name, List.of("system:authenticated"), name, machine, true);
    }

    /** A controller: it works as its own service account, and writes as its unit. */
    public static Caller controller(String name, String machine) {
        return new Caller("system:serviceaccount:kube-system:" + name, List.of("system:serviceaccounts", "system:authenticated"),
                "kube-controller-manager", machine, true);
    }

    /** The kubelet of a node. */
    public static Caller kubelet(String node) {
        return new Caller("system:node:" + node, List.of("system:nodes", "system:authenticated"), "kubelet", node, true);
    }
}
