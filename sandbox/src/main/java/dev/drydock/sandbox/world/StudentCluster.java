package dev.drydock.sandbox.world;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.volume.Provisioner;
import dev.drydock.sandbox.cluster.etcd.EtcdMember;
import dev.drydock.sandbox.cluster.kubelet.Kubelet;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Routing;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import dev.drydock.sandbox.unit.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The cluster that a course works on: three nodes with Docker as their runtime, made as kubeadm makes them, with DNS and a storage class. */
final class StudentCluster {
    static final Machine.Hardware NODE = new Machine.Hardware("x86_64", 2, 4L << 30, 40L << 30);
    /** When the world starts the cluster has been running for ten minutes. */
    static final long BEFORE_MICROS = 600_000_000L;

    private static final RecordedNode SHAPE = new RecordedNode("37926431477", "41152160Ki", "3912208Ki", "4014608Ki", "docker://28.5.2", "6.8.0-45-generic", "Ubuntu 24.04.3 LTS");
    /** Manifests in the student's folder, to be applied when a lesson wants them. */
    private static final List<String> ADD_ONS = List.of("fluentd.yaml", "ingress-nginx.yaml");

    private StudentCluster() {}

    /** The machines and their engines are there already. */
    static void furnish(Kernel kernel, ClusterShape cluster) {
        List<String> nodes = cluster.nodeNames();
        String first = nodes.get(0);
        prepare(kernel, cluster);
        if (cluster.boots()) {
            Boot.begin(kernel);
            return;
        }
        Manifests.write(kernel, cluster);
        cluster.memberNames().forEach(member -> ControlPlane.started(kernel, EtcdMember.NAME, member));
        ControlPlane.started(kernel, ApiServer.NAME, first);
        ApiClient client = Clusters.bootstrap(kernel);
        for (int i = 0; i < nodes.size(); i++) {
            String node = nodes.get(i);
            Clusters.register(client, SHAPE.node(node, i, kernel.now()));
            startKubelet(kernel, node);
        }
        addOns(client);
    }

    static void startKubelet(Kernel kernel, String node) {
        Unit.install(kernel, node, Kubelet.NAME, Clusters.description(Kubelet.NAME), Kubelet.NAME);
    }

    /** All that is there before the first component runs. */
    private static void prepare(Kernel kernel, ClusterShape cluster) {
        List<String> nodes = cluster.nodeNames();
        String first = nodes.get(0);
        ControlPlane.put(kernel.transaction(), new ControlPlane(List.of(first), cluster.memberNames(), "v1.32.13", "10.96.0.0/12", "10.244.0.0/16"));
        for (String node : nodes) {
            kernel.transaction().put(Patron.key(node), new Patron(Kubelet.NAME));
            Routing.join(kernel.transaction(), node);
            Engines.letStudentSteer(kernel, node);
            configure(kernel, node, "/etc/kubernetes/kubelet.conf", 0);
        }
        Engines.keepOfCluster(kernel, nodes, cluster.memberNames());
        configure(kernel, first, "/etc/kubernetes/admin.conf", 0);
        configure(kernel, first, "/home/student/.kube/config", 1000);
        configure(kernel, "laptop", "/home/student/.kube/config", 1000);
        for (String addOn : ADD_ONS) {
            String path = "/home/student/addons/" + addOn;
            kernel.files("laptop").makeDirectory("/home/student/addons", 0755);
            kernel.files("laptop").write(path, Bytes.of(resource(addOn)));
            kernel.files("laptop").change(path, new Attributes(0644, 1000, 1000, kernel.now()));
        }
        kernel.files("laptop").change("/home/student/addons", new Attributes(0755, 1000, 1000, kernel.now()));
    }

    private static void configure(Kernel kernel, String machine, String path, int owner) {
        Files files = kernel.files(machine);
        String folder = path.substring(0, path.lastIndexOf('/'));
        files.makeDirectory(folder, 0755);
        files.write(path, Bytes.of(Clusters.kubeconfig("https://192.168.56.11:" + ControlPlane.API_PORT)));
        files.change(path, new Attributes(0600, owner, owner, kernel.now()));
        if (owner > 0) {
            files.change(folder, new Attributes(0755, owner, owner, kernel.now()));
        }
    }

    /** What kubeadm puts into a new cluster. */
    static void addOns(ApiClient client) {
        must(client, Resources.STORAGE_CLASSES, Provisioner.standardClass());
        for (Tree each : Yaml.readAll(resource("cluster.yaml")).value().orElseThrow()) {
            Mapping object = each.mapping();
            Resource resource = Resources.ofKind(object.get("apiVersion").text(), object.get("kind").text()).orElseThrow();
            must(client, resource, object);
        }
    }

    private static void must(ApiClient client, Resource resource, Mapping object) {
        ApiResponse answer = client.create(resource, Objects.namespace(object), object);
        if (!answer.ok()) {
            throw new IllegalStateException(Objects.name(object) + ": " + answer.message());
        }
    }

    private static String resource(String name) {
        try (InputStream in = StudentCluster.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
