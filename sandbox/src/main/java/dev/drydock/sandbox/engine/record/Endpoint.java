package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/**
 * A container's plug in one network; without address while the container does not run.
 *
 * @param network name of the network as the person or the default gave it
 * @param aliases names asked for, besides the container's own
 * @param ipam what was asked for, such as a fixed address; nothing by default
 */
public record Endpoint(
        String network, String networkId, String endpointId, String address, int prefix, String gateway, String mac, List<String> aliases,
        Tree ipam) {

    public Endpoint {
        aliases = List.copyOf(aliases);
    }

    /** A plug without an address yet. */
    public static Endpoint wanted(String network, List<String> aliases, Tree ipam) {
        return new Endpoint(network, "", "", "", 0, "", "", aliases, ipam);
    }

    /** The same without what the network gave it; it remembers which network it was. */
    public Endpoint unplugged() {
        return new Endpoint(network, networkId, "", "", 0, "", "", aliases, ipam);
    }

    public boolean plugged() {
        return !endpointId.isEmpty();
    }
}
