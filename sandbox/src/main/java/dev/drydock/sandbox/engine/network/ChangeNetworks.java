package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Addresses;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /networks/create}, {@code DELETE /networks/{id}}, {@code POST /networks/prune}. */
final class ChangeNetworks {
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none", "default");

    private ChangeNetworks() {}

    static Reply create(Call call) {
        Mapping asked = call.body().mapping();
        String name = asked.get("Name").text();
        String driver = asked.get("Driver").text("bridge");
        Networks networks = new Networks(call.kernel(), call.machine());
        if (name.isBlank()) {
            return Reply.bad("invalid name: name is empty");
        }
        if (PREDEFINED.contains(name)) {
            return new Reply.Refusal(403, "operation is not permitted on predefined " + name + " network");
        }
        if (networks.all().stream().anyMatch(network -> network.name().equals(name))) {
            return Reply.conflict("network with name " + name + " already exists");
        }
        if (driver.equals("host") || driver.equals("null")) {
            return new Reply.Refusal(403, "only one instance of \"" + driver + "\" network is allowed");
        }
        if (!driver.equals("bridge")) {
            if (driver.equals("macvlan") || driver.equals("ipvlan")) {
                return new Reply.Refusal(500, "operation not supported");
            }
            return driver.equals("overlay")
                    ? new Reply.Refusal(503, "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node"
                            + " to swarm and try again.")
                    : Reply.notFound("plugin \"" + driver + "\" not found");
        }
        Optional<Reply> refusal = refusal(networks, asked);
        return refusal.isPresent() ? refusal.get() : make(call, networks, asked);
    }

    private static Optional<Reply> refusal(Networks networks, Mapping asked) {
        if (asked.get("Scope").text().equals("swarm")) {
            return Optional.of(new Reply.Refusal(503, "cannot create a swarm scoped network when swarm is not active"));
        }
        if (asked.get("Ingress").truth()) {
            return Optional.of(new Reply.Refusal(403, "Ingress network can only be global scope network"));
        }
        String from = asked.at("ConfigFrom", "Network").text();
        if (!from.isEmpty() && networks.find(from) instanceof Answer.Refused) {
            return Optional.of(Reply.notFound("configuration network \"" + from + "\" does not exist"));
        }
        boolean without = asked.has("EnableIPv4") && !asked.get("EnableIPv4").truth() && !asked.get("EnableIPv6").truth();
        return without ? Optional.of(Reply.bad("IPv4 or IPv6 must be enabled")) : Optional.empty();
    }

    private static Reply make(Call call, Networks networks, Mapping asked) {
        String name = asked.get("Name").text();
        String driver = asked.get("Driver").text("bridge");
        return pool(networks, asked).reply(pool -> {
            DockerNetwork network = new DockerNetwork(call.machine(), Identifiers.next(call.kernel()), name, driver, pool.subnet(),
                    !asked.at("IPAM", "Config").isEmpty(), pool.gateway(),
                    asked.get("Internal").truth(), asked.get("Attachable").truth(), asked.get("Options").mapping(), asked.get("Labels").mapping(),
                    call.kernel().now());
            networks.put(network);
            bridge(call.kernel(), network);
            new EventLog(call.kernel(), call.machine()).note("network", "create", network.id(), Mapping.of("name", name, "type", driver));
            return new Reply.Json(201, Mapping.of("Id", network.id(), "Warning", ""));
        });
    }

    /** The machine's own end of a bridge. */
    private static void bridge(Kernel kernel, DockerNetwork network) {
        kernel.transaction().find(Network.key(network.machine())).ifPresent(host -> {
            List<Network.Interface> interfaces = new ArrayList<>(host.interfaces());
            interfaces.add(new Network.Interface(network.bridge(), network.segment(), network.gateway(), network.prefix(), "", Identifiers.mac(kernel)));
            kernel.transaction().put(Network.key(network.machine()), host.withInterfaces(interfaces));
        });
    }

    private record Pool(String subnet, String gateway) {}

