package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches whether the nodes are alive, and taints those that are not so that nothing is placed there and pods leave (upstream's {@code nodelifecycle}). */
public final class NodeLifecycleController implements Controller {
    /** The key that stands for all nodes. */
    private static final String ALL = "*";
    /** {@code --node-monitor-period}. */
    private static final long MONITOR_MICROS = 5_000_000;
    /** {@code --node-eviction-rate}: a node every ten seconds. */
    private static final long EVICTION_MICROS = 10_000_000;
    /** {@code --secondary-node-eviction-rate}, in large clusters of which much is lost. */
    private static final long SECONDARY_MICROS = 100_000_000;
    private static final double UNHEALTHY = 0.55;
    private static final int LARGE = 50;
    private static final Map<String, String> PRESSURES = new LinkedHashMap<>();

    static {
        PRESSURES.put("MemoryPressure", "node.kubernetes.io/memory-pressure");
        PRESSURES.put("DiskPressure", "node.kubernetes.io/disk-pressure");
        PRESSURES.put("NetworkUnavailable", "node.kubernetes.io/network-unavailable");
        PRESSURES.put("PIDPressure", "node.kubernetes.io/pid-pressure");
    }

    /** When the next node of a zone may be emptied, in virtual microseconds. */
    private static final Family<Long> NEXT = Family.passing("node-eviction-next");
    /** Uids of the nodes that were welcomed. */
    private static final Family<String> KNOWN = Family.passing("node-registered");

    @Override
    public String name() {
        return "node-lifecycle-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.NODES, NodeLifecycleController::ofNode));
    }

    private static List<String> ofNode(ApiClient client, WatchEvent event) {
        return event.type() == WatchEvent.Type.ADDED ? List.of(Objects.name(event.object()), ALL) : List.of(Objects.name(event.object()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        if (key.equals(ALL)) {
            List<Mapping> nodes = client.list(Resources.NODES);
            Map<String, Zone> zones = Zone.of(nodes);
            nodes.forEach(node -> look(client, node, zones));
            return nodes.isEmpty() ? Controller.done() : Controller.poll(MONITOR_MICROS);
        }
        Optional<Mapping> node = client.get(Resources.NODES, "", key);
        if (node.isEmpty()) {
            farewell(client, key);
            return Controller.done();
        }
        welcome(client, node.get());
        look(client, node.get(), Zone.of(client.list(Resources.NODES)));
        return Controller.done();
    }

    /** Reports a node that has come since this controller is there. */
    private static void welcome(ApiClient client, Mapping node) {
        Key<String> known = KNOWN.key(Objects.name(node));
        if (client.kernel().transaction().find(known).orElse("").equals(Objects.uid(node))) {
            return;
        }
        client.kernel().transaction().put(known, Objects.uid(node));
        long made = GoTime.read(Objects.metadata(node).get("creationTimestamp").text()).getEpochSecond();
        long since = ControlPlane.since(client.kernel().transaction(), "kube-controller-manager", client.caller().machine()).orElse(0L) / 1_000_000L;
        if (made > since) {
            client.event(node, "Normal", "RegisteredNode", "Node " + Objects.name(node) + " event: Registered Node " + Objects.name(node) + " in Controller",
                    "node-controller");
        }
    }

    private static void farewell(ApiClient client, String name) {
        Optional<String> uid = client.kernel().transaction().find(KNOWN.key(name));
        if (uid.isPresent()) {
            client.kernel().transaction().remove(KNOWN.key(name));
            client.event(Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", Mapping.of("name", name, "uid", uid.get())), "Normal", "RemovingNode",
                    "Node " + name + " event: Removing Node " + name + " from Controller", "node-controller");
        }
    }

    private static void look(ApiClient client, Mapping node, Map<String, Zone> zones) {
        Mapping checked = NodeHealth.checked(client, node);
        if (checked != node) {
            ApiResponse written = client.updateStatus(Resources.NODES, checked);
            if (!written.ok()) {
                return;
            }
            if (Objects.is(node, "Ready")) {
                lost(client, checked);
            }
            checked = written.body();
        } else if (!Objects.is(node, "Ready") && !Objects.condition(node, "Ready").isEmpty()) {
            NodeHealth.markPods(client, Objects.name(node));
        }
        Mapping tainted = evicting(client, byCondition(checked, Pods.time(client.kernel().now())), zones.get(Zone.name(node)));
        if (!tainted.equals(checked)) {
            client.update(Resources.NODES, tainted);
        }
    }

    private static void lost(ApiClient client, Mapping node) {
        String name = Objects.name(node);
        client.event(node, "Normal", "NodeNotReady", "Node " + name + " status is now: NodeNotReady", "node-controller");
        NodeHealth.markPods(client, name);
    }

    /** The {@code NoSchedule} taints that follow from the node's conditions ({@code doNoScheduleTaintingPass}). */
    private static Mapping byCondition(Mapping node, String now) {
        String ready = Objects.condition(node, "Ready").get("status").text();
        List<String> wanted = new ArrayList<>();
        if (ready.equals("False")) {
            wanted.add(Taints.NOT_READY);
        } else if (ready.equals("Unknown")) {
            wanted.add(Taints.UNREACHABLE);
        } else if (ready.isEmpty() && Taints.has(node, Taints.NOT_READY, Taints.NO_SCHEDULE)) {
            wanted.add(Taints.NOT_READY);
        }
        PRESSURES.forEach((type, taint) -> {
            if (Objects.is(node, type)) {
                wanted.add(taint);
            }
        });
        if (node.at("spec", "unschedulable").truth()) {
            wanted.add(Taints.UNSCHEDULABLE);
        }
        List<String> own = new ArrayList<>(List.of(Taints.NOT_READY, Taints.UNREACHABLE, Taints.UNSCHEDULABLE));
        own.addAll(PRESSURES.values());
        Mapping tainted = node;
        for (String key : own) {
            tainted = wanted.contains(key) ? Taints.with(tainted, key, Taints.NO_SCHEDULE, now) : Taints.without(tainted, key, Taints.NO_SCHEDULE);
        }
        return tainted;
    }

    /** The {@code NoExecute} taint of a node that is lost, as fast as its zone allows. */
    private static Mapping evicting(ApiClient client, Mapping node, Zone zone) {
        String ready = Objects.condition(node, "Ready").get("status").text();
        String key = ready.equals("Unknown") ? Taints.UNREACHABLE : ready.equals("False") ? Taints.NOT_READY : "";
        String other = key.equals(Taints.UNREACHABLE) ? Taints.NOT_READY : Taints.UNREACHABLE;
        boolean heard = ready.equals("True");
        if (heard || zone.lost() == zone.nodes()) {
            return Taints.without(Taints.without(node, Taints.NOT_READY, Taints.NO_EXECUTE), Taints.UNREACHABLE, Taints.NO_EXECUTE);
        }
        if (key.isEmpty() || Taints.has(node, key, Taints.NO_EXECUTE)) {
            return node;
        }
        boolean tainted = Taints.has(node, other, Taints.NO_EXECUTE);
        if (!tainted && !allowed(client, zone)) {
            return node;
        }
        return Taints.with(Taints.without(node, other, Taints.NO_EXECUTE), key, Taints.NO_EXECUTE, Pods.time(client.kernel().now()));
    }

    private static boolean allowed(ApiClient client, Zone zone) {
        boolean disrupted = zone.lost() > 2 && zone.lost() >= UNHEALTHY * zone.nodes();
        if (disrupted && zone.nodes() <= LARGE) {
            return false;
        }
        Key<Long> next = NEXT.key(zone.name());
        long now = client.kernel().now();
        if (client.kernel().transaction().find(next).orElse(0L) > now) {
            return false;
        }
        client.kernel().transaction().put(next, now + (disrupted ? SECONDARY_MICROS : EVICTION_MICROS));
        return true;
    }

    /** A zone: how many of its nodes are lost decides how fast they are emptied. */
    private record Zone(String name, int nodes, int lost) {
        static String name(Mapping node) {
            return Objects.label(node, "topology.kubernetes.io/region") + "/" + Objects.label(node, "topology.kubernetes.io/zone");
        }

        static Map<String, Zone> of(List<Mapping> nodes) {
            Map<String, Zone> zones = new LinkedHashMap<>();
            for (Mapping node : nodes) {
                zones.merge(name(node), new Zone(name(node), 1, Objects.is(node, "Ready") ? 0 : 1),
                        (one, two) -> new Zone(one.name(), one.nodes() + two.nodes(), one.lost() + two.lost()));
            }
            return zones;
        }
    }
}
