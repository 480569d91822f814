package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Defaults of services, endpoints and network policies. Addresses and node ports are not given here. */
final class ServiceDefaults {
    private static final int AFFINITY_SECONDS = 10_800;

    private ServiceDefaults() {}

    static Mapping service(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = Fill.empty(Fill.empty(given, "sessionAffinity", "None"), "type", "ClusterIP");
            if (spec.get("sessionAffinity").text().equals("ClientIP")) {
                spec = Fill.within(spec, "sessionAffinityConfig", config ->
                        Fill.within(config, "clientIP", client -> Fill.in(client, "timeoutSeconds", AFFINITY_SECONDS)));
            }
            spec = Fill.each(spec, "ports", port -> {
                Mapping filled = Fill.empty(port, "protocol", "TCP");
                return filled.get("targetPort").isEmpty() ? filled.with("targetPort", port.get("port")) : filled;
            });
            String type = spec.get("type").text();
            if (List.of("ClusterIP", "NodePort", "LoadBalancer").contains(type)) {
                spec = Fill.in(spec, "internalTrafficPolicy", "Cluster");
            }
            if (List.of("NodePort", "LoadBalancer").contains(type)) {
                spec = Fill.empty(spec, "externalTrafficPolicy", "Cluster");
            }
            return type.equals("LoadBalancer") ? Fill.in(spec, "allocateLoadBalancerNodePorts", true) : spec;
        });
    }

    static Mapping endpoints(Mapping object) {
        return Fill.each(object, "subsets", subset -> Fill.each(subset, "ports", port -> Fill.empty(port, "protocol", "TCP")));
    }

    static Mapping slice(Mapping object) {
        return Fill.each(object, "ports", port -> Fill.in(Fill.in(port, "name", ""), "protocol", "TCP"));
    }

    static Mapping networkPolicy(Mapping object) {
        return Fill.within(object, "spec", given -> {
            Mapping spec = given;
            for (String direction : List.of("ingress", "egress")) {
                spec = Fill.each(spec, direction, rule -> Fill.each(rule, "ports", port -> Fill.in(port, "protocol", "TCP")));
            }
            Tree types = given.get("egress").isEmpty() ? Sequence.of("Ingress") : Sequence.of("Ingress", "Egress");
            return Fill.empty(spec, "policyTypes", types);
        });
    }
}
