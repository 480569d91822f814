package dev.drydock.sandbox.app.coredns;

import dev.drydock.sandbox.process.NameServers;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is said of the names of a cluster (the specification of Kubernetes' DNS-based service discovery, 1.1.0), kept as the events of watches
 * come in.
 *
 * @param listener that says it
 */
record Names(Transaction transaction, String listener, String zone, int seconds) {
    /** Objects as they were last seen, by listener, kind and name. */
    private static final Family<Mapping> SEEN = Family.passing("coredns-object");
    /** Names that a service gave, by listener and service. */
    private static final Family<List<String>> GIVEN = Family.passing("coredns-names");

    /** There as soon as the namespace that every cluster has is known. */
    static Key<List<String>> known(String listener) {
        return GIVEN.key(listener + " Namespace kube-system");
    }

    /** Forgets all, before a list comes anew. */
    void clear() {
        String first = listener + " ";
        List.copyOf(transaction.view(SEEN).subMap(first, listener + "!").keySet()).forEach(key -> transaction.remove(SEEN.key(key)));
        for (var given : new TreeMap<>(transaction.view(GIVEN).subMap(first, listener + "!")).entrySet()) {
            given.getValue().forEach(name -> NameServers.forget(transaction, listener, name));
            transaction.remove(GIVEN.key(given.getKey()));
        }
    }

    /** An event of a watch. */
    void hear(String type, Mapping object) {
        String namespace = object.at("metadata", "namespace").text();
        String name = object.at("metadata", "name").text();
        String kind = object.get("kind").text();
        String service = kind.equals("EndpointSlice") ? object.at("metadata", "labels", "kubernetes.io/service-name").text() : name;
        String key = listener + " " + (kind.equals("EndpointSlice") ? "slice/" + namespace + "/" + service + "/" + name : kind + "/" + namespace + "/" + name);
        if (type.equals("DELETED")) {
            transaction.remove(SEEN.key(key));
        } else {
            transaction.put(SEEN.key(key), object);
        }
        if (kind.equals("Namespace")) {
            String domain = name + ".svc." + zone;
            give("Namespace " + name, type.equals("DELETED") ? new TreeMap<>() : new TreeMap<>(java.util.Map.of(domain, List.of())));
        } else {
            give(namespace + "/" + service, ofService(namespace, service));
        }
    }

    private void give(String giver, TreeMap<String, List<NameServers.Entry>> wanted) {
        var key = GIVEN.key(listener + " " + giver);
        TreeSet<String> stale = new TreeSet<>(transaction.find(key).orElse(List.of()));
        wanted.forEach((name, entries) -> {
            stale.remove(name);
            NameServers.say(transaction, listener, name, entries);
        });
        stale.forEach(name -> NameServers.forget(transaction, listener, name));
        if (wanted.isEmpty()) {
            transaction.remove(key);
        } else {
            transaction.put(key, List.copyOf(wanted.keySet()));
        }
    }

    private TreeMap<String, List<NameServers.Entry>> ofService(String namespace, String name) {
        TreeMap<String, List<NameServers.Entry>> said = new TreeMap<>();
        Optional<Mapping> found = transaction.find(SEEN.key(listener + " Service/" + namespace + "/" + name));
        if (found.isEmpty()) {
            return said;
        }
        Tree spec = found.get().get("spec");
        String domain = name + "." + namespace + ".svc." + zone;
        String address = spec.get("clusterIP").text();
        if (spec.get("type").text().equals("ExternalName")) {
            add(said, domain, "CNAME", spec.get("externalName").text());
        } else if (address.equals("None")) {
            headless(said, domain, namespace, name);
        } else if (!address.isEmpty()) {
            add(said, domain, "A", address);
            add(said, reverse(address), "PTR", domain);
            for (Tree port : spec.get("ports").items()) {
                ports(said, domain, port, domain);
            }
        }
        return said;
    }

    private void headless(TreeMap<String, List<NameServers.Entry>> said, String domain, String namespace, String name) {
        String prefix = listener + " slice/" + namespace + "/" + name + "/";
        for (Mapping slice : List.copyOf(transaction.view(SEEN).subMap(prefix, prefix + "~").values())) {
            for (Tree endpoint : slice.get("endpoints").items()) {
                if (endpoint.get("conditions").has("ready") && !endpoint.at("conditions", "ready").truth()) {
                    continue;
                }
                String address = endpoint.at("addresses", "0").text();
                String own = endpoint.get("hostname").text(address.replace('.', '-')) + "." + domain;
                add(said, domain, "A", address);
                add(said, own, "A", address);
                add(said, reverse(address), "PTR", own);
                slice.get("ports").items().forEach(port -> ports(said, domain, port, own));
            }
        }
    }

    /** {@code _http._tcp.web.default.svc.cluster.local}. */
    private void ports(TreeMap<String, List<NameServers.Entry>> said, String domain, Tree port, String target) {
        String name = port.get("name").text();
        String data = "0 100 " + port.get("port").whole() + " " + target;
        add(said, domain, "SRV", data);
        if (!name.isEmpty()) {
            add(said, "_" + name + "._" + port.get("protocol").text("TCP").toLowerCase(java.util.Locale.ROOT) + "." + domain, "SRV", data);
        }
    }

    private void add(TreeMap<String, List<NameServers.Entry>> said, String name, String type, String data) {
        said.computeIfAbsent(name, n -> new ArrayList<>()).add(new NameServers.Entry(name, type, seconds, data));
    }

    private static String reverse(String address) {
        String[] parts = address.split("\\.");
        return parts.length == 4 ? parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0] + ".in-addr.arpa" : address;
    }
}
