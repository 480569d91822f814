package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A node without a container runtime, as those of kubemark: nothing runs on it, but its pods are said to, with one write each. So
 * thousands of nodes can be had to see what the control plane does with them.
 */
final class HollowNode {
    /** Pods whose status says that they run, by node and uid: what is kept instead of a {@link PodState}. */
    private static final Family<Long> ADDRESSES = Family.passing("hollow-node-addresses");
    private static final int ROOM = 250;

    private final Kernel kernel;
    private final ApiClient client;
    private final String node;

    HollowNode(Kernel kernel, ApiServer server, String node) {
        this.kernel = kernel;
        this.client = server.client(kernel, Caller.kubelet(node));
        this.node = node;
    }

    /** Lists the pods and watches them; whether the API Server answered. */
    boolean connect() {
        if (!client.reachable()) {
            return false;
        }
        client.watch(PodWatch.id(node), Kubelet.NAME, Resources.PODS, WatchScope.node(node)).items().forEach(this::see);
        return true;
    }

    /** Takes what the watch brought; whether it goes on. */
    boolean hear() {
        ApiClient.Taken taken = client.take(PodWatch.id(node));
        if (taken.closed()) {
            client.unwatch(PodWatch.id(node));
            return false;
        }
        for (WatchEvent event : taken.events()) {
            if (event.type() != WatchEvent.Type.DELETED) {
                client.get(Resources.PODS, Objects.namespace(event.object()), Objects.name(event.object()))
                        .filter(pod -> Objects.uid(pod).equals(Objects.uid(event.object()))).ifPresent(this::see);
            }
        }
        return true;
    }

    private void see(Mapping pod) {
        if (Objects.isBeingDeleted(pod)) {
            client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.of("gracePeriodSeconds", 0));
        } else if (pod.at("status", "phase").text("Pending").equals("Pending")) {
            client.updateStatus(Resources.PODS, pod.with("status", running(pod)));
        }
    }

    /** The next address of the node's range. */
    private String address() {
        String range = client.get(Resources.NODES, "", node).orElse(Mapping.EMPTY).at("spec", "podCIDR").text("10.244.0.0/24");
        long number = kernel.transaction().find(ADDRESSES.key(node)).orElse(0L);
        kernel.transaction().put(ADDRESSES.key(node), number + 1);
        return range.substring(0, range.lastIndexOf('.') + 1) + (2 + number % ROOM);
    }

    private Mapping running(Mapping pod) {
        String now = Clock.seconds(kernel.now());
        List<Tree> conditions = new ArrayList<>();
        for (String type : List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled")) {
            conditions.add(Mapping.of("lastProbeTime", Nothing.NOTHING, "lastTransitionTime", now, "status", "True", "type", type));
        }
        List<Tree> containers = new ArrayList<>();
        for (Mapping container : pod.at("spec", "containers").mappings()) {
            containers.add(Mapping.of("image", container.get("image"), "imageID", "", "lastState", Mapping.EMPTY, "name", container.get("name"),
                    "ready", true, "restartCount", 0, "started", true, "state", Mapping.of("running", Mapping.of("startedAt", now))));
        }
        String address = address();
        return Mapping.of("conditions", new Sequence(conditions), "containerStatuses", new Sequence(containers), "phase", "Running",
                "podIP", address, "podIPs", Sequence.of(Mapping.of("ip", address)), "qosClass", pod.at("status", "qosClass").text("BestEffort"), "startTime", now);
    }
}
