package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.value.NetworkText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks that a container joins.
 *
 * @param mode the first one, as the host settings name it
 * @param endpoints the settings of each network for which there are any
 */
record Endpoints(String mode, Map<String, Mapping> endpoints) {

    static Endpoints of(GivenFlags flags) {
        List<NetworkText> networks = new ArrayList<>();
        flags.all("net").forEach(text -> networks.add(NetworkText.of(text)));
        flags.all("network").forEach(text -> networks.add(NetworkText.of(text)));
        Map<String, Mapping> endpoints = new LinkedHashMap<>();
        if (networks.isEmpty()) {
            endpoints.put("default", endpoint(new NetworkText("default", Map.of()), flags, true));
            return new Endpoints("default", endpoints);
        }
        for (int i = 0; i < networks.size(); i++) {
            NetworkText network = networks.get(i);
            Mapping endpoint = endpoint(network, flags, i == 0);
            if (endpoints.containsKey(network.target())) {
                throw new Unusable("network \"" + network.target() + "\" is specified multiple times");
            }
            if (networks.size() > 1 || !endpoint.equals(endpoint(new NetworkText(network.target(), Map.of()), GivenFlags.none(flags.known()), false))) {
                endpoints.put(network.target(), endpoint);
            }
        }
        long own = networks.stream().filter(network -> userDefined(network.target())).count();
        if (own > 0 && own < networks.size()) {
            throw new Unusable("conflicting options: cannot attach both user-defined and non-user-defined network-modes");
        }
        return new Endpoints(networks.get(0).target(), endpoints);
    }

    private static boolean userDefined(String name) {
        return !List.of("default", "bridge", "host", "none").contains(name) && !name.startsWith("container:");
    }

    private static Mapping endpoint(NetworkText network, GivenFlags flags, boolean first) {
        List<String> aliases = merged(network.options("alias"), first ? aliases(flags) : List.of(),
                "conflicting options: cannot specify both --network-alias and per-network alias");
        List<String> local = merged(network.options("link-local-ip"), first ? flags.all("link-local-ip") : List.of(),
                "conflicting options: cannot specify both --link-local-ip and per-network link-local IP addresses");
        List<String> links = first && userDefined(network.target()) ? flags.all("link") : List.of();
        String four = merged(network.option("ip"), first ? flags.text("ip") : "",
                "conflicting options: cannot specify both --ip and per-network IPv4 address");
        String six = merged(network.option("ip6"), first ? flags.text("ip6") : "",
                "conflicting options: cannot specify both --ip6 and per-network IPv6 address");
        String mac = merged(network.option("mac-address"), first ? flags.text("mac-address") : "",
                "conflicting options: cannot specify both --mac-address and per-network MAC address");
        if (network.target().isBlank()) {
            throw new Unusable("no name set for network");
        }
        if (!userDefined(network.target()) && !aliases.isEmpty()) {
            throw new Unusable("network-scoped aliases are only supported for user-defined networks");
        }
        if (!mac.isEmpty() && !ContainerSettings.isMac(mac)) {
            throw new Unusable(mac + " is not a valid mac address");
        }
        Mapping ipam = Mapping.builder().putUnlessEmpty("IPv4Address", four).putUnlessEmpty("IPv6Address", six)
                .putUnlessEmpty("LinkLocalIPs", local).build();
        Mapping options = Pairs.tree(network.options("driver-opt"));
        String priority = network.option("gw-priority");
        return Mapping.builder()
                .put("IPAMConfig", orNull(ipam)).put("Links", orNull(Tree.of(links))).put("Aliases", orNull(Tree.of(aliases)))
                .put("MacAddress", mac).put("DriverOpts", orNull(options)).put("GwPriority", priority.isEmpty() ? 0L : Long.parseLong(priority))
                .put("NetworkID", "").put("EndpointID", "").put("Gateway", "").put("IPAddress", "").put("IPPrefixLen", 0)
                .put("IPv6Gateway", "").put("GlobalIPv6Address", "").put("GlobalIPv6PrefixLen", 0).put("DNSNames", Nothing.NOTHING).build();
    }

    private static List<String> aliases(GivenFlags flags) {
        List<String> aliases = new ArrayList<>(flags.all("net-alias"));
        aliases.addAll(flags.all("network-alias"));
        return aliases;
    }

    private static List<String> merged(List<String> own, List<String> common, String conflict) {
        if (!own.isEmpty() && !common.isEmpty()) {
            throw new Unusable(conflict);
        }
        return own.isEmpty() ? common : own;
    }

    private static String merged(String own, String common, String conflict) {
        if (!own.isEmpty() && !common.isEmpty()) {
            throw new Unusable(conflict);
        }
        return own.isEmpty() ? common : own;
    }

    private static Tree orNull(Tree tree) {
        return tree.isEmpty() ? Nothing.NOTHING : tree;
    }

    Mapping tree() {
        return Mapping.of("EndpointsConfig", Mapping.copyOf(endpoints));
    }
}
