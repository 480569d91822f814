package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/**
 * A container's plug in one network; without address while the container does not run.
 *
 * @param network name of the network as the person or the default gave it
 * @param aliases names asked for, besides the container's own
 * @param asked what was asked for, as the request has it: {@code IPAMConfig MacAddress Links}
 */
public record Endpoint(
        String network, String networkId, String endpointId, String address, int prefix, String gateway, String mac, List<String> aliases,
        Mapping asked) {

    public Endpoint {
        aliases = List.copyOf(aliases);
    }

    /** A plug without an address yet. */
    public static Endpoint wanted(String network, List<String> aliases, Mapping asked) {
        return new Endpoint(network, "", "", "", 0, "", "", aliases, asked);
    }

    /** The same without what the network gave it; it remembers which network it was. */
    public Endpoint unplugged() {
        return new Endpoint(network, networkId, "", "", 0, "", "", aliases, asked);
    }

    /** A fixed address and the like; nothing by default. */
    public Tree ipam() {
        Tree ipam = asked.get("IPAMConfig");
        return ipam.isEmpty() ? Nothing.NOTHING : ipam;
    }

    public boolean plugged() {
        return !endpointId.isEmpty();
    }
}
