package dev.drydock.sandbox.cluster.proxy;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.process.Routing;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules that follow from one Service and its EndpointSlices ({@code pkg/proxy}). */
final class Rules {
    private static final long SECOND = 1_000_000;

    private Rules() {}

    /** A rule for each of the service's ports; none for services without an address of their own. */
    static List<Routing.Service> of(Mapping service, List<Mapping> slices) {
        Tree spec = service.get("spec");
        String address = spec.get("clusterIP").text();
        if (address.isEmpty() || address.equals("None") || spec.get("type").text().equals("ExternalName")
                || Objects.labels(service).has("service.kubernetes.io/service-proxy-name")) {
            return List.of();
        }
        List<String> external = new ArrayList<>(spec.get("externalIPs").texts());
        for (Tree ingress : service.at("status", "loadBalancer", "ingress").items()) {
            if (!ingress.get("ip").text().isEmpty() && !external.contains(ingress.get("ip").text())) {
                external.add(ingress.get("ip").text());
            }
        }
        long affinity = !spec.get("sessionAffinity").text().equals("ClientIP") ? 0
                : Math.max(1, spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds").whole()) * SECOND;
        List<Routing.Service> rules = new ArrayList<>();
        for (Tree port : spec.get("ports").items()) {
            String name = port.get("name").text();
            String protocol = port.get("protocol").text("TCP").toLowerCase(java.util.Locale.ROOT);
            rules.add(new Routing.Service(
                    Objects.key(service) + (name.isEmpty() ? "" : ":" + name), protocol, address, port.get("port").wholeInt(),
                    port.get("nodePort").wholeInt(), external, spec.get("loadBalancerSourceRanges").texts(), affinity,
                    spec.get("internalTrafficPolicy").text().equals("Local"), spec.get("externalTrafficPolicy").text().equals("Local"),
                    backends(slices, name, port.get("protocol").text("TCP"))));
        }
        return rules;
    }

    /** Ready endpoints, and those that still serve while they end, in the order of their addresses. */
    private static List<Routing.Backend> backends(List<Mapping> slices, String port, String protocol) {
        Set<Routing.Backend> backends = new LinkedHashSet<>();
        for (Mapping slice : slices) {
            if (!slice.get("addressType").text().equals("IPv4")) {
                continue;
            }
            for (Tree named : slice.get("ports").items()) {
                if (named.get("name").text().equals(port) && named.get("protocol").text("TCP").equals(protocol)) {
                    add(backends, slice, named.get("port").wholeInt());
                }
            }
        }
        List<Routing.Backend> sorted = new ArrayList<>(backends);
        sorted.sort(java.util.Comparator.comparing(Routing.Backend::address).thenComparing(Routing.Backend::port));
        return sorted;
    }

    private static void add(Set<Routing.Backend> backends, Mapping slice, int port) {
        for (Tree endpoint : slice.get("endpoints").items()) {
            Tree conditions = endpoint.get("conditions");
            boolean ready = !conditions.has("ready") || conditions.get("ready").truth();
            boolean serving = conditions.has("serving") ? conditions.get("serving").truth() : ready;
            if (ready || serving && conditions.get("terminating").truth()) {
                backends.add(new Routing.Backend(endpoint.at("addresses", "0").text(), port, endpoint.get("nodeName").text(), ready));
            }
        }
    }
}
