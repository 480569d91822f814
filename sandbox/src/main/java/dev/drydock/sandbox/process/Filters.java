package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which connections of pods are let through: what a network plugin makes of NetworkPolicies on every node. What is not let through is dropped. */
public final class Filters {
    private static final Family<Filter> FILTERS = Family.lasting("pod-filter");

    private Filters() {}

    /**
     * What a pod may be sent and may send.
     *
     * @param into empty if nothing limits what comes in
     * @param out empty if nothing limits what goes out
     */
    public record Filter(Optional<List<Allowed>> into, Optional<List<Allowed>> out) {}

    /**
     * What is let through.
     *
     * @param everybody whether the other side does not matter
     * @param ports empty for all
     */
    public record Allowed(boolean everybody, Set<String> addresses, List<Range> ranges, List<Port> ports) {
        public Allowed {
            ranges = List.copyOf(ranges);
            ports = List.copyOf(ports);
        }

        boolean allows(String other, String protocol, int port) {
            boolean known = everybody || addresses.contains(other) || ranges.stream().anyMatch(range -> range.contains(other));
            return known && (ports.isEmpty() || ports.stream().anyMatch(each -> each.allows(protocol, port)));
        }
    }

    /** {@code ipBlock}. */
    public record Range(String cidr, List<String> except) {
        public Range {
            except = List.copyOf(except);
        }

        boolean contains(String address) {
            return Routing.within(cidr, address) && except.stream().noneMatch(each -> Routing.within(each, address));
        }
    }

    /** @param protocol in lower case @param first 0 for all */
    public record Port(String protocol, int first, int last) {
        boolean allows(String wanted, int port) {
            return protocol.equals(wanted) && (first == 0 || first <= port && port <= last);
        }
    }

    /** Limits the pod that has an address. */
    public static void put(Transaction transaction, String address, Filter filter) {
        if (transaction.find(FILTERS.key(address)).filter(filter::equals).isEmpty()) {
            transaction.put(FILTERS.key(address), filter);
        }
    }

    public static void remove(Transaction transaction, String address) {
        transaction.remove(FILTERS.key(address));
    }

    /** Whether a packet gets from one address to another. A node always reaches its own pods: its kubelet probes them. */
    static boolean pass(Transaction transaction, String from, Network source, String to, Network target, String protocol, int port) {
        if (transaction.view(FILTERS).isEmpty()) {
            return true;
        }
        Optional<List<Allowed>> out = transaction.find(FILTERS.key(from)).flatMap(Filter::out);
        if (out.isPresent() && out.get().stream().noneMatch(each -> each.allows(to, protocol, port))) {
            return false;
        }
        boolean ownNode = source.id().equals(source.machine()) && source.machine().equals(target.machine());
        Optional<List<Allowed>> into = ownNode ? Optional.empty() : transaction.find(FILTERS.key(to)).flatMap(Filter::into);
        return into.isEmpty() || into.get().stream().anyMatch(each -> each.allows(from, protocol, port));
    }
}
