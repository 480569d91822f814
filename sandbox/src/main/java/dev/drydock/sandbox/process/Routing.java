package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What kernels do with packets to addresses that nobody has: the destination is replaced by one of a service's backends, as rules of
 * iptables do. All machines that are up to date share one table; one that fell behind keeps the table that it had.
 */
public final class Routing {
    /** The present rules, by the name of a service's port. */
    public static final Family<Service> SERVICES = Family.lasting("service-rule");
    /** Name of the service's port by {@code tcp/10.96.0.1:443}, and by {@code tcp/:30080} for ports of nodes. */
    private static final Family<String> DESTINATIONS = Family.passing("service-destination");
    /** Machines whose rules are the present ones. */
    private static final Family<Boolean> FOLLOWING = Family.lasting("service-rules-followed");
    /** What machines have whose rules are no more brought up to date. */
    private static final Family<Table> KEPT = Family.passing("service-rules-kept");
    /** To which backend a client is led again, by machine, service and client. */
    private static final Family<Affinity> AFFINITIES = Family.passing("service-affinity");
    /** The machine that answers for an address nobody has, by the address. */
    public static final Family<String> ANNOUNCED = Family.lasting("announced-address");

    /** Machines that know the way to the pods of the others. */
    private static final Family<Boolean> ROUTES = Family.lasting("pod-routes");
    /** The bridge to which a node's pods are plugged. */
    private static final String BRIDGE = "cni0";

    private Routing() {}

    /** From now on a machine is one of those between which packets of pods are carried, as a network plugin's routes do. */
    public static void join(Transaction transaction, String machine) {
        transaction.put(ROUTES.key(machine), true);
    }

    /** Whether an address of another node's pod network can be reached from a machine and its pods. */
    static boolean carries(Transaction transaction, Network from, Network to, String segment) {
        if (from.machine().equals(to.machine()) || !transaction.has(ROUTES.key(from.machine())) || !transaction.has(ROUTES.key(to.machine()))) {
            return false;
        }
        Optional<Network> here = transaction.find(Network.key(from.machine()));
        Optional<Network> there = transaction.find(Network.key(to.machine()));
        return here.isPresent() && there.isPresent()
                && there.get().interfaces().stream().anyMatch(i -> i.name().equals(BRIDGE) && i.segment().equals(segment))
                && here.get().interfaces().stream().anyMatch(i -> there.get().interfaces().stream().anyMatch(j -> j.segment().equals(i.segment())));
    }

    /** @param ready whether new connections go there; one that is ending serves as long as there is no other */
    public record Backend(String address, int port, String node, boolean ready) {}

    /**
     * A port of a service.
     *
     * @param name {@code namespace/name:port}
     * @param nodePort 0 for none
     * @param external addresses besides the service's own at which it is reached from outside
     * @param sources from which those may be reached; empty for all
     * @param affinityMicros how long a client is led to the same backend; 0: not at all
     * @param localInside whether only backends of the same machine serve its pods
     * @param localOutside whether only backends of the machine that is asked serve the outside
     */
    public record Service(
            String name, String protocol, String address, int port, int nodePort, List<String> external, List<String> sources, long affinityMicros,
            boolean localInside, boolean localOutside, List<Backend> backends) {

        public Service {
            external = List.copyOf(external);
            sources = List.copyOf(sources);
            backends = List.copyOf(backends);
        }

        private List<String> destinations() {
            List<String> destinations = new ArrayList<>(List.of(destination(protocol, address, port)));
            external.forEach(each -> destinations.add(destination(protocol, each, port)));
            if (nodePort > 0) {
                destinations.add(destination(protocol, "", nodePort));
            }
            return destinations;
        }
    }

    /** Rules as they were at some time. */
    private record Table(SortedMap<String, Service> services, SortedMap<String, String> destinations) {}

    private record Affinity(String address, int port, long untilMicros) {}

