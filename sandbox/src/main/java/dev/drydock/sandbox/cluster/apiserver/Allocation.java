package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses and node ports that a service gets.
 *
 * @param service with them
 * @param errors when what it asks for is taken or out of range
 */
record Allocation(Mapping service, List<FieldError> errors) {
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    Allocation {
        errors = List.copyOf(errors);
    }

    /** @param before the service as it was; empty for a new one */
    static Allocation of(ApiCall call, Mapping before, Mapping service) {
        List<FieldError> errors = new ArrayList<>();
        String type = service.at("spec", "type").text();
        Mapping spec = service.get("spec").mapping();
        if (type.equals("ExternalName")) {
            for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy", "allocateLoadBalancerNodePorts",
                    "externalTrafficPolicy", "healthCheckNodePort")) {
                spec = spec.without(field);
            }
            return new Allocation(service.with("spec", withoutNodePorts(spec)), errors);
        }
        spec = address(call, before, spec, errors);
        boolean ports = type.equals("NodePort") || type.equals("LoadBalancer") && !spec.get("allocateLoadBalancerNodePorts").isNothing()
                && spec.get("allocateLoadBalancerNodePorts").truth();
        spec = ports ? nodePorts(call, before, spec, errors) : type.equals("LoadBalancer") ? spec : withoutNodePorts(spec);
        if (type.equals("ClusterIP")) {
            spec = spec.without("externalTrafficPolicy").without("allocateLoadBalancerNodePorts");
        } else if (type.equals("NodePort")) {
            spec = spec.without("allocateLoadBalancerNodePorts");
        }
        return new Allocation(service.with("spec", spec), errors);
    }

    // ---- addresses ---------------------------------------------------------------------------------------------------------------

    private static Mapping address(ApiCall call, Mapping before, Mapping given, List<FieldError> errors) {
        String wanted = given.get("clusterIP").text();
        if (wanted.isEmpty()) {
            wanted = given.get("clusterIPs").get(0).text();
        }
        String old = before.at("spec", "clusterIP").text();
        if (wanted.isEmpty() && !old.isEmpty()) {
            wanted = old;
        }
        if (wanted.isEmpty()) {
            wanted = free(call);
        } else if (!wanted.equals("None") && !wanted.equals(old)) {
            String refusal = refusal(call, wanted);
            if (!refusal.isEmpty()) {
                errors.add(FieldError.invalid("spec.clusterIPs", "[]string{\"" + wanted + "\"}", "failed to allocate IP " + wanted + ": " + refusal));
            }
        }
        Mapping spec = given.with("clusterIP", wanted).with("clusterIPs", Sequence.of(wanted));
        spec = spec.get("ipFamilies").isEmpty() ? spec.with("ipFamilies", Sequence.of("IPv4")) : spec;
        return spec.get("ipFamilyPolicy").isEmpty() ? spec.with("ipFamilyPolicy", "SingleStack") : spec;
    }

    private static String refusal(ApiCall call, String address) {
        Range range = Range.of(call);
        if (!range.contains(address)) {
            return "the provided IP (" + address + ") is not in the valid range. The range of valid IPs is " + range.text();
        }
        return call.registry().isTaken(address) ? "provided IP is already allocated" : "";
    }

    /** A free address by lot, from the upper part of the range: the lower is left to those who choose. */
    private static String free(ApiCall call) {
        Range range = Range.of(call);
        long low = Math.min(Math.max(16, range.size() / 16), 256);
        while (true) {
            String address = range.at(low + Math.floorMod(call.kernel().random("cluster-ip"), range.size() - low - 1));
            if (!call.registry().isTaken(address)) {
                return address;
            }
        }
    }

    private record Range(long first, long size, String text) {
        static Range of(ApiCall call) {
            String text = ControlPlane.find(call.kernel().transaction()).map(ControlPlane::serviceRange).orElse("10.96.0.0/12");
            int slash = text.indexOf('/');
            return new Range(number(text.substring(0, slash)), 1L << 32 - Integer.parseInt(text.substring(slash + 1)), text);
        }

        static long number(String address) {
            long number = 0;
            for (String part : address.split("\\.")) {
                number = number << 8 | (part.matches("\\d{1,3}") ? Integer.parseInt(part) : 0);
            }
            return number;
        }

        boolean contains(String address) {
            long offset = number(address) - first;
            return offset >= 0 && offset < size;
        }

        String at(long offset) {
            long number = first + offset;
            return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        }
    }

    // ---- node ports --------------------------------------------------------------------------------------------------------------

    private static Mapping withoutNodePorts(Mapping spec) {
        List<Tree> ports = new ArrayList<>();
        for (Tree port : spec.get("ports").items()) {
            ports.add(port.mapping().without("nodePort"));
        }
        return ports.isEmpty() ? spec : spec.with("ports", new Sequence(ports));
    }

    private static Mapping nodePorts(ApiCall call, Mapping before, Mapping spec, List<FieldError> errors) {
        List<Tree> ports = new ArrayList<>();
        List<Long> own = new ArrayList<>();
        before.at("spec", "ports").items().forEach(port -> own.add(port.get("nodePort").whole()));
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < spec.get("ports").items().size(); i++) {
            Mapping port = spec.get("ports").get(i).mapping();
            long wanted = port.get("nodePort").whole();
            if (wanted == 0) {
                wanted = kept(before, port);
            }
            if (wanted == 0) {
                wanted = freePort(call, taken);
            } else if (wanted < FIRST_NODE_PORT || wanted > LAST_NODE_PORT) {
                errors.add(FieldError.invalid("spec.ports[" + i + "].nodePort", Long.toString(wanted),
                        "provided port is not in the valid range. The range of valid ports is 30000-32767"));
            } else if (!own.contains(wanted) && call.registry().isTaken(Long.toString(wanted))) {
                errors.add(FieldError.invalid("spec.ports[" + i + "].nodePort", Long.toString(wanted), "provided port is already allocated"));
            }
            taken.add(wanted);
            ports.add(port.with("nodePort", wanted));
        }
        return ports.isEmpty() ? spec : spec.with("ports", new Sequence(ports));
    }

    /** An update that leaves the node port out keeps the one of the same port. */
    private static long kept(Mapping before, Mapping port) {
        for (Tree old : before.at("spec", "ports").items()) {
            if (old.get("port").equals(port.get("port")) && old.get("protocol").equals(port.get("protocol"))) {
                return old.get("nodePort").whole();
            }
        }
        return 0;
    }

    private static long freePort(ApiCall call, List<Long> taken) {
        while (true) {
            long port = FIRST_NODE_PORT + Math.floorMod(call.kernel().random("node-port"), (long) LAST_NODE_PORT - FIRST_NODE_PORT + 1);
            if (!taken.contains(port) && !call.registry().isTaken(Long.toString(port))) {
                return port;
            }
        }
    }
}
