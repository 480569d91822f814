package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** A node is emptied and gets no new pods, as before its maintenance. */
final class Drained implements Trouble {
    @Override
    public String word() {
        return "drain";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        return new Places(kernel).client().map(client -> client.list(Resources.NODES).stream().filter(node -> !node.at("spec", "unschedulable").truth())
                .map(node -> new Choice(Objects.name(node), Objects.name(node))).toList()).orElse(List.of());
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        new Places(kernel).client().ifPresent(client -> {
            set(client, fault.machine(), true);
            for (Mapping pod : client.podsOn(fault.machine())) {
                boolean stays = Objects.controller(pod).map(owner -> List.of("DaemonSet", "Node").contains(owner.get("kind").text())).orElse(false);
                if (!stays) {
                    client.evict(Objects.namespace(pod), Objects.name(pod));
                }
            }
        });
    }

    private static void set(ApiClient client, String node, boolean drained) {
        client.get(Resources.NODES, "", node).ifPresent(found -> client.update(Resources.NODES,
                drained ? found.withAt(true, "spec", "unschedulable") : found.withoutAt("spec", "unschedulable")));
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return new Places(kernel).client().flatMap(client -> client.get(Resources.NODES, "", fault.machine())).map(node -> node.at("spec", "unschedulable").truth()).orElse(true);
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        new Places(kernel).client().ifPresent(client -> set(client, fault.machine(), false));
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return "kubectl drain " + fault.machine() + " --ignore-daemonsets --delete-emptydir-data --force";
    }
}
