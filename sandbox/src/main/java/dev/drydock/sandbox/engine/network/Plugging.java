package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Addresses;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.engine.record.PortMapping;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plugs a container into its networks when it starts and out of them when it ends. */
public final class Plugging {
    private static final String FAILED = "failed to set up container networking: ";

    private final Kernel kernel;
    private final String machine;

    public Plugging(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** The container with addresses and ports, and the name of its network namespace. */
    public record Plugged(Container container, String namespace) {}

    /** Plugs in; its {@link Container#space} names the namespace that is made. Refused as a start is. */
    public Answer<Plugged> plug(Container container) {
        String mode = container.hostConfig().get("NetworkMode").text();
        if (mode.startsWith("container:")) {
            return join(container, mode.substring("container:".length()));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (Endpoint wanted : container.plugs().endpoints()) {
            Answer<Endpoint> got = endpoint(container, wanted);
            if (got instanceof Answer.Refused<Endpoint> refused) {
                return Answer.refused(new Reply.Refusal(refused.refusal().status(), FAILED + refused.refusal().message()));
            }
            endpoints.add(((Answer.Given<Endpoint>) got).value());
        }
        Container plugged = container.with(new Container.Plugs(Identifiers.next(kernel), endpoints, List.of()));
        if (mode.equals("host")) {
            return Answer.of(new Plugged(plugged, machine));
        }
        return withPorts(plugged).then(ready -> {
            String namespace = ready.space();
            kernel.transaction().put(Network.key(namespace), new Network(namespace, machine, interfaces(ready), List.of(), new TreeMap<>()));
            new Containers(kernel, machine).put(ready);
            forward(ready, namespace);
            endpoints.forEach(endpoint -> refreshNames(endpoint.networkId()));
            return Answer.of(new Plugged(ready, namespace));
        });
    }

    private Answer<Plugged> join(Container container, String other) {
        Answer<Container> found = new Containers(kernel, machine).find(other);
        if (found instanceof Answer.Refused<Container> refused) {
            return Answer.refused(new Reply.Refusal(refused.refusal().status(), "joining network namespace of container: " + refused.refusal().message()));
        }
        return found.then(joined -> joined.state().isUp()
                ? Answer.of(new Plugged(container, namespaceOf(joined)))
                : Answer.refused(Reply.conflict("cannot join network of a non running container: " + joined.id())));
    }

    /** The network namespace of a running container. */
    private String namespaceOf(Container container) {
        String mode = container.hostConfig().get("NetworkMode").text();
        return mode.equals("host") ? machine : container.space();
    }

    private Answer<Endpoint> endpoint(Container container, Endpoint wanted) {
        return new Networks(kernel, machine).find(wanted.network()).then(network -> {
            String asked = wanted.ipam().get("IPv4Address").text();
            Optional<String> wrong = wrongAddress(network, asked);
            if (wrong.isPresent()) {
                return Answer.refused(Reply.bad("invalid endpoint settings:\n" + wrong.get()));
            }
            String id = Identifiers.next(kernel);
            if (network.subnet().isEmpty()) {
                return Answer.of(new Endpoint(network.name(), network.id(), id, "", 0, "", "", wanted.aliases(), wanted.asked()));
            }
            if (!asked.isEmpty() && taken(network, container, asked)) {
                return Answer.refused(new Reply.Refusal(403, "Address already in use"));
            }
            String address = new Networks(kernel, machine).freeAddress(network, asked);
            return Answer.of(new Endpoint(network.name(), network.id(), id, address, network.prefix(),
                    network.internal() ? "" : network.gateway(), mac(container, wanted), wanted.aliases(), wanted.asked()));
        });
    }

    private String mac(Container container, Endpoint wanted) {
        boolean first = container.hostConfig().get("NetworkMode").text().equals(wanted.network());
        String asked = wanted.asked().get("MacAddress").text(first ? container.config().get("MacAddress").text() : "");
        return asked.isEmpty() ? Identifiers.mac(kernel) : asked.toLowerCase(Locale.ROOT).replace('-', ':');
    }

    /** Why a network cannot give the address that was asked for, if so. */
    private static Optional<String> wrongAddress(DockerNetwork network, String asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (network.predefined()) {
            return Optional.of("user specified IP address is supported on user defined networks only");
        }
        if (!network.subnetChosen()) {
            return Optional.of("user specified IP address is supported only when connecting to networks with user configured subnets");
        }
        boolean inside = Addresses.parse(asked).isPresent() && Addresses.subnet(network.subnet()).orElseThrow().holds(Addresses.number(asked));
        return inside ? Optional.empty() : Optional.of("no configured subnet or ip-range contain the IP address " + asked);
    }

    private boolean taken(DockerNetwork network, Container container, String address) {
        return address.equals(network.gateway()) || new Networks(kernel, machine).plugs(network).stream()
                .anyMatch(plug -> plug.endpoint().address().equals(address) && !plug.container().id().equals(container.id()));
    }

    private Answer<Container> withPorts(Container container) {
        Endpoint first = container.plugs().endpoints().stream().filter(e -> !e.address().isEmpty()).findFirst().orElse(null);
        if (first == null) {
            return Answer.of(container);
        }
        Answer<List<PortMapping>> ports = new Ports(kernel, container, first.address()).allocate();
        if (ports instanceof Answer.Refused<List<PortMapping>> refused) {
            return Answer.refused(new Reply.Refusal(500, FAILED + "driver failed programming external connectivity on endpoint "
                    + container.name() + " (" + first.endpointId() + "): " + refused.refusal().message()));
        }
        return Answer.of(container.with(new Container.Plugs(container.plugs().sandboxId(), container.plugs().endpoints(),
                ((Answer.Given<List<PortMapping>>) ports).value())));
    }

    private List<Network.Interface> interfaces(Container container) {
        List<Network.Interface> interfaces = new ArrayList<>();
        for (Endpoint endpoint : container.plugs().endpoints()) {
            if (!endpoint.address().isEmpty()) {
                interfaces.add(new Network.Interface("eth" + interfaces.size(), "docker/" + machine + "/" + endpoint.networkId(),
                        endpoint.address(), endpoint.prefix(), endpoint.gateway(), endpoint.mac()));
            }
        }
        return interfaces;
    }

    /** Has the machine lead its published ports into the container. */
    private void forward(Container container, String namespace) {
        String address = container.plugs().endpoints().stream().map(Endpoint::address).filter(a -> !a.isEmpty()).findFirst().orElse("");
        kernel.transaction().find(Network.key(machine)).ifPresent(host -> {
            List<Network.Forward> forwards = new ArrayList<>(host.forwards());
            container.plugs().ports().stream().filter(port -> !port.ipv6()).forEach(port -> forwards.add(new Network.Forward(
                    port.protocol(), port.hostAddress(), port.hostPort(), namespace, address, port.port())));
            kernel.transaction().put(Network.key(machine), host.withForwards(forwards));
        });
    }

    /** Plugs out; tells so. */
    public Container unplug(Container container) {
        String namespace = container.space();
        kernel.transaction().remove(Network.key(namespace));
        kernel.transaction().find(Network.key(machine)).ifPresent(host -> kernel.transaction().put(Network.key(machine),
                host.withForwards(host.forwards().stream().filter(f -> !f.toNetwork().equals(namespace)).toList())));
        Container out = container.with(container.plugs().unplugged());
        new Containers(kernel, machine).put(out);
        container.plugs().endpoints().stream().filter(Endpoint::plugged).forEach(endpoint -> {
            tell("disconnect", container, endpoint);
            refreshNames(endpoint.networkId());
        });
        return out;
    }

    /** Notes that a container was plugged in or out. */
    public void tell(String action, Container container, Endpoint endpoint) {
        String driver = new Networks(kernel, machine).byId(endpoint.networkId()).map(DockerNetwork::driver).orElse("bridge");
        new EventLog(kernel, machine).note("network", action, endpoint.networkId(),
                Mapping.of("container", container.id(), "name", endpoint.network(), "type", driver));
    }

    /** Tells every container of a network that people made who is in it; the default bridge knows no names. */
    public void refreshNames(String networkId) {
        Networks networks = new Networks(kernel, machine);
        networks.byId(networkId).filter(network -> !network.predefined())
                .ifPresent(network -> networks.plugs(network).forEach(plug -> renew(plug.container())));
    }

    private void renew(Container container) {
        kernel.transaction().find(Network.key(container.space())).ifPresent(namespace -> {
            TreeMap<String, List<String>> names = new TreeMap<>();
            container.plugs().endpoints().stream().filter(Endpoint::plugged)
                    .flatMap(endpoint -> new Networks(kernel, machine).byId(endpoint.networkId()).stream())
                    .filter(network -> !network.predefined())
                    .forEach(network -> collect(network, names));
            container.plugs().endpoints().stream().filter(Endpoint::plugged).forEach(endpoint -> Links.names(endpoint).forEach((alias, name) -> {
                if (names.containsKey(name)) {
                    names.putIfAbsent(alias, names.get(name));
                }
            }));
            if (!namespace.names().equals(names)) {
                kernel.transaction().put(Network.key(container.space()), namespace.withNames(names));
            }
        });
    }

    private void collect(DockerNetwork network, SortedMap<String, List<String>> names) {
        for (Networks.Plug plug : new Networks(kernel, machine).plugs(network)) {
            List<String> called = new ArrayList<>(plug.endpoint().aliases());
            called.add(plug.container().name());
            called.add(plug.container().briefId());
            String hostname = plug.container().config().get("Hostname").text();
            called.add(hostname);
            called.stream().distinct().filter(name -> !name.isEmpty()).forEach(name -> {
                List<String> addresses = new ArrayList<>(names.getOrDefault(name, List.of()));
                if (!addresses.contains(plug.endpoint().address())) {
                    addresses.add(plug.endpoint().address());
                }
                names.put(name, List.copyOf(addresses));
            });
        }
    }

    /** Plugs a running container into one more network, or out of it. */
    public void rewire(Container changed) {
        new Containers(kernel, machine).put(changed);
        kernel.transaction().find(Network.key(changed.space())).ifPresent(namespace ->
                kernel.transaction().put(Network.key(changed.space()), namespace.withInterfaces(interfaces(changed))));
    }

    /** An endpoint for a running container in one more network. */
    public Answer<Endpoint> extra(Container container, Endpoint wanted) {
        return endpoint(container, wanted);
    }
}
