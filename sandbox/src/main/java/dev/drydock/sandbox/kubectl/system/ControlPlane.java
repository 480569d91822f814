package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;

/** {@code kubectl cluster-info}. */
public final class ControlPlane {
    private static final String HINT = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";

    private ControlPlane() {}

    public static Task<Done> start(Job job) {
        return job.cluster().then(cluster -> Discovery.kinds(cluster).then(kinds -> services(job, cluster)).then(list -> {
            StringBuilder out = new StringBuilder("Kubernetes control plane is running at " + cluster.target().server() + "\n");
            list.get("items").mappings().forEach(service -> out.append(name(service)).append(" is running at ").append(address(cluster, service)).append('\n'));
            return Task.print(out + HINT);
        }).rescue(why -> Task.print(HINT).and(Task.fail(why))));
    }

    private static Task<Tree> services(Job job, Cluster cluster) {
        String namespace = cluster.target().explicitNamespace() ? cluster.target().namespace() : "kube-system";
        return cluster.get(KnownKinds.SERVICE.path(namespace), Map.of("labelSelector", "kubernetes.io/cluster-service=true"));
    }

    private static String name(Mapping service) {
        String label = service.at("metadata", "labels", "kubernetes.io/name").text();
        return label.isEmpty() ? service.at("metadata", "name").text() : label;
    }

    private static String address(Cluster cluster, Mapping service) {
        Tree port = service.at("spec", "ports").get(0);
        String scheme = port.get("name").text().equals("https") || port.get("port").whole() == 443 ? "https:" : "";
        String name = service.at("metadata", "name").text();
        String suffix = port.get("name").text().isEmpty() ? "" : ":" + port.get("name").text();
        return cluster.target().server() + "/api/v1/namespaces/" + service.at("metadata", "namespace").text() + "/services/" + scheme + name
                + (scheme.isEmpty() ? suffix : suffix.isEmpty() ? ":" : suffix) + "/proxy";
    }
}
