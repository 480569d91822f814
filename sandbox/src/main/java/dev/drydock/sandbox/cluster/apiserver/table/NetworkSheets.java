package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Services, their endpoints, and ways in. */
final class NetworkSheets {
    private NetworkSheets() {}

    static void addTo(Map<String, Sheet> sheets) {
        sheets.put("services", Sheet.of("Name|Type|Cluster-IP|External-IP|Port(s)|Age|+Selector", (object, now) -> List.of(
                Cells.name(object), object.at("spec", "type").text(), clusterIp(object), externalIp(object), ports(object.at("spec", "ports")),
                Cells.age(object, now), Cells.labels(object.at("spec", "selector")))));
        sheets.put("endpoints", Sheet.of("Name|Endpoints|Age", (object, now) -> List.of(
                Cells.name(object), endpoints(object), Cells.age(object, now))));
        sheets.put("endpointslices.discovery.k8s.io", Sheet.of("Name|AddressType|Ports|Endpoints|Age", (object, now) -> List.of(
                Cells.name(object), object.get("addressType").text(), slicePorts(object), sliceAddresses(object), Cells.age(object, now))));
        sheets.put("ingresses.networking.k8s.io", Sheet.of("Name|Class|Hosts|Address|Ports|Age", (object, now) -> List.of(
                Cells.name(object), Cells.orNone(object.at("spec", "ingressClassName")), hosts(object),
                addresses(object.at("status", "loadBalancer", "ingress")), object.at("spec", "tls").isEmpty() ? "80" : "80, 443", Cells.age(object, now))));
        sheets.put("ingressclasses.networking.k8s.io", Sheet.of("Name|Controller|Parameters|Age", (object, now) -> List.of(
                Cells.name(object), object.at("spec", "controller").text(), parameters(object.at("spec", "parameters")), Cells.age(object, now))));
        sheets.put("networkpolicies.networking.k8s.io", Sheet.of("Name|Pod-Selector|Age", (object, now) -> List.of(
                Cells.name(object), Cells.selector(object.at("spec", "podSelector")), Cells.age(object, now))));
    }

    private static String clusterIp(Mapping service) {
        String first = service.at("spec", "clusterIPs").get(0).text();
        return first.isEmpty() ? service.at("spec", "clusterIP").text(Cells.NONE) : first;
    }

    private static String externalIp(Mapping service) {
        List<String> own = service.at("spec", "externalIPs").texts();
        return switch (service.at("spec", "type").text()) {
            case "LoadBalancer" -> {
                List<String> all = new ArrayList<>(own);
                String given = addresses(service.at("status", "loadBalancer", "ingress"));
                if (!given.isEmpty()) {
                    all.add(0, given);
                }
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> service.at("spec", "externalName").text();
            default -> own.isEmpty() ? Cells.NONE : String.join(",", own);
        };
    }

    private static String addresses(Tree ingress) {
        TreeSet<String> words = new TreeSet<>();
        for (Tree each : ingress.items()) {
            String word = each.get("ip").text(each.get("hostname").text());
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return String.join(",", words);
    }

    private static String ports(Tree ports) {
        List<String> words = new ArrayList<>();
        for (Tree port : ports.items()) {
            long node = port.get("nodePort").whole();
            words.add(port.get("port").whole() + (node > 0 ? ":" + node : "") + "/" + port.get("protocol").text());
        }
        return words.isEmpty() ? Cells.NONE : String.join(",", words);
    }

    private static String endpoints(Mapping object) {
        List<String> words = new ArrayList<>();
        for (Tree subset : object.get("subsets").items()) {
            List<Tree> ports = subset.get("ports").items();
            if (ports.isEmpty()) {
                subset.get("addresses").items().forEach(address -> words.add(address.get("ip").text()));
            }
            for (Tree port : ports) {
                subset.get("addresses").items().forEach(address -> words.add(address.get("ip").text() + ":" + port.get("port").whole()));
            }
        }
        return Cells.few(words, Cells.NONE);
    }

    private static String slicePorts(Mapping slice) {
        List<String> words = new ArrayList<>();
        for (Tree port : slice.get("ports").items()) {
            words.add(port.get("port").isNothing() ? port.get("name").text("*") : Long.toString(port.get("port").whole()));
        }
        return Cells.few(words, "<unset>");
    }

    private static String sliceAddresses(Mapping slice) {
        List<String> words = new ArrayList<>();
        for (Tree endpoint : slice.get("endpoints").items()) {
            words.addAll(endpoint.get("addresses").texts());
        }
        return Cells.few(words, "<unset>");
    }

    private static String hosts(Mapping ingress) {
        List<String> words = new ArrayList<>();
        for (Tree rule : ingress.at("spec", "rules").items()) {
            String host = rule.get("host").text();
            if (!host.isEmpty()) {
                words.add(host);
            }
        }
        return Cells.few(words, "*");
    }

    private static String parameters(Tree reference) {
        if (reference.isNothing()) {
            return Cells.NONE;
        }
        String group = reference.get("apiGroup").text();
        return reference.get("kind").text() + (group.isEmpty() ? "" : "." + group) + "/" + reference.get("name").text();
    }
}
