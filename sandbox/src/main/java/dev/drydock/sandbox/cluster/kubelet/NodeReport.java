package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a kubelet tells of its node: that it is there, what it can give, how it is. */
final class NodeReport {
    private final Kernel kernel;
    private final ApiClient client;
    private final String node;

    NodeReport(Agent agent) {
        this.kernel = agent.kernel();
        this.client = agent.client();
        this.node = agent.node();
    }

    NodeReport(Kernel kernel, ApiServer server, String node) {
        this.kernel = kernel;
        this.client = server.client(kernel, Caller.kubelet(node));
        this.node = node;
    }

    /** The kubelet ends; containers go on. */
    void stopped() {
        ControlPlane.stopped(kernel, Kubelet.NAME, node);
        client.unwatch(PodWatch.id(node));
    }

    /** The kubelet has reached the API Server. @param fresh whether its process has just begun, which the world has seen */
    void begin(boolean fresh) {
        Mapping found = client.get(Resources.NODES, "", node).orElseGet(this::register);
        lease();
        if (fresh) {
            event("Normal", "Starting", "Starting kubelet.");
            event("Warning", "CgroupV1", "cgroup v1 support is in maintenance mode, please migrate to cgroup v2");
            event("Normal", "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods");
            for (int i = 0; i < 2; i++) {
                event("Normal", "NodeHasSufficientMemory", "Node " + node + " status is now: NodeHasSufficientMemory");
                event("Normal", "NodeHasNoDiskPressure", "Node " + node + " status is now: NodeHasNoDiskPressure");
                event("Normal", "NodeHasSufficientPID", "Node " + node + " status is now: NodeHasSufficientPID");
            }
        }
        if (!Objects.is(found, "Ready")) {
            event("Normal", "NodeReady", "Node " + node + " status is now: NodeReady");
        }
        Mapping status = found.get("status").mapping();
        client.updateStatus(Resources.NODES, found.with("status", status.with("conditions", conditions(status, true))));
    }

    /** The node's runtime answers again, or does not any more. */
    void ready(boolean up) {
        client.get(Resources.NODES, "", node).ifPresent(found -> {
            String word = up ? "NodeReady" : "NodeNotReady";
            event("Normal", word, "Node " + node + " status is now: " + word);
            Mapping status = found.get("status").mapping();
            client.updateStatus(Resources.NODES, found.with("status", status.with("conditions", conditions(status, up))));
        });
    }

    /** The node's disk is full, or has been free again for long enough. */
    void diskPressure(boolean on) {
        if (!client.reachable()) {
            return;
        }
        client.get(Resources.NODES, "", node).ifPresent(found -> {
            String word = on ? "NodeHasDiskPressure" : "NodeHasNoDiskPressure";
            if (on) {
                event("Warning", "EvictionThresholdMet", "Attempting to reclaim ephemeral-storage");
            }
            event("Normal", word, "Node " + node + " status is now: " + word);
            Mapping status = found.get("status").mapping();
            client.updateStatus(Resources.NODES, found.with("status", status.with("conditions", conditions(status, Objects.is(found, "Ready")))));
        });
    }

    private void event(String type, String reason, String message) {
        Mapping about = Mapping.of("apiVersion", "", "kind", "Node", "metadata", Mapping.of("name", node, "uid", node));
        client.event(about, type, reason, message, Kubelet.NAME, node);
    }

    private void lease() {
        if (client.get(Resources.LEASES, "kube-node-lease", node).isEmpty() && client.get(Resources.NAMESPACES, "", "kube-node-lease").isPresent()) {
            client.create(Resources.LEASES, "kube-node-lease", Mapping.of("apiVersion", "coordination.k8s.io/v1", "kind", "Lease",
                    "metadata", Mapping.of("name", node, "namespace", "kube-node-lease"),
                    "spec", Mapping.of("holderIdentity", node, "leaseDurationSeconds", 40, "renewTime", Clock.micros(kernel.now()))));
        }
    }

    // ---- conditions ----------------------------------------------------------------------------------------------------------------

