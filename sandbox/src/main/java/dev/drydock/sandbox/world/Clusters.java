package dev.drydock.sandbox.world;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.manager.Controllers;
import dev.drydock.sandbox.cluster.controller.serviceaccount.RootCertificatePublisher;
import dev.drydock.sandbox.cluster.controller.serviceaccount.ServiceAccountController;
import dev.drydock.sandbox.cluster.etcd.EtcdMember;
import dev.drydock.sandbox.cluster.kubelet.Kubelet;
import dev.drydock.sandbox.cluster.proxy.KubeProxy;
import dev.drydock.sandbox.cluster.scheduler.KubeScheduler;
import dev.drydock.sandbox.engine.DockerEngine;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Routing;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The clusters of the named worlds: which components there are, and where they stand at the start. */
final class Clusters {
    static final List<String> RECORDED_NODES = List.of("node-1", "node-2", "node-3");

    private static final List<String> CONTROL_PLANE = List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");

    private Clusters() {}

    static List<Function<Kernel.Wiring, Component>> recordedParts() {
        return parts(RECORDED_NODES);
    }

    /** Every component of a cluster with these nodes; the name of each is that of its unit. */
    static List<Function<Kernel.Wiring, Component>> parts(List<String> nodes) {
        List<Function<Kernel.Wiring, Component>> parts = new ArrayList<>(List.of(EtcdMember::new, ApiServer::new));
        parts.addAll(Controllers.parts());
        parts.addAll(KubeScheduler.parts());
        parts.add(wiring -> new Kubelet(wiring, new ApiServer(wiring)));
        parts.addAll(KubeProxy.parts());
        for (String node : nodes) {
            parts.add(wiring -> new DockerEngine(wiring, node));
        }
        return List.copyOf(parts);
    }

    /** The laboratory of the recordings: three nodes, the control plane as units of the first, no add-ons. */
    static void furnishRecorded(Kernel kernel) {
        String first = RECORDED_NODES.get(0);
        ControlPlane.put(kernel.transaction(), new ControlPlane(List.of(first), List.of(first), "v1.32.13", "10.96.0.0/12", "10.244.0.0/16"));
        for (String unit : CONTROL_PLANE) {
            Unit.install(kernel, first, unit, description(unit), unit);
        }
        Engines.furnishCluster(kernel);
        for (String node : RECORDED_NODES) {
            Engines.installContainerd(kernel, node);
            Unit.install(kernel, node, "containerd", description("containerd"), Daemon.component(node));
            kernel.transaction().put(Patron.key(node), new Patron(Kubelet.NAME));
            Routing.join(kernel.transaction(), node);
            for (String unit : List.of("kubelet", "kube-proxy")) {
                Unit.install(kernel, node, unit, description(unit), unit);
            }
            Engines.letStudentSteer(kernel, node);
        }
        ControlPlane.started(kernel, EtcdMember.NAME, first);
        ControlPlane.started(kernel, ApiServer.NAME, first);
        ApiClient client = bootstrap(kernel);
        for (int i = 0; i < RECORDED_NODES.size(); i++) {
            register(client, RecordedNode.of(RECORDED_NODES.get(i), i, kernel.now()));
        }
        String config = kubeconfig("https://127.0.0.1:" + ControlPlane.API_PORT);
        Files files = kernel.files(first);
        files.makeDirectory("/etc/kubernetes", 0755);
        files.write("/etc/kubernetes/admin.conf", Bytes.of(config));
        files.makeDirectory("/home/student/.kube", 0755);
        files.write("/home/student/.kube/config", Bytes.of(config));
        files.change("/home/student/.kube", new Attributes(0755, 1000, 1000, kernel.now()));
        files.change("/home/student/.kube/config", new Attributes(0600, 1000, 1000, kernel.now()));
    }

    /** What is in every cluster before anybody comes. */
    static ApiClient bootstrap(Kernel kernel) {
        ApiServer server = new ApiServer(kernel.wiring());
        ApiClient client = server.client(kernel, Caller.component("kube-apiserver", RECORDED_NODES.get(0)));
        server.bootstrap(client);
        for (String namespace : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            new ServiceAccountController().reconcile(client, namespace);
            new RootCertificatePublisher().reconcile(client, namespace);
        }
        return client;
    }

    /** A node as its kubelet registered it long ago: the taint of new nodes is gone. */
    static void register(ApiClient client, Mapping node) {
        Mapping made = client.create(Resources.NODES, "", node).body();
        client.update(Resources.NODES, made.with("spec", node.get("spec")));
    }

    static String description(String unit) {
        return switch (unit) {
            case "etcd" -> "etcd - highly-available key value store";
            case "kube-apiserver" -> "Kubernetes API Server";
            case "kube-controller-manager" -> "Kubernetes Controller Manager";
            case "kube-scheduler" -> "Kubernetes Scheduler";
            case "kube-proxy" -> "Kubernetes Kube-Proxy Server";
            case "kubelet" -> "kubelet: The Kubernetes Node Agent";
            default -> "containerd container runtime";
        };
    }

    /** What kubeadm would write; the certificate's text is the user's name, which is all that this API Server looks at. */
    static String kubeconfig(String server) {
        return """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: Y2E6a3ViZXJuZXRlcw==
                    server: SERVER
                  name: kubernetes
                contexts:
                - context:
                    cluster: kubernetes
                    namespace: default
                    user: kubernetes-admin
                  name: kubernetes-admin@kubernetes
                current-context: kubernetes-admin@kubernetes
                kind: Config
                preferences: {}
                users:
                - name: kubernetes-admin
                  user:
                    client-certificate-data: Q049a3ViZXJuZXRlcy1hZG1pbixPPXN5c3RlbTptYXN0ZXJz
                    client-key-data: a2V5Omt1YmVybmV0ZXMtYWRtaW4=
                """.replace("SERVER", server);
    }
}
