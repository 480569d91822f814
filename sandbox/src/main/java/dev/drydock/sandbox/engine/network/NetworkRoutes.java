package dev.drydock.sandbox.engine.network;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Networks;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /networks}. */
public final class NetworkRoutes {
    private static final long QUICK = 1_000;

    private NetworkRoutes() {}

    public static void add(Router router) {
        router.add("GET", "/networks", QUICK, NetworkRoutes::list)
                .add("POST", "/networks/create", QUICK * 40, ChangeNetworks::create)
                .add("POST", "/networks/prune", QUICK * 20, ChangeNetworks::prune)
                .add("GET", "/networks/{id}", QUICK, NetworkRoutes::inspect)
                .add("DELETE", "/networks/{id}", QUICK * 50, ChangeNetworks::remove)
                .add("POST", "/networks/{id}/connect", QUICK * 20, Connections::connect)
                .add("POST", "/networks/{id}/disconnect", QUICK * 20, Connections::disconnect);
    }

    private static Reply list(Call call) {
        return Filters.of(call, Set.of("dangling", "driver", "id", "label", "name", "scope", "type")).reply(filters -> {
            Optional<String> strange = filters.values("type").stream().filter(type -> !type.equals("builtin") && !type.equals("custom")).findFirst();
            if (strange.isPresent()) {
                return Reply.bad("invalid filter: 'type'='" + strange.get() + "'");
            }
            List<String> dangling = filters.values("dangling");
            if (dangling.stream().anyMatch(value -> !List.of("true", "1", "false", "0").contains(value))) {
                return Reply.bad("invalid value for filter 'dangling', must be \"true\" (or \"1\"), or \"false\" (or \"0\")");
            }
            List<Mapping> found = new ArrayList<>();
            new Networks(call.kernel(), call.machine()).all().stream()
                    .filter(n -> filters.names("name", n.name()) && filters.any("driver", n.driver()::equals) && filters.any("id", n.id()::startsWith))
                    .filter(n -> filters.any("type", type -> type.equals(n.predefined() ? "builtin" : "custom")) && filters.labels(n.labels()))
                    .filter(n -> filters.any("scope", "local"::equals))
                    .filter(n -> filters.any("dangling", value -> List.of("true", "1").contains(value) == isDangling(call, n)))
                    .forEach(n -> found.add(json(call, n, false)));
            return Reply.json(new Sequence(new ArrayList<>(found)));
        });
    }

    /** Whether nothing is plugged into a network that somebody made. */
    private static boolean isDangling(Call call, DockerNetwork network) {
        return !network.predefined() && new Networks(call.kernel(), call.machine()).plugs(network).isEmpty();
    }

    private static Reply inspect(Call call) {
        return new Networks(call.kernel(), call.machine()).find(call.part("id")).reply(network -> Reply.json(json(call, network, true)));
    }

    private static Mapping json(Call call, DockerNetwork network, boolean withContainers) {
        Mapping.Builder containers = Mapping.builder();
        if (withContainers) {
            new Networks(call.kernel(), call.machine()).plugs(network).forEach(plug -> containers.put(plug.container().id(), Mapping.of(
                    "Name", plug.container().name(),
                    "EndpointID", plug.endpoint().endpointId(),
                    "MacAddress", plug.endpoint().mac(),
                    "IPv4Address", plug.endpoint().address().isEmpty() ? "" : plug.endpoint().address() + "/" + plug.endpoint().prefix(),
                    "IPv6Address", "")));
        }
        List<Mapping> pools = network.subnet().isEmpty() ? List.of()
                : List.of(Mapping.of("Subnet", network.subnet(), "Gateway", network.gateway()));
        return Mapping.of(
                "Name", network.name(),
                "Id", network.id(),
                "Created", GoTime.nano(network.createdMicros()),
                "Scope", "local",
                "Driver", network.driver(),
                "EnableIPv4", true,
                "EnableIPv6", false,
                "IPAM", Mapping.of("Driver", "default", "Options", network.predefined() ? null : Mapping.EMPTY,
                        "Config", network.predefined() && pools.isEmpty() ? null : pools),
                "Internal", network.internal(),
                "Attachable", network.attachable(),
                "Ingress", false,
                "ConfigFrom", Mapping.of("Network", ""),
                "ConfigOnly", false,
                "Containers", containers.build(),
                "Options", network.options(),
                "Labels", network.labels());
    }
}
