package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network namespace: a machine's, or a container's.
 *
 * @param machine whose kernel it is in
 * @param interfaces in the order {@code ip addr} lists them, without {@code lo}
 * @param forwards what the engine publishes here: host port to a port in another namespace
 * @param names that this namespace's resolver answers besides the world's: name to addresses
 */
public record Network(
        String id, String machine, List<Interface> interfaces, List<Forward> forwards, SortedMap<String, List<String>> names) {

    public static final Family<Network> NETWORKS = Family.lasting("network-namespace");
    /** Namespaces made by hand in which nobody has switched the loopback interface on, by their ids. */
    public static final Family<Boolean> LOOPBACK_DOWN = Family.passing("loopback-down");
    /** The world's name service: name to addresses. */
    public static final Family<List<String>> NAMES = Family.lasting("name");

    public Network {
        interfaces = List.copyOf(interfaces);
        forwards = List.copyOf(forwards);
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    public static Key<Network> key(String id) {
        return NETWORKS.key(id);
    }

    /** @param segment what it is plugged into: two interfaces reach each other if their segments are the same, or a machine joins both */
    public record Interface(String name, String segment, String address, int prefix, String gateway, String mac) {}

    /**
     * A published port.
     *
     * @param address of the host it is bound to; {@code 0.0.0.0} for all
     * @param toNetwork the namespace it leads to
     */
    public record Forward(String protocol, String address, int port, String toNetwork, String toAddress, int toPort) {}

    public Network withInterfaces(List<Interface> changed) {
        return new Network(id, machine, changed, forwards, names);
    }

    public Network withForwards(List<Forward> changed) {
        return new Network(id, machine, interfaces, changed, names);
    }

    public Network withNames(SortedMap<String, List<String>> changed) {
        return new Network(id, machine, interfaces, forwards, changed);
    }

    public boolean has(String address) {
        return interfaces.stream().anyMatch(i -> i.address().equals(address));
    }
}
