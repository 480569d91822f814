package dev.drydock.sandbox.docker.network;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.value.Csv;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code docker network create}. */
public final class NetworkCreate {
    private NetworkCreate() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        List<Subnet> subnets = new ArrayList<>();
        Optional<String> complaint = plan(flags, subnets);
        if (complaint.isPresent()) {
            return Job.fail(sys, complaint.get());
        }
        Mapping.Builder body = Mapping.builder().put("Driver", flags.text("driver").isEmpty() ? "bridge" : flags.text("driver"))
                .put("Scope", flags.text("scope"));
        for (String version : List.of("ipv4", "ipv6")) {
            if (flags.has(version)) {
                body.put("EnableIPv" + version.charAt(3), flags.on(version));
            }
        }
        String from = flags.text("config-from");
        body.put("IPAM", Mapping.of("Driver", flags.text("ipam-driver"), "Options", pairs(flags.all("ipam-opt")),
                        "Config", subnets.stream().map(Subnet::tree).toList()))
                .put("Internal", flags.on("internal")).put("Attachable", flags.on("attachable")).put("Ingress", flags.on("ingress"))
                .put("ConfigOnly", flags.on("config-only"))
                .put("ConfigFrom", from.isEmpty() ? Nothing.NOTHING : Mapping.of("Network", from))
                .put("Options", pairs(flags.all("opt"))).put("Labels", pairs(flags.all("label"))).put("Name", job.argument());
        return job.daemon().post(sys, "/networks/create", Map.of(), body.build(), (s, answer) -> answer.ok()
                ? s.print(answer.json().get("Id").text() + "\n", 0)
                : Job.fail(s, answer.complaint()));
    }

    /** A subnet and what belongs to it; empty texts are left out. */
    private record Subnet(String subnet, String range, String gateway, TreeMap<String, String> auxiliary) {
        Mapping tree() {
            return Mapping.builder().put("Subnet", subnet).putUnlessEmpty("IPRange", range).putUnlessEmpty("Gateway", gateway)
                    .putUnlessEmpty("AuxiliaryAddresses", Mapping.copyOf(auxiliary)).build();
        }
    }

    /** Sorts ranges, gateways and other addresses into their subnets; or says why that cannot be done. */
    private static Optional<String> plan(GivenFlags flags, List<Subnet> subnets) {
        List<String> nets = listed(flags, "subnet");
        List<String> ranges = listed(flags, "ip-range");
        List<String> gateways = listed(flags, "gateway");
        if (nets.size() < ranges.size() || nets.size() < gateways.size()) {
            return Optional.of("every ip-range or gateway must have a corresponding subnet");
        }
        for (String net : nets) {
            for (Subnet other : subnets) {
                if (!AddressRange.isRange(net) || !AddressRange.isRange(other.subnet())) {
                    return Optional.of("invalid subnet: invalid CIDR address: " + (AddressRange.isRange(net) ? other.subnet() : net));
                }
                if (AddressRange.of(net).contains(other.subnet()) || AddressRange.of(other.subnet()).contains(net)) {
                    return Optional.of("multiple overlapping subnet configuration is not supported");
                }
            }
            subnets.add(new Subnet(net, "", "", new TreeMap<>()));
        }
        for (String range : ranges) {
            if (!AddressRange.isRange(range)) {
                return Optional.of("invalid CIDR address: " + range);
            }
            int at = matching(subnets, range);
            if (at < 0) {
                return Optional.of("no matching subnet for range " + range);
            }
            subnets.set(at, new Subnet(subnets.get(at).subnet(), range, "", new TreeMap<>()));
        }
        for (String gateway : gateways) {
            int at = matching(subnets, gateway);
            if (at < 0) {
                return Optional.of("no matching subnet for gateway " + gateway);
            }
            Subnet subnet = subnets.get(at);
            if (!subnet.gateway().isEmpty()) {
                return Optional.of("cannot configure multiple gateways (" + gateway + ", " + subnet.gateway() + ") for the same subnet ("
                        + subnet.subnet() + ")");
            }
            subnets.set(at, new Subnet(subnet.subnet(), subnet.range(), gateway, subnet.auxiliary()));
        }
        for (String pair : flags.all("aux-address")) {
            String address = pair.substring(pair.indexOf('=') + 1);
            int at = matching(subnets, address);
            if (at < 0) {
                return Optional.of("no matching subnet for aux-address " + address);
            }
            subnets.get(at).auxiliary().put(pair.substring(0, Math.max(0, pair.indexOf('='))), address);
        }
        return Optional.empty();
    }

    private static int matching(List<Subnet> subnets, String address) {
        for (int i = 0; i < subnets.size(); i++) {
            if (AddressRange.isRange(subnets.get(i).subnet()) && AddressRange.of(subnets.get(i).subnet()).contains(address)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> listed(GivenFlags flags, String flag) {
        return flags.all(flag).stream().flatMap(line -> Csv.fields(line).stream()).toList();
    }

    private static Mapping pairs(List<String> pairs) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            sorted.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return Mapping.copyOf(sorted);
    }
}
