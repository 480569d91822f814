package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connections between processes over the simulated network: binding, connecting, accepting, names. A connection is two pipes.
 * Who reaches whom is decided by segments: same segment, or by way of the machine that joins them (a host reaches its containers,
 * containers reach the world through their host); published ports lead on.
 */
final class Sockets {
    private static final int HOPS = 8;

    private Sockets() {}

    /** Binds and listens; {@link Errno#EADDRINUSE} if the port is taken in this namespace or published there. */
    static Outcome<String> listen(Kernel kernel, Process process, String address, int port) {
        Transaction transaction = kernel.transaction();
        String network = transaction.get(Space.key(process.place().space())).network();
        boolean taken = transaction.view(Listener.LISTENERS).values().stream()
                .anyMatch(l -> l.network().equals(network) && l.port() == port && overlaps(l.address(), address));
        boolean published = transaction.find(Network.key(network)).stream()
                .flatMap(n -> n.forwards().stream())
                .anyMatch(f -> f.port() == port && overlaps(f.address(), address));
        if (taken || published) {
            return Outcome.refused(Errno.EADDRINUSE);
        }
        if (port > 0 && port < firstFreePort(transaction, process) && !transaction.get(Space.key(process.place().space()))
                .capable(process.credentials(), Capability.NET_BIND_SERVICE)) {
            return Outcome.refused(Errno.EACCES);
        }
        String id = Long.toString(kernel.count("listener"));
        transaction.put(Listener.key(id), new Listener(id, network, address, port, process.id(), List.of()));
        return Outcome.of(kernel.openFiles().open(new OpenFile.ListeningSocket(id)));
    }

    /** The first port for which nobody needs power. */
    private static int firstFreePort(Transaction transaction, Process process) {
        return Integer.parseInt(transaction.get(Space.key(process.place().space())).confines().sysctls()
                .getOrDefault("net.ipv4.ip_unprivileged_port_start", "1024"));
    }

    private static boolean overlaps(String one, String other) {
        return one.equals(other) || one.equals("0.0.0.0") || other.equals("0.0.0.0") || one.equals("::") || other.equals("::");
    }

    static void closeListener(Kernel kernel, String id) {
        kernel.transaction().find(Listener.key(id)).ifPresent(listener -> {
            kernel.transaction().remove(Listener.key(id));
            NameServers.closed(kernel.transaction(), id);
            listener.backlog().forEach(kernel.openFiles()::release);
        });
    }

    static boolean pending(Kernel kernel, String id) {
        return kernel.transaction().find(Listener.key(id)).map(l -> !l.backlog().isEmpty()).orElse(true);
    }

    /** The next waiting connection's open file; {@link Errno#EAGAIN} if there is none. */
    static Outcome<String> accept(Kernel kernel, String id) {
        Optional<Listener> listener = kernel.transaction().find(Listener.key(id));
        if (listener.isEmpty()) {
            return Outcome.refused(Errno.EINVAL);
        }
        List<String> backlog = listener.get().backlog();
        if (backlog.isEmpty()) {
            return Outcome.refused(Errno.EAGAIN);
        }
        kernel.transaction().put(Listener.key(id), listener.get().with(backlog.subList(1, backlog.size())));
        return Outcome.of(backlog.get(0));
    }

    /** Connects to an address; the open file of the near end. */
    static Outcome<String> connect(Kernel kernel, Process process, String address, int port) {
        String network = kernel.transaction().get(Space.key(process.place().space())).network();
        Outcome<Reached> reached = reach(kernel, network, "tcp", address, port, HOPS);
        if (!reached.ok()) {
            return Outcome.refused(reached.errno());
        }
        Listener listener = reached.value().listener();
        OpenFiles files = kernel.openFiles();
        String there = files.newPipe();
        String back = files.newPipe();
        String from = reached.value().seenFrom() + ":" + (32768 + kernel.count("ephemeral-port") % 28000);
        String near = files.open(new OpenFile.Socket(back, there, from, address + ":" + port));
        String far = files.open(new OpenFile.Socket(there, back, address + ":" + port, from));
        List<String> backlog = new ArrayList<>(listener.backlog());
        backlog.add(far);
        kernel.transaction().put(Listener.key(listener.id()), listener.with(backlog));
        return Outcome.of(near);
    }

    /** Where a connection to an address of a service is led; the address itself if rules do not speak of it. */
    static Outcome<Sys.Destination> route(Kernel kernel, Process process, String address, int port) {
        Network here = kernel.transaction().get(Network.key(kernel.transaction().get(Space.key(process.place().space())).network()));
        Optional<Routing.Turn> turn = Routing.leaving(kernel, here, clientAddress(here, address), "tcp", address, port);
        if (turn.isEmpty()) {
            return Outcome.of(new Sys.Destination(address, port));
        }
        return turn.get().errno().isPresent() ? Outcome.refused(turn.get().errno().get())
                : Outcome.of(new Sys.Destination(turn.get().address(), turn.get().port()));
    }