    private static Answer<Pool> pool(Networks networks, Mapping asked) {
        List<Mapping> wanted = asked.at("IPAM", "Config").mappings();
        String cidr = wanted.isEmpty() ? "" : wanted.get(0).get("Subnet").text();
        String gateway = wanted.isEmpty() ? "" : wanted.get(0).get("Gateway").text();
        List<Addresses.Subnet> taken = networks.all().stream().flatMap(n -> Addresses.subnet(n.subnet()).stream()).toList();
        if (cidr.isEmpty()) {
            Addresses.Subnet free = free(taken);
            return Answer.of(new Pool(free.text(), gateway.isEmpty() ? Addresses.text(free.first() + 1) : gateway));
        }
        Optional<Addresses.Subnet> subnet = Addresses.subnet(cidr);
        if (subnet.isEmpty()) {
            return Answer.refused(Reply.bad("invalid network config:\ninvalid subnet " + cidr + ": invalid CIDR block notation"));
        }
        if (taken.stream().anyMatch(subnet.get()::overlaps)) {
            return Answer.refused(new Reply.Refusal(403, "invalid pool request: Pool overlaps with other one on this address space"));
        }
        Optional<Long> address = gateway.isEmpty() ? Optional.of(subnet.get().first() + 1) : Addresses.parse(gateway);
        if (address.isEmpty() || !subnet.get().holds(address.get())) {
            return Answer.refused(Reply.bad("invalid network config:\ninvalid gateway " + gateway + ": parent subnet is an IPv4 block"));
        }
        return Answer.of(new Pool(subnet.get().text(), Addresses.text(address.get())));
    }

    /** The lowest of the engine's own pools that overlaps with nothing: 172.17.0.0/16 to 172.31.0.0/16, then /20s of 192.168.0.0/16. */
    private static Addresses.Subnet free(List<Addresses.Subnet> taken) {
        for (int second = 17; second < 32; second++) {
            Addresses.Subnet candidate = Addresses.subnet("172." + second + ".0.0/16").orElseThrow();
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        for (int third = 0; third < 256; third += 16) {
            Addresses.Subnet candidate = Addresses.subnet("192.168." + third + ".0/20").orElseThrow();
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        return Addresses.subnet("10.200.0.0/16").orElseThrow();
    }

    static Reply remove(Call call) {
        Networks networks = new Networks(call.kernel(), call.machine());
        return networks.find(call.part("id")).reply(network -> {
            if (network.predefined()) {
                return new Reply.Refusal(403, network.name() + " is a pre-defined network and cannot be removed");
            }
            List<Networks.Plug> plugs = networks.plugs(network);
            if (!plugs.isEmpty()) {
                String who = String.join(", ", plugs.stream().map(plug -> "name:\"" + plug.container().name() + "\" id:\""
                        + plug.endpoint().endpointId().substring(0, 12) + "\"").toList());
                Trouble.note(call.kernel(), call.machine(), "network-in-use", "network " + network.name(), network.name(),
                        String.join(", ", plugs.stream().map(plug -> plug.container().name()).toList()));
                return new Reply.Refusal(403, "error while removing network: network " + network.name() + " has active endpoints (" + who + ")");
            }
            remove(call, network);
            return Reply.noContent();
        });
    }

    private static void remove(Call call, DockerNetwork network) {
        new Networks(call.kernel(), call.machine()).remove(network);
        call.transaction().find(Network.key(call.machine())).ifPresent(host -> call.transaction().put(Network.key(call.machine()),
                host.withInterfaces(host.interfaces().stream().filter(i -> !i.segment().equals(network.segment())).toList())));
        new EventLog(call.kernel(), call.machine()).note("network", "destroy", network.id(), Mapping.of("name", network.name(), "type", network.driver()));
    }

    static Reply prune(Call call) {
        return Filters.of(call, Set.of("until", "label", "label!")).reply(filters -> filters.until(call).reply(until -> {
            List<String> deleted = new ArrayList<>();
            for (DockerNetwork network : new Networks(call.kernel(), call.machine()).all()) {
                boolean old = until.map(moment -> network.createdMicros() < moment).orElse(true);
                if (old && !network.predefined() && filters.labels(network.labels()) && !used(call, network)) {
                    remove(call, network);
                    deleted.add(network.name());
                }
            }
            return Reply.json(Mapping.of("NetworksDeleted", deleted.isEmpty() ? null : deleted));
        }));
    }

    private static boolean used(Call call, DockerNetwork network) {
        for (Container container : new Containers(call.kernel(), call.machine()).all()) {
            if (container.plugs().endpoints().stream().anyMatch(e -> e.network().equals(network.name()) || e.networkId().equals(network.id()))) {
                return true;
            }
        }
        return false;
    }
}
