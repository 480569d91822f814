package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.rbac.BootstrapRoles;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What an API Server makes when it starts and it is not there yet. */
final class Bootstrap {
    /** What kubeadm adds: the administrator of the kubeconfig may do all. */
    private static final Mapping ADMINISTRATORS = Mapping.of(
            "apiVersion", "rbac.authorization.k8s.io/v1", "kind", "ClusterRoleBinding", "metadata", Mapping.of("name", "kubeadm:cluster-admins"),
            "roleRef", Mapping.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", "cluster-admin"),
            "subjects", Sequence.of(Mapping.of("apiGroup", "rbac.authorization.k8s.io", "kind", "Group", "name", "kubeadm:cluster-admins")));

    private final ApiClient client;

    Bootstrap(ApiClient client) {
        this.client = client;
    }

    void run() {
        if (!client.reachable()) {
            return;
        }
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            if (client.get(Resources.NAMESPACES, "", namespace).isEmpty()) {
                client.create(Resources.NAMESPACES, "", Mapping.of("apiVersion", "v1", "kind", "Namespace", "metadata", Mapping.of("name", namespace)));
            }
        }
        ownService();
        BootstrapRoles.roles().forEach(role -> make(Resources.CLUSTER_ROLES, role));
        BootstrapRoles.bindings().forEach(binding -> make(Resources.CLUSTER_ROLE_BINDINGS, binding));
        make(Resources.CLUSTER_ROLE_BINDINGS, ADMINISTRATORS);
        for (var priority : List.of(Mapping.of("name", "system-cluster-critical", "value", 2_000_000_000, "description",
                "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."), Mapping.of(
                "name", "system-node-critical", "value", 2_000_001_000, "description",
                "Used for system critical pods that must not be moved from their current node."))) {
            if (client.get(Resources.PRIORITY_CLASSES, "", priority.get("name").text()).isEmpty()) {
                client.create(Resources.PRIORITY_CLASSES, "", Mapping.of("apiVersion", "scheduling.k8s.io/v1", "kind", "PriorityClass",
                        "metadata", Mapping.of("name", priority.get("name")), "value", priority.get("value"), "description", priority.get("description"),
                        "preemptionPolicy", "PreemptLowerPriority"));
            }
        }
    }

    private void make(Resource resource, Mapping object) {
        if (client.get(resource, "", Objects.name(object)).isEmpty()) {
            client.create(resource, "", object);
        }
    }

    /** The service {@code kubernetes}, by which pods find the API Server, and its endpoints, which no controller makes. */
    private void ownService() {
        Transaction transaction = client.kernel().transaction();
        if (client.get(Resources.SERVICES, "default", "kubernetes").isEmpty()) {
            client.create(Resources.SERVICES, "default", Mapping.of("apiVersion", "v1", "kind", "Service", "metadata", Mapping.of(
                    "labels", Mapping.of("component", "apiserver", "provider", "kubernetes"), "name", "kubernetes", "namespace", "default"),
                    "spec", Mapping.of("clusterIP", firstAddress(transaction), "ports", Sequence.of(Mapping.of(
                            "name", "https", "port", 443, "protocol", "TCP", "targetPort", ControlPlane.API_PORT)))));
        }
        List<Tree> addresses = new ArrayList<>();
        List<Tree> endpoints = new ArrayList<>();
        for (String machine : ControlPlane.machines(transaction, ApiServer.NAME)) {
            String address = transaction.find(Network.key(machine)).flatMap(network -> network.interfaces().stream().findFirst())
                    .map(Network.Interface::address).orElse("192.168.56.11");
            addresses.add(Mapping.of("ip", address));
            endpoints.add(Mapping.of("addresses", Sequence.of(address), "conditions", Mapping.of("ready", true)));
        }
        Sequence ports = Sequence.of(Mapping.of("name", "https", "port", ControlPlane.API_PORT, "protocol", "TCP"));
        put(Resources.ENDPOINTS, Mapping.of("apiVersion", "v1", "kind", "Endpoints", "metadata", Mapping.of(
                "labels", Mapping.of("endpointslice.kubernetes.io/skip-mirror", "true"), "name", "kubernetes", "namespace", "default"),
                "subsets", Sequence.of(Mapping.of("addresses", new Sequence(addresses), "ports", ports))));
        put(Resources.ENDPOINT_SLICES, Mapping.of("apiVersion", "discovery.k8s.io/v1", "kind", "EndpointSlice", "metadata", Mapping.of(
                "labels", Mapping.of("kubernetes.io/service-name", "kubernetes"), "name", "kubernetes", "namespace", "default"),
                "addressType", "IPv4", "endpoints", new Sequence(endpoints), "ports", ports));
    }

    private void put(Resource resource, Mapping object) {
        var found = client.get(resource, Objects.namespace(object), Objects.name(object));
        if (found.isEmpty()) {
            client.create(resource, Objects.namespace(object), object);
        } else {
            client.update(resource, object.with("metadata", found.get().get("metadata")));
        }
    }

    /** {@code 10.96.0.1} of {@code 10.96.0.0/12}. */
    private static String firstAddress(Transaction transaction) {
        String range = ControlPlane.find(transaction).map(ControlPlane::serviceRange).orElse("10.96.0.0/12");
        return range.substring(0, range.indexOf('/')).replaceFirst("\\.0$", ".1");
    }
}