    static Outcome<Listener> listener(Kernel kernel, String network, String protocol, String address, int port) {
        return reach(kernel, network, protocol, address, port, HOPS).then(reached -> Outcome.of(reached.listener()));
    }

    /** Whether some namespace holds the address and can be reached from the process's own. */
    static boolean reaches(Kernel kernel, Process process, String address) {
        Network here = kernel.transaction().get(Network.key(kernel.transaction().get(Space.key(process.place().space())).network()));
        if (address.startsWith("127.")) {
            return kernel.transaction().find(Network.LOOPBACK_DOWN.key(here.id())).isEmpty();
        }
        Optional<Network> target = owner(kernel.transaction(), here, address);
        return here.has(address) || target.isPresent()
                && Filters.pass(kernel.transaction(), source(here, target.get()), here, address, target.get(), "icmp", 0);
    }

    private record Reached(Listener listener, String seenFrom) {}

    private static Outcome<Reached> reach(Kernel kernel, String from, String protocol, String address, int port, int hops) {
        Transaction transaction = kernel.transaction();
        if (hops == 0) {
            return Outcome.refused(Errno.EHOSTUNREACH);
        }
        Network here = transaction.get(Network.key(from));
        boolean own = address.startsWith("127.") || address.equals("::1") || address.equals("0.0.0.0") || here.has(address);
        if (address.startsWith("127.") && transaction.find(Network.LOOPBACK_DOWN.key(from)).isPresent()) {
            return Outcome.refused(Errno.ENETUNREACH);
        }
        Optional<Routing.Turn> leaving = Routing.leaving(kernel, here, clientAddress(here, address), protocol, address, port);
        if (leaving.isPresent()) {
            return leaving.get().errno().isPresent() ? Outcome.refused(leaving.get().errno().get())
                    : reach(kernel, from, protocol, leaving.get().address(), leaving.get().port(), hops - 1);
        }
        Optional<Network> target = own ? Optional.of(here) : owner(transaction, here, address);
        if (target.isEmpty()) {
            boolean local = here.interfaces().stream().anyMatch(i -> sameSubnet(i, address));
            return Outcome.refused(here.interfaces().isEmpty() ? Errno.ENETUNREACH : local ? Errno.EHOSTUNREACH : Errno.ETIMEDOUT);
        }
        String seenFrom = own ? address.startsWith("127.") || here.interfaces().isEmpty() ? "127.0.0.1" : address : source(here, target.get());
        if (!own && !Filters.pass(transaction, seenFrom, here, address, target.get(), protocol, port)) {
            return Outcome.refused(Errno.ETIMEDOUT);
        }
        boolean arrives = !own && target.get().id().equals(target.get().machine()) && !target.get().machine().equals(here.machine());
        Optional<Routing.Turn> turned = arrives ? Routing.arriving(kernel, target.get().machine(), seenFrom, protocol, address, port) : Optional.empty();
        if (turned.isPresent()) {
            return onward(kernel, target.get(), protocol, turned.get(), seenFrom, hops);
        }
        Optional<Listener> listener = transaction.view(Listener.LISTENERS).values().stream()
                .filter(l -> l.network().equals(target.get().id()) && l.hears(address, port))
                .findFirst();
        if (listener.isPresent()) {
            return Outcome.of(new Reached(listener.get(), seenFrom));
        }
        Optional<Network.Forward> forward = target.get().forwards().stream()
                .filter(f -> f.protocol().equals("tcp") && f.port() == port && (f.address().equals("0.0.0.0") || f.address().equals(address)))
                .findFirst();
        if (forward.isPresent()) {
            Outcome<Reached> on = reach(kernel, forward.get().toNetwork(), protocol, forward.get().toAddress(), forward.get().toPort(), hops - 1);
            if (!on.ok()) {
                return on;
            }
            String gateway = transaction.find(Network.key(forward.get().toNetwork()))
                    .flatMap(n -> n.interfaces().stream().findFirst())
                    .map(Network.Interface::gateway)
                    .orElse(seenFrom);
            return Outcome.of(new Reached(on.value().listener(), own ? gateway : seenFrom));
        }
        return Outcome.refused(Errno.ECONNREFUSED);
    }

    /** A packet that a machine's rules lead on; unless they say otherwise it looks like one of the machine's own. */
    private static Outcome<Reached> onward(Kernel kernel, Network machine, String protocol, Routing.Turn turn, String seenFrom, int hops) {
        if (turn.errno().isPresent()) {
            return Outcome.refused(turn.errno().get());
        }
        Outcome<Reached> on = reach(kernel, machine.id(), protocol, turn.address(), turn.port(), hops - 1);
        return on.ok() && turn.keepsSource() ? Outcome.of(new Reached(on.value().listener(), seenFrom)) : on;
    }

