package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gives every node a range of addresses for its pods, the first that is free (upstream's {@code node-ipam-controller} with the range allocator). */
public final class NodeAddresses implements Controller {
    private static final String ALL = "*";
    /** {@code --node-cidr-mask-size}. */
    private static final int NODE_BITS = 24;

    @Override
    public String name() {
        return "node-ipam-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.NODES, (client, event) -> event.object().at("spec", "podCIDR").text().isEmpty() ? List.of(ALL) : List.of()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        List<Mapping> nodes = client.list(Resources.NODES);
        Set<String> taken = new TreeSet<>();
        nodes.forEach(node -> taken.add(node.at("spec", "podCIDR").text()));
        String range = ControlPlane.find(client.kernel().transaction()).map(ControlPlane::podRange).orElse("10.244.0.0/16");
        int next = 0;
        for (Mapping node : nodes) {
            if (!node.at("spec", "podCIDR").text().isEmpty()) {
                continue;
            }
            Optional<String> free = block(range, next);
            while (free.isPresent() && taken.contains(free.get())) {
                next++;
                free = block(range, next);
            }
            if (free.isEmpty()) {
                client.event(node, "Normal", "CIDRNotAvailable", "Node " + Objects.name(node) + " status is now: CIDRNotAvailable", "cidrAllocator");
                continue;
            }
            taken.add(free.get());
            client.update(Resources.NODES, node.withAt(free.get(), "spec", "podCIDR").withAt(Sequence.of(free.get()), "spec", "podCIDRs"));
        }
        return Controller.done();
    }

    /** The block of that number in a range such as {@code 10.244.0.0/16}; empty behind its end. */
    private static Optional<String> block(String range, int number) {
        int slash = range.indexOf('/');
        int bits = Integer.parseInt(range.substring(slash + 1));
        if (bits > NODE_BITS || number >= 1 << NODE_BITS - bits) {
            return Optional.empty();
        }
        String[] parts = range.substring(0, slash).split("\\.");
        int base = Integer.parseInt(parts[0]) << 16 | Integer.parseInt(parts[1]) << 8 | Integer.parseInt(parts[2]);
        int block = base + number;
        return Optional.of((block >> 16 & 255) + "." + (block >> 8 & 255) + "." + (block & 255) + ".0/" + NODE_BITS);
    }
}