    /**
     * Where a packet goes on to.
     *
     * @param errno why it does not; empty if it does
     * @param keepsSource whether the backend sees the client's own address
     */
    record Turn(Optional<Errno> errno, String address, int port, boolean keepsSource) {}

    private static String destination(String protocol, String address, int port) {
        return protocol + "/" + address + ":" + port;
    }

    // ---- writing -----------------------------------------------------------------------------------------------------------------

    /** Puts a service's port into the present rules. */
    public static void put(Transaction transaction, Service service) {
        Optional<Service> before = transaction.find(SERVICES.key(service.name()));
        if (before.isPresent() && before.get().equals(service)) {
            return;
        }
        before.ifPresent(old -> withdraw(transaction, old));
        transaction.put(SERVICES.key(service.name()), service);
        service.destinations().forEach(destination -> transaction.put(DESTINATIONS.key(destination), service.name()));
    }

    /** Takes a service's port out of the present rules. */
    public static void remove(Transaction transaction, String name) {
        transaction.find(SERVICES.key(name)).ifPresent(old -> withdraw(transaction, old));
        transaction.remove(SERVICES.key(name));
    }

    private static void withdraw(Transaction transaction, Service service) {
        for (String destination : service.destinations()) {
            if (transaction.find(DESTINATIONS.key(destination)).filter(service.name()::equals).isPresent()) {
                transaction.remove(DESTINATIONS.key(destination));
            }
        }
    }

    /** From now on the machine has the present rules. */
    public static void follow(Transaction transaction, String machine) {
        if (!transaction.has(FOLLOWING.key(machine))) {
            transaction.put(FOLLOWING.key(machine), true);
            transaction.remove(KEPT.key(machine));
        }
    }

    public static boolean follows(Transaction transaction, String machine) {
        return transaction.has(FOLLOWING.key(machine));
    }

    /** From now on the rules of these machines stay as they are now. */
    public static void keep(Transaction transaction, List<String> machines) {
        Table table = null;
        for (String machine : machines) {
            if (transaction.has(FOLLOWING.key(machine))) {
                table = table == null ? present(transaction) : table;
                transaction.put(KEPT.key(machine), table);
                transaction.remove(FOLLOWING.key(machine));
            }
        }
    }

    /** The machine has no rules any more, as after it was switched off. */
    public static void flush(Transaction transaction, String machine) {
        transaction.remove(FOLLOWING.key(machine));
        transaction.remove(KEPT.key(machine));
    }

    private static Table present(Transaction transaction) {
        return new Table(Collections.unmodifiableSortedMap(transaction.all(SERVICES)), Collections.unmodifiableSortedMap(transaction.all(DESTINATIONS)));
    }

    // ---- reading -----------------------------------------------------------------------------------------------------------------

    /** The rules that a machine has, by the names of services' ports; empty if it never had any. */
    public static SortedMap<String, Service> rules(Transaction transaction, String machine) {
        return transaction.has(FOLLOWING.key(machine)) ? transaction.view(SERVICES)
                : transaction.find(KEPT.key(machine)).map(Table::services).orElse(Collections.emptySortedMap());
    }

    private static Optional<Service> at(Transaction transaction, String machine, String destination) {
        if (transaction.has(FOLLOWING.key(machine))) {
            return transaction.find(DESTINATIONS.key(destination)).flatMap(name -> transaction.find(SERVICES.key(name)));
        }
        return transaction.find(KEPT.key(machine)).map(table -> table.services().get(table.destinations().getOrDefault(destination, "")));
    }

