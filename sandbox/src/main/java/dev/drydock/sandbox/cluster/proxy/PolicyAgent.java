package dev.drydock.sandbox.cluster.proxy;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.process.Filters;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the filters of pods from NetworkPolicies, a namespace at a time. */
final class PolicyAgent implements Controller {
    static final String NAME = "network-policy-agent";

    /** Addresses of pods that have filters, by namespace. */
    private static final Family<List<String>> FILTERED = Family.passing("policy-filtered");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.of(Resources.NETWORK_POLICIES, (client, event) -> List.of(Objects.namespace(event.object()))),
                Source.of(Resources.NAMESPACES, (client, event) -> concerned(client)),
                Source.of(Resources.PODS, PolicyAgent::ofPod));
    }

    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        boolean same = event.type() == WatchEvent.Type.MODIFIED && Objects.labels(event.before()).equals(Objects.labels(event.object()))
                && event.before().at("status", "podIP").equals(event.object().at("status", "podIP"))
                && ended(event.before()) == ended(event.object());
        return same ? List.of() : concerned(client);
    }

    /** The namespaces that have policies: a pod or a namespace may be named by any of them. */
    private static List<String> concerned(ApiClient client) {
        TreeSet<String> namespaces = new TreeSet<>();
        client.list(Resources.NETWORK_POLICIES).forEach(policy -> namespaces.add(Objects.namespace(policy)));
        return List.copyOf(namespaces);
    }

    private static boolean ended(Mapping pod) {
        String phase = pod.at("status", "phase").text();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    @Override
    public Result reconcile(ApiClient client, String namespace) {
        List<Mapping> policies = client.list(Resources.NETWORK_POLICIES, namespace);
        Key<List<String>> key = FILTERED.key(namespace);
        TreeSet<String> stale = new TreeSet<>(client.kernel().transaction().find(key).orElse(List.of()));
        TreeSet<String> filtered = new TreeSet<>();
        for (Mapping pod : policies.isEmpty() ? List.<Mapping>of() : client.list(Resources.PODS, namespace)) {
            String address = pod.at("status", "podIP").text();
            if (address.isEmpty() || pod.at("spec", "hostNetwork").truth() || ended(pod)) {
                continue;
            }
            Optional<List<Filters.Allowed>> into = allowed(client, policies, pod, "Ingress");
            Optional<List<Filters.Allowed>> out = allowed(client, policies, pod, "Egress");
            if (into.isPresent() || out.isPresent()) {
                Filters.put(client.kernel().transaction(), address, new Filters.Filter(into, out));
                filtered.add(address);
            }
        }
        stale.removeAll(filtered);
        stale.forEach(address -> Filters.remove(client.kernel().transaction(), address));
        if (filtered.isEmpty()) {
            client.kernel().transaction().remove(key);
        } else {
            client.kernel().transaction().put(key, List.copyOf(filtered));
        }
        return Controller.done();
    }

    /** What the policies that select a pod let through in one direction, together; empty if none speaks of that direction. */
    private static Optional<List<Filters.Allowed>> allowed(ApiClient client, List<Mapping> policies, Mapping pod, String direction) {
        List<Filters.Allowed> allowed = new ArrayList<>();
        boolean limited = false;
        for (Mapping policy : policies) {
            Tree spec = policy.get("spec");
            Tree rules = spec.get(direction.toLowerCase(Locale.ROOT));
            List<String> types = spec.get("policyTypes").texts();
            boolean speaks = types.isEmpty() ? direction.equals("Ingress") || rules.items().size() > 0 : types.contains(direction);
            Tree selector = spec.get("podSelector");
            if (speaks && Selector.of(selector.isNothing() ? Mapping.EMPTY : selector).matchesObject(pod)) {
                limited = true;
                for (Tree rule : rules.items()) {
                    allowed.addAll(ofRule(client, Objects.namespace(policy), rule, direction.equals("Ingress") ? "from" : "to", pod));
                }
            }
        }
        return limited ? Optional.of(List.copyOf(allowed)) : Optional.empty();
    }

    private static List<Filters.Allowed> ofRule(ApiClient client, String namespace, Tree rule, String side, Mapping pod) {
        boolean into = side.equals("from");
        if (rule.get(side).items().isEmpty()) {
            return List.of(new Filters.Allowed(true, Set.of(), List.of(), ports(rule, into ? List.of(pod) : List.of())));
        }
        List<Filters.Range> ranges = new ArrayList<>();
        List<Mapping> peers = new ArrayList<>();
        for (Tree peer : rule.get(side).items()) {
            if (peer.has("ipBlock")) {
                ranges.add(new Filters.Range(peer.at("ipBlock", "cidr").text(), peer.at("ipBlock", "except").texts()));
            } else {
                peers.addAll(peers(client, namespace, peer));
            }
        }
        TreeSet<String> addresses = new TreeSet<>();
        peers.forEach(peer -> addresses.add(peer.at("status", "podIP").text()));
        return List.of(new Filters.Allowed(false, Collections.unmodifiableSet(addresses), ranges, ports(rule, into ? List.of(pod) : peers)));
    }

    private static List<Mapping> peers(ApiClient client, String own, Tree peer) {
        Selector pods = peer.has("podSelector") ? Selector.of(peer.get("podSelector")) : Selector.EVERYTHING;
        List<String> namespaces = new ArrayList<>();
        if (peer.has("namespaceSelector")) {
            client.list(Resources.NAMESPACES, "", Selector.of(peer.get("namespaceSelector"))).forEach(found -> namespaces.add(Objects.name(found)));
        } else {
            namespaces.add(own);
        }
        List<Mapping> peers = new ArrayList<>();
        for (String namespace : namespaces) {
            for (Mapping pod : client.list(Resources.PODS, namespace, pods)) {
                if (!pod.at("status", "podIP").text().isEmpty() && !pod.at("spec", "hostNetwork").truth() && !ended(pod)) {
                    peers.add(pod);
                }
            }
        }
        return peers;
    }

    /** @param receivers the pods whose ports a name may mean */
    private static List<Filters.Port> ports(Tree rule, List<Mapping> receivers) {
        List<Filters.Port> ports = new ArrayList<>();
        for (Tree port : rule.get("ports").items()) {
            String protocol = port.get("protocol").text("TCP").toLowerCase(Locale.ROOT);
            String name = port.get("port").text();
            int number = port.get("port").wholeInt();
            if (name.isEmpty()) {
                ports.add(new Filters.Port(protocol, number, Math.max(number, port.get("endPort").wholeInt())));
                continue;
            }
            // A name that nobody has lets nothing through.
            ports.add(new Filters.Port(protocol, -1, -1));
            for (Mapping receiver : receivers) {
                for (Tree container : receiver.at("spec", "containers").items()) {
                    container.get("ports").mappings().stream().filter(each -> each.get("name").text().equals(name)).forEach(each ->
                            ports.add(new Filters.Port(protocol, each.get("containerPort").wholeInt(), each.get("containerPort").wholeInt())));
                }
            }
        }
        return ports;
    }
}
