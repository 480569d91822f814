package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;

/**
 * A network of an engine.
 *
 * @param driver {@code bridge host null}
 * @param subnet in CIDR notation, or empty
 * @param subnetChosen whether a person gave the subnet; only then may containers ask for an address
 * @param gateway its address, or empty
 * @param createdMicros virtual microseconds since 1970
 */
public record DockerNetwork(
        String machine, String id, String name, String driver, String subnet, boolean subnetChosen, String gateway, boolean internal, boolean attachable,
        Mapping options, Mapping labels, long createdMicros) {

    public static final Family<DockerNetwork> NETWORKS = Family.lasting("docker-network");

    public Key<DockerNetwork> key() {
        return NETWORKS.key(machine + "/" + id);
    }

    /** Whether it is one of the three that every engine has. */
    public boolean predefined() {
        return name.equals("bridge") || name.equals("host") || name.equals("none");
    }

    /** What its containers' interfaces are plugged into. */
    public String segment() {
        return "docker/" + machine + "/" + id;
    }

    public int prefix() {
        return subnet.isEmpty() ? 0 : Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1));
    }

    /** Name of the bridge on the machine: {@code docker0} or {@code br-} and the beginning of the ID. */
    public String bridge() {
        return name.equals("bridge") ? "docker0" : "br-" + id.substring(0, 12);
    }
}
