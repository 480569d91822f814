package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Slowness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cluster's shape, and which of its components run where.
 *
 * @param servers machines that have an API Server
 * @param members machines that have an etcd member
 * @param version as {@code kubectl version} shows it
 * @param serviceRange from which services get their addresses
 * @param podRange from which nodes get theirs
 */
public record ControlPlane(List<String> servers, List<String> members, String version, String serviceRange, String podRange) {
    private static final Family<ControlPlane> SHAPES = Family.lasting("control-plane");
    private static final Key<ControlPlane> SHAPE = SHAPES.key("cluster");
    /** When it began to run, in virtual microseconds. */
    private static final Family<Long> RUNNING = Family.lasting("cluster-component");

    /** When it last ran, in virtual microseconds. */
    private static final Family<Long> ENDED = Family.lasting("cluster-component-ended");

    public static final int API_PORT = 6443;

    public ControlPlane {
        servers = List.copyOf(servers);
        members = List.copyOf(members);
    }

    public static void put(Transaction transaction, ControlPlane shape) {
        transaction.put(SHAPE, shape);
        NameServers.setRange(transaction, shape.serviceRange());
    }

    /** The cluster, if this world has one. */
    public static Optional<ControlPlane> find(Transaction transaction) {
        return transaction.find(SHAPE);
    }

    /** A component begins to run on a machine. */
    public static void started(Kernel kernel, String component, String machine) {
        kernel.transaction().put(RUNNING.key(component + "/" + machine), kernel.now());
    }

    public static void stopped(Kernel kernel, String component, String machine) {
        if (runs(kernel.transaction(), component, machine)) {
            kernel.transaction().put(ENDED.key(component + "/" + machine), kernel.now());
        }
        kernel.transaction().remove(RUNNING.key(component + "/" + machine));
    }

    /** When a running component began to run on a machine, in virtual microseconds. */
    public static Optional<Long> since(Transaction transaction, String component, String machine) {
        return transaction.find(RUNNING.key(component + "/" + machine));
    }

    /** When a component last ended on a machine, in virtual microseconds. */
    public static Optional<Long> ended(Transaction transaction, String component, String machine) {
        return transaction.find(ENDED.key(component + "/" + machine));
    }

    public static boolean runs(Transaction transaction, String component, String machine) {
        return transaction.has(RUNNING.key(component + "/" + machine));
    }

    /** The machines on which a component runs. */
    public static List<String> machines(Transaction transaction, String component) {
        List<String> machines = new ArrayList<>();
        for (String name : transaction.view(RUNNING).subMap(component + "/", component + "0").keySet()) {
            machines.add(name.substring(component.length() + 1));
        }
        return machines;
    }

    /** Whether more than half of the etcd members run and reach each other and an API Server. */
    public static boolean hasQuorum(Transaction transaction) {
        int members = find(transaction).map(shape -> shape.members().size()).orElse(1);
        return 2 * membersReached(transaction, members) > members;
    }

    /** Whether at least one member of etcd answers the API Server, if only to say that there is no leader. */
    public static boolean reachesMember(Transaction transaction) {
        return membersReached(transaction, find(transaction).map(shape -> shape.members().size()).orElse(1)) > 0;
    }

    private static int membersReached(Transaction transaction, int members) {
        List<String> running = machines(transaction, "etcd");
        if (members == 1 || running.isEmpty()) {
            return running.size();
        }
        List<String> servers = machines(transaction, "kube-apiserver");
        int most = 0;
        for (String from : servers.isEmpty() ? running : servers) {
            most = Math.max(most, (int) running.stream().filter(member -> connected(transaction, from, member)).count());
        }
        return most;
    }

    /** How much longer than usual it takes until those who watch hear of a change, in virtual microseconds. */
    public static long slowness(Transaction transaction) {
        return Slowness.of(transaction, "etcd", "") + Slowness.of(transaction, "kube-apiserver", "");
    }

    /** Whether an API Server runs that this machine can reach. */
    public static boolean serves(Transaction transaction, String from) {
        for (String server : machines(transaction, "kube-apiserver")) {
            if (connected(transaction, from, server)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two machines share a network that is not cut. */
    public static boolean connected(Transaction transaction, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<Network> here = transaction.find(Network.key(one));
        Optional<Network> there = transaction.find(Network.key(other));
        // Machines of a benchmark have no network at all.
        if (here.isEmpty() || there.isEmpty()) {
            return true;
        }
        for (Network.Interface mine : here.get().interfaces()) {
            for (Network.Interface theirs : there.get().interfaces()) {
                if (mine.segment().equals(theirs.segment())) {
                    return true;
                }
            }
        }
        return false;
    }
}