    private static String clientAddress(Network here, String towards) {
        return here.interfaces().isEmpty() || towards.startsWith("127.") ? "127.0.0.1" : here.interfaces().get(0).address();
    }

    /** The namespace that holds an address and can be reached from here. */
    private static Optional<Network> owner(Transaction transaction, Network here, String address) {
        Optional<Network> announcing = transaction.find(Routing.ANNOUNCED.key(address)).flatMap(machine -> transaction.find(Network.key(machine)));
        if (announcing.isPresent() && !announcing.get().interfaces().isEmpty()) {
            return reaches(transaction, here, announcing.get(), announcing.get().interfaces().get(0).address()) ? announcing : Optional.empty();
        }
        return transaction.view(Network.NETWORKS).values().stream()
                .filter(n -> n.has(address) && reaches(transaction, here, n, address))
                .findFirst();
    }

    private static boolean reaches(Transaction transaction, Network from, Network to, String address) {
        String segment = to.interfaces().stream().filter(i -> i.address().equals(address)).findFirst().orElseThrow().segment();
        if (from.interfaces().stream().anyMatch(i -> i.segment().equals(segment))) {
            return true;
        }
        if (Routing.carries(transaction, from, to, segment)) {
            return true;
        }
        // By way of the machine: containers go out through their host, and a host goes into its own bridges.
        boolean container = !from.id().equals(from.machine());
        boolean hostToOwn = !container && to.machine().equals(from.machine());
        boolean outward = container && !from.interfaces().isEmpty() && to.id().equals(to.machine())
                && from.interfaces().stream().anyMatch(i -> !i.gateway().isEmpty());
        return hostToOwn || outward && (to.machine().equals(from.machine()) || hostReaches(transaction, from.machine(), segment));
    }

    private static boolean hostReaches(Transaction transaction, String machine, String segment) {
        return transaction.find(Network.key(machine)).stream()
                .flatMap(n -> n.interfaces().stream())
                .anyMatch(i -> i.segment().equals(segment));
    }

    private static String source(Network here, Network target) {
        return here.interfaces().stream()
                .filter(i -> target.interfaces().stream().anyMatch(j -> j.segment().equals(i.segment())))
                .findFirst()
                .or(() -> here.interfaces().stream().findFirst())
                .map(Network.Interface::address)
                .orElse("127.0.0.1");
    }

    private static boolean sameSubnet(Network.Interface one, String address) {
        long mask = one.prefix() == 0 ? 0 : -1L << (32 - one.prefix());
        return number(one.address()).isPresent() && number(address).isPresent()
                && (number(one.address()).get() & mask) == (number(address).get() & mask);
    }

    static Optional<Long> number(String address) {
        String[] parts = address.split("\\.");
        if (parts.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(number);
    }

    /** What a name server of this world says, if it is the one to be asked. */
    private static Optional<List<String>> served(Kernel kernel, String network, Files files, String name) {
        if (!NameServers.possible(kernel.transaction())) {
            return Optional.empty();
        }
        NameServers.Configuration configuration = NameServers.Configuration.read(files);
        for (String candidate : configuration.candidates(name)) {
            Optional<NameServers.Reply> reply = NameServers.ask(kernel, network, configuration.server(), candidate, "A");
            if (reply.isEmpty()) {
                return Optional.empty();
            }
            if (!reply.get().answered() || !reply.get().addresses().isEmpty()) {
                return Optional.of(reply.get().addresses());
            }
        }
        return Optional.of(List.of());
    }

    /** Addresses of a name, as the process's resolver gives them: literal, {@code /etc/hosts}, its network's names, the world's. */
    static List<String> lookUp(Kernel kernel, Process process, Files files, String name) {
        if (number(name).isPresent()) {
            return List.of(name);
        }
        for (String line : files.read("/etc/hosts").toOptional().map(b -> b.text()).orElse("").split("\n")) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            for (int i = 1; i < words.length; i++) {
                if (words[i].equalsIgnoreCase(name) && number(words[0]).isPresent()) {
                    return List.of(words[0]);
                }
            }
        }
        if (name.equalsIgnoreCase("localhost")) {
            return List.of("127.0.0.1");
        }
        String network = kernel.transaction().get(Space.key(process.place().space())).network();
        Network here = kernel.transaction().get(Network.key(network));
        List<String> own = here.names().get(name);
        if (own != null) {
            return own;
        }
        Optional<List<String>> served = served(kernel, network, files, name);
        if (served.isPresent()) {
            return served.get();
        }
        boolean online = !here.interfaces().isEmpty();
        return online ? kernel.transaction().find(Network.NAMES.key(name)).orElse(List.of()) : List.of();
    }
}
