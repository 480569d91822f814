package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.process.Kernel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The networks of one engine, and who is plugged into them. */
public final class Networks {
    private final Kernel kernel;
    private final String machine;

    public Networks(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** All, by name. */
    public List<DockerNetwork> all() {
        return kernel.transaction().view(DockerNetwork.NETWORKS).subMap(machine + "/", machine + "0").values().stream()
                .sorted(Comparator.comparing(DockerNetwork::name))
                .toList();
    }

    public Optional<DockerNetwork> byId(String id) {
        return kernel.transaction().find(DockerNetwork.NETWORKS.key(machine + "/" + id));
    }

    /** By whole ID, name, or the beginning of an ID; {@code default} is the bridge. */
    public Answer<DockerNetwork> find(String nameOrId) {
        String wanted = nameOrId.equals("default") ? "bridge" : nameOrId;
        Optional<DockerNetwork> exact = byId(wanted).or(() -> all().stream().filter(n -> n.name().equals(wanted)).findFirst());
        if (exact.isPresent()) {
            return Answer.of(exact.get());
        }
        List<DockerNetwork> beginning = wanted.isEmpty() ? List.of() : all().stream().filter(n -> n.id().startsWith(wanted)).toList();
        if (beginning.size() == 1) {
            return Answer.of(beginning.get(0));
        }
        return Answer.refused(beginning.isEmpty()
                ? Reply.notFound("network " + nameOrId + " not found")
                : Reply.bad("network " + nameOrId + " is ambiguous (" + beginning.size() + " matches found based on ID prefix)"));
    }

    public void put(DockerNetwork network) {
        kernel.transaction().put(network.key(), network);
    }

    public void remove(DockerNetwork network) {
        kernel.transaction().remove(network.key());
    }

    /** A container and its plug in a network. */
    public record Plug(Container container, Endpoint endpoint) {}

    /** Running containers that are plugged into a network, the oldest first. */
    public List<Plug> plugs(DockerNetwork network) {
        List<Plug> plugs = new ArrayList<>();
        for (Container container : new Containers(kernel, machine).each()) {
            for (Endpoint endpoint : container.plugs().endpoints()) {
                if (endpoint.plugged() && endpoint.networkId().equals(network.id())) {
                    plugs.add(new Plug(container, endpoint));
                }
            }
        }
        plugs.sort(Comparator.comparingLong(plug -> plug.container().identity().serial()));
        return plugs;
    }

    /** The lowest address of a network that nobody has, or the wanted one. */
    public String freeAddress(DockerNetwork network, String wanted) {
        if (!wanted.isEmpty()) {
            return wanted;
        }
        long base = Addresses.number(network.subnet().substring(0, network.subnet().indexOf('/')));
        BitSet taken = new BitSet();
        Addresses.parse(network.gateway()).filter(gateway -> gateway >= base).ifPresent(gateway -> taken.set((int) (gateway - base)));
        for (Container container : new Containers(kernel, machine).each()) {
            for (Endpoint endpoint : container.plugs().endpoints()) {
                if (endpoint.plugged() && endpoint.networkId().equals(network.id())) {
                    Addresses.parse(endpoint.address()).filter(address -> address >= base).ifPresent(address -> taken.set((int) (address - base)));
                }
            }
        }
        return Addresses.text(base + taken.nextClearBit(1));
    }
}