    /**
     * What the rules of a machine make of a packet that begins there or in one of its pods or containers; empty if they do not speak of it.
     *
     * @param client address of whom it comes from
     */
    static Optional<Turn> leaving(Kernel kernel, Network here, String client, String protocol, String address, int port) {
        Transaction transaction = kernel.transaction();
        Network machine = transaction.find(Network.key(here.machine())).orElse(here);
        Optional<Service> service = at(transaction, here.machine(), destination(protocol, address, port));
        if (service.isPresent()) {
            boolean inside = service.get().address().equals(address);
            return Optional.of(turn(kernel, here.machine(), service.get(), client, inside && service.get().localInside()));
        }
        boolean ofNode = machine.has(address) || here.id().equals(machine.id()) && address.startsWith("127.");
        return ofNode ? at(transaction, here.machine(), destination(protocol, "", port))
                .map(found -> turn(kernel, here.machine(), found, client, false)) : Optional.empty();
    }

    /** What the rules of a machine make of a packet that has come to it from another. */
    static Optional<Turn> arriving(Kernel kernel, String machine, String client, String protocol, String address, int port) {
        Transaction transaction = kernel.transaction();
        Optional<Service> service = at(transaction, machine, destination(protocol, address, port))
                .or(() -> at(transaction, machine, destination(protocol, "", port)));
        return service.map(found -> {
            boolean allowed = found.sources().isEmpty() || found.sources().stream().anyMatch(range -> within(range, client));
            return allowed ? turn(kernel, machine, found, client, found.localOutside()) : new Turn(Optional.of(Errno.ETIMEDOUT), "", 0, false);
        });
    }

    /** Chooses a backend: no backend at all is refused, none on this machine is dropped (the filter table's KUBE-SERVICES). */
    private static Turn turn(Kernel kernel, String machine, Service service, String client, boolean localOnly) {
        List<Backend> able = able(service.backends());
        List<Backend> candidates = localOnly ? able(service.backends().stream().filter(backend -> backend.node().equals(machine)).toList()) : able;
        if (candidates.isEmpty()) {
            return new Turn(Optional.of(able.isEmpty() ? Errno.ECONNREFUSED : Errno.ETIMEDOUT), "", 0, false);
        }
        Backend chosen = choose(kernel, machine, service, client, candidates);
        return new Turn(Optional.empty(), chosen.address(), chosen.port(), service.localOutside());
    }

    /** Those that are ready, or, if none is, those that still serve while they end. */
    private static List<Backend> able(List<Backend> backends) {
        List<Backend> ready = backends.stream().filter(Backend::ready).toList();
        return ready.isEmpty() ? backends : ready;
    }

    private static Backend choose(Kernel kernel, String machine, Service service, String client, List<Backend> candidates) {
        var remembered = AFFINITIES.key(machine + " " + service.name() + " " + client);
        if (service.affinityMicros() > 0) {
            Optional<Affinity> before = kernel.transaction().find(remembered).filter(affinity -> affinity.untilMicros() > kernel.now());
            for (Backend backend : candidates) {
                if (before.isPresent() && before.get().address().equals(backend.address()) && before.get().port() == backend.port()) {
                    kernel.transaction().put(remembered, new Affinity(backend.address(), backend.port(), kernel.now() + service.affinityMicros()));
                    return backend;
                }
            }
        }
        Backend chosen = candidates.size() == 1 ? candidates.get(0)
                : candidates.get((int) Math.floorMod(kernel.random("service-rules/" + machine), (long) candidates.size()));
        if (service.affinityMicros() > 0) {
            kernel.transaction().put(remembered, new Affinity(chosen.address(), chosen.port(), kernel.now() + service.affinityMicros()));
        }
        return chosen;
    }

    /** Whether an address is in a range such as {@code 10.0.0.0/8}. */
    public static boolean within(String range, String address) {
        int slash = range.indexOf('/');
        Optional<Long> first = Sockets.number(slash < 0 ? range : range.substring(0, slash));
        Optional<Long> wanted = Sockets.number(address);
        int prefix = slash < 0 ? 32 : Integer.parseInt(range.substring(slash + 1));
        long mask = prefix == 0 ? 0 : -1L << (32 - prefix);
        return first.isPresent() && wanted.isPresent() && (first.get() & mask) == (wanted.get() & mask);
    }
}
