package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.PodNetwork;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the network plugin of a node does: addresses from the node's range, one after the other ({@code host-local}), and interfaces. */
final class PodAddresses {
    private static final int LAST = 254;
    private static final int USUAL_FIRST = 2;

    private PodAddresses() {}

    /** The segment that the pods of a node and its bridge share. */
    static String segment(String node) {
        return "pods/" + node;
    }

    /** The first three numbers of the node's range. */
    static String range(Agent agent) {
        String range = agent.client().reachable() ? agent.client().get(Resources.NODES, "", agent.node()).orElse(Mapping.EMPTY).at("spec", "podCIDR").text() : "";
        if (range.isEmpty()) {
            range = bridge(agent.kernel(), agent.node()).map(Network.Interface::address).orElse("10.244." + agent.node().replaceAll("\\D", "") + ".0");
        }
        return range.substring(0, range.lastIndexOf('.'));
    }

    private static Optional<Network.Interface> bridge(Kernel kernel, String node) {
        return kernel.transaction().find(Network.key(node)).flatMap(network -> network.interfaces().stream().filter(each -> each.name().equals("cni0")).findFirst());
    }

    /** The next free address: the search goes on where it ended the last time. */
    static String next(Agent agent) {
        String range = range(agent);
        for (int i = 0; i < LAST; i++) {
            long number = agent.kernel().count("pod-address/" + agent.node());
            String address = range + "." + (USUAL_FIRST + (number - 1) % (LAST - 1));
            if (PodNetwork.at(agent.kernel().transaction(), address).isEmpty()) {
                return address;
            }
        }
        return range + "." + LAST;
    }

    /** Gives a namespace its interface, and the node its bridge if it has none yet. */
    static void plug(Agent agent, String namespace, String address) {
        Kernel kernel = agent.kernel();
        String gateway = address.substring(0, address.lastIndexOf('.')) + ".1";
        if (bridge(kernel, agent.node()).isEmpty()) {
            kernel.transaction().find(Network.key(agent.node())).ifPresent(network -> {
                List<Network.Interface> interfaces = new ArrayList<>(network.interfaces());
                interfaces.add(new Network.Interface("cni0", segment(agent.node()), gateway, 24, "", Identifiers.mac(kernel)));
                kernel.transaction().put(Network.key(agent.node()), network.withInterfaces(interfaces));
            });
        }
        kernel.transaction().find(Network.key(namespace)).ifPresent(network -> kernel.transaction().put(Network.key(namespace), network.withInterfaces(
                List.of(new Network.Interface("eth0", segment(agent.node()), address, 24, gateway, Identifiers.mac(kernel))))));
    }
}
