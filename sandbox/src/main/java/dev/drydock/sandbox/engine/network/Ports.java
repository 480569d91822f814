package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.PortMapping;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Listener;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which ports of the machine a container gets when it starts. */
final class Ports {
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int LAST_EPHEMERAL = 60_999;

    private final Kernel kernel;
    private final Container container;
    private final String address;

    /** @param address of the container, for the messages */
    Ports(Kernel kernel, Container container, String address) {
        this.kernel = kernel;
        this.container = container;
        this.address = address;
    }

    /** A wish: a container port, and where. */
    private record Wish(String containerPort, String hostAddress, String hostPort) {}

    Answer<List<PortMapping>> allocate() {
        List<PortMapping> taken = new ArrayList<>();
        for (Wish wish : wishes()) {
            Answer<Integer> port = choose(wish, taken);
            if (port instanceof Answer.Refused<Integer> refused) {
                return Answer.refused(refused.refusal());
            }
            int number = ((Answer.Given<Integer>) port).value();
            if (wish.hostAddress().isEmpty()) {
                taken.add(new PortMapping(wish.containerPort(), "0.0.0.0", number));
                taken.add(new PortMapping(wish.containerPort(), "::", number));
            } else {
                taken.add(new PortMapping(wish.containerPort(), wish.hostAddress(), number));
            }
        }
        return Answer.of(taken);
    }

    /** Bindings asked for, and every exposed port if all are to be published, in the order of the container's ports. */
    private List<Wish> wishes() {
        Mapping bindings = container.hostConfig().get("PortBindings").mapping();
        TreeSet<String> ports = new TreeSet<>(Comparator.comparing((String port) -> port.substring(port.indexOf('/') + 1))
                .thenComparingInt(port -> Integer.parseInt(port.substring(0, port.indexOf('/')))));
        ports.addAll(bindings.keys());
        if (container.hostConfig().get("PublishAllPorts").truth()) {
            ports.addAll(container.config().get("ExposedPorts").mapping().keys());
        }
        List<Wish> wishes = new ArrayList<>();
        for (String port : ports) {
            List<Mapping> asked = bindings.get(port).mappings();
            if (asked.isEmpty()) {
                wishes.add(new Wish(port, "", ""));
            }
            asked.forEach(binding -> {
                String ip = binding.get("HostIp").text();
                wishes.add(new Wish(port, ip, binding.get("HostPort").text()));
            });
        }
        return wishes;
    }

    private Answer<Integer> choose(Wish wish, List<PortMapping> own) {
        String asked = wish.hostPort();
        if (asked.isEmpty() || asked.equals("0")) {
            return Answer.of(ephemeral(wish, own));
        }
        int dash = asked.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? asked : asked.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(asked.substring(dash + 1));
        Optional<String> refusal = Optional.empty();
        for (int port = first; port <= last; port++) {
            refusal = refusal(wish, port, own);
            if (refusal.isEmpty()) {
                return Answer.of(port);
            }
        }
        tell(wish, first, own);
        return Answer.refused(new Reply.Refusal(500, refusal.orElse("")));
    }

    /** Notes who holds a port. */
    private void tell(Wish wish, int port, List<PortMapping> own) {
        PortMapping wanted = new PortMapping(wish.containerPort(), wish.hostAddress().isEmpty() ? "0.0.0.0" : wish.hostAddress(), port);
        String about = "container " + container.name();
        Optional<Container> holder = new Containers(kernel, container.machine()).all().stream().filter(other -> !other.id().equals(container.id()))
                .filter(other -> other.plugs().ports().stream().anyMatch(taken -> clash(taken, wanted))).findFirst();
        if (holder.isPresent()) {
            Trouble.note(kernel, container.machine(), "port-held", about, container.name(), Integer.toString(port), holder.get().name(),
                    Trouble.secondsSince(kernel, holder.get().state().startedMicros()));
            return;
        }
        kernel.transaction().view(Listener.LISTENERS).values().stream()
                .filter(l -> l.network().equals(container.machine()) && l.port() == port).findFirst()
                .flatMap(listener -> kernel.processes().find(listener.owner()))
                .ifPresent(process -> Trouble.note(kernel, container.machine(), "port-held-by-process", about, container.name(), Integer.toString(port),
                        process.invocation().command(), Integer.toString(process.id().pid())));
    }

    private int ephemeral(Wish wish, List<PortMapping> own) {
        while (true) {
            long number = kernel.count("docker-port/" + container.machine());
            int port = (int) (FIRST_EPHEMERAL + (number - 1) % (LAST_EPHEMERAL - FIRST_EPHEMERAL + 1));
            if (refusal(wish, port, own).isEmpty()) {
                return port;
            }
        }
    }

    private Optional<String> refusal(Wish wish, int port, List<PortMapping> own) {
        String host = wish.hostAddress().isEmpty() ? "0.0.0.0" : wish.hostAddress();
        PortMapping wanted = new PortMapping(wish.containerPort(), host, port);
        boolean allocated = own.stream().anyMatch(other -> clash(other, wanted))
                || new Containers(kernel, container.machine()).all().stream()
                        .filter(other -> !other.id().equals(container.id()))
                        .flatMap(other -> other.plugs().ports().stream())
                        .anyMatch(other -> clash(other, wanted));
        if (allocated) {
            return Optional.of("Bind for " + host + ":" + port + " failed: port is already allocated");
        }
        boolean held = wanted.protocol().equals("tcp") && kernel.transaction().view(Listener.LISTENERS).values().stream()
                .anyMatch(l -> l.network().equals(container.machine()) && l.port() == port && overlaps(l.address(), host));
        return held
                ? Optional.of("failed to bind host port for " + host + ":" + port + ":" + address + ":" + wanted.port() + "/"
                        + wanted.protocol() + ": address already in use")
                : Optional.empty();
    }

    private static boolean clash(PortMapping one, PortMapping other) {
        return one.hostPort() == other.hostPort() && one.protocol().equals(other.protocol()) && one.ipv6() == other.ipv6()
                && overlaps(one.hostAddress(), other.hostAddress());
    }

    private static boolean overlaps(String one, String other) {
        return one.equals(other) || one.equals("0.0.0.0") || other.equals("0.0.0.0") || one.equals("::") || other.equals("::");
    }
}
