package dev.drydock.sandbox.world;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.time.Instant;
import java.util.List;

/**
 * A node as its kubelet registered it.
 *
 * @param storage how much disk pods may have, in bytes, and {@code disk} how much there is; {@code allocatable} and {@code memory} likewise
 */
record RecordedNode(String storage, String disk, String allocatable, String memory, String runtime, String kernel, String system) {
    private static final RecordedNode OF_RECORDINGS = new RecordedNode("243497856212", "264212084Ki", "24581696Ki", "24684096Ki", "containerd://1.6.20",
            "6.18.44-fc-v595", "Debian GNU/Linux 12 (bookworm)");

    /** One of the recorded cluster. */
    static Mapping of(String name, int number, long nowMicros) {
        return OF_RECORDINGS.node(name, number, nowMicros);
    }

    Mapping node(String name, int number, long nowMicros) {
        Mapping.Builder labels = Mapping.builder().put("beta.kubernetes.io/arch", "amd64").put("beta.kubernetes.io/os", "linux")
                .put("kubernetes.io/arch", "amd64").put("kubernetes.io/hostname", name).put("kubernetes.io/os", "linux");
        Mapping.Builder spec = Mapping.builder().put("podCIDR", "10.244." + number + ".0/24").put("podCIDRs", Sequence.of("10.244." + number + ".0/24"));
        if (number == 0) {
            labels.put("node-role.kubernetes.io/control-plane", "");
            spec.put("taints", Sequence.of(Mapping.of("effect", "NoSchedule", "key", "node-role.kubernetes.io/control-plane")));
        }
        Mapping metadata = Mapping.of("name", name, "labels", labels.build(), "annotations", Mapping.of(
                "node.alpha.kubernetes.io/ttl", "0", "volumes.kubernetes.io/controller-managed-attach-detach", "true"));
        return Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", metadata, "spec", spec.build(),
                "status", status(name, "192.168.56." + (11 + number), GoTime.rfc3339(Instant.ofEpochSecond(nowMicros / 1_000_000))));
    }

    private Mapping status(String name, String address, String now) {
        return Mapping.of(
                "addresses", Sequence.of(Mapping.of("address", address, "type", "InternalIP"), Mapping.of("address", name, "type", "Hostname")),
                "allocatable", amounts(storage, allocatable), "capacity", amounts(disk, memory),
                "conditions", new Sequence(List.<Tree>of(
                        condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
                        condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
                        condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
                        condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now))),
                "daemonEndpoints", Mapping.of("kubeletEndpoint", Mapping.of("Port", 10250)),
                "nodeInfo", Mapping.of("architecture", "amd64", "bootID", "00000000-0000-0000-0000-000000000000",
                        "containerRuntimeVersion", runtime, "kernelVersion", kernel, "kubeProxyVersion", "v1.32.13",
                        "kubeletVersion", "v1.32.13", "machineID", "00000000-0000-0000-0000-000000000000", "operatingSystem", "linux",
                        "osImage", system, "systemUUID", "00000000-0000-0000-0000-000000000000"));
    }

    private static Mapping amounts(String storage, String memory) {
        return Mapping.of("cpu", "2", "ephemeral-storage", storage, "hugepages-1Gi", "0", "hugepages-2Mi", "0", "memory", memory, "pods", "110");
    }

    private static Mapping condition(String type, String status, String reason, String message, String now) {
        return Mapping.of("lastHeartbeatTime", now, "lastTransitionTime", now, "message", message, "reason", reason, "status", status, "type", type);
    }
}