    private Sequence conditions(Mapping status, boolean up) {
        List<Tree> all = new ArrayList<>();
        all.add(condition(status, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"));
        all.add(DiskPressure.on(kernel.transaction(), node) ? condition(status, "DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure")
                : condition(status, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"));
        all.add(condition(status, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"));
        all.add(up ? condition(status, "Ready", "True", "KubeletReady", "kubelet is posting ready status")
                : condition(status, "Ready", "False", "KubeletNotReady", "container runtime is down"));
        return new Sequence(all);
    }

    private Mapping condition(Mapping status, String type, String word, String reason, String message) {
        Mapping before = Mapping.EMPTY;
        for (Mapping each : status.get("conditions").mappings()) {
            before = each.get("type").text().equals(type) ? each : before;
        }
        String now = Clock.seconds(kernel.now());
        String since = before.get("status").text().equals(word) ? before.get("lastTransitionTime").text() : now;
        return Mapping.of("lastHeartbeatTime", now, "lastTransitionTime", since, "message", message, "reason", reason, "status", word, "type", type);
    }

    // ---- registration --------------------------------------------------------------------------------------------------------------

    private Mapping register() {
        Optional<Machine> machine = kernel.transaction().find(Machine.key(node));
        String address = kernel.transaction().find(Network.key(node)).flatMap(network -> network.interfaces().stream().findFirst())
                .map(Network.Interface::address).orElse("127.0.0.1");
        String architecture = machine.map(found -> found.hardware().architecture().equals("x86_64") ? "amd64" : "arm64").orElse("amd64");
        Mapping labels = Mapping.of("beta.kubernetes.io/arch", architecture, "beta.kubernetes.io/os", "linux", "kubernetes.io/arch", architecture,
                "kubernetes.io/hostname", node, "kubernetes.io/os", "linux");
        long memory = machine.map(found -> found.hardware().memoryBytes()).orElse(8L << 30) / 1024;
        long disk = machine.map(found -> found.hardware().diskBytes()).orElse(80L << 30);
        int cpus = machine.map(found -> found.hardware().cpus()).orElse(4);
        Mapping status = Mapping.of(
                "addresses", Sequence.of(Mapping.of("address", address, "type", "InternalIP"), Mapping.of("address", node, "type", "Hostname")),
                "allocatable", amounts(cpus, Long.toString(disk * 9 / 10), memory - 100 * 1024), "capacity", amounts(cpus, disk / 1024 + "Ki", memory),
                "conditions", conditions(Mapping.EMPTY, true), "daemonEndpoints", Mapping.of("kubeletEndpoint", Mapping.of("Port", 10250)),
                "nodeInfo", Mapping.of("architecture", architecture, "bootID", "00000000-0000-0000-0000-000000000000",
                        "containerRuntimeVersion", dev.drydock.sandbox.cluster.kubelet.runtime.Runtime.of(kernel, node).map(runtime -> runtime.version()).orElse("containerd://1.7.24"),
                        "kernelVersion", machine.map(Machine::kernelRelease).orElse("6.8.0"), "kubeProxyVersion", "v1.32.13", "kubeletVersion", "v1.32.13",
                        "machineID", "00000000-0000-0000-0000-000000000000", "operatingSystem", "linux",
                        "osImage", machine.map(Machine::operatingSystem).orElse("Linux"), "systemUUID", "00000000-0000-0000-0000-000000000000"));
        Mapping made = client.create(Resources.NODES, "", Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", Mapping.of("name", node, "labels", labels,
                "annotations", Mapping.of("volumes.kubernetes.io/controller-managed-attach-detach", "true")), "spec", Mapping.EMPTY, "status", status)).body();
        return made;
    }

    private static Mapping amounts(int cpus, String disk, long kibibytes) {
        return Mapping.of("cpu", Integer.toString(cpus), "ephemeral-storage", disk, "hugepages-1Gi", "0", "hugepages-2Mi", "0",
                "memory", kibibytes + "Ki", "pods", "110");
    }
}
