package dev.drydock.sandbox.app.ingress;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where requests go, by the objects as they were last seen.
 *
 * @param objects by kind, namespace and name
 */
record Routes(SortedMap<String, Mapping> objects) {
    static final String CONTROLLER = "k8s.io/ingress-nginx";
    private static final String REWRITE = "nginx.ingress.kubernetes.io/rewrite-target";
    /** What paths of examples end with that are rewritten: {@code /api(/|$)(.*)}. */
    private static final String REST = "(/|$)(.*)";

    Routes {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** A backend, and what becomes of the path on the way. */
    record Route(String namespace, String service, Tree port, String path) {
        /** As the log names it. */
        String label() {
            return namespace + "-" + service + "-" + (port.get("name").text().isEmpty() ? Long.toString(port.get("number").whole()) : port.get("name").text());
        }
    }

    private record Rule(Mapping ingress, String host, String path, boolean exact, Tree backend) {}

    Routes with(String type, Mapping object) {
        TreeMap<String, Mapping> changed = new TreeMap<>(objects);
        String key = key(object.get("kind").text(), object.at("metadata", "namespace").text(), object.at("metadata", "name").text());
        if (type.equals("DELETED")) {
            changed.remove(key);
        } else {
            changed.put(key, object);
        }
        return new Routes(changed);
    }

    private static String key(String kind, String namespace, String name) {
        return kind + "/" + namespace + "/" + name;
    }

    private List<Mapping> all(String prefix) {
        return List.copyOf(objects.subMap(prefix + "/", prefix + "0").values());
    }

    /** The Ingresses that are this controller's. */
    List<Mapping> ingresses() {
        return all("Ingress").stream().filter(this::ours).toList();
    }

    private boolean ours(Mapping ingress) {
        String name = ingress.at("spec", "ingressClassName").text(ingress.at("metadata", "annotations").get("kubernetes.io/ingress.class").text());
        Mapping found = objects.get(key("IngressClass", "", name));
        return found != null && found.at("spec", "controller").text().equals(CONTROLLER);
    }

    /** The route of a request: the host as it stands, then a wildcard, then none; the longest path, exact before prefix. */
    Optional<Route> find(String host, String path) {
        int dot = host.indexOf('.');
        for (String wanted : new LinkedHashSet<>(List.of(host, dot < 0 ? host : "*" + host.substring(dot), ""))) {
            List<Rule> rules = rules(wanted);
            Optional<Rule> best = rules.stream().filter(rule -> matches(rule, path))
                    .min((one, other) -> one.exact() != other.exact() ? one.exact() ? -1 : 1 : Integer.compare(plain(other.path()).length(), plain(one.path()).length()));
            if (best.isPresent()) {
                return Optional.of(route(best.get().ingress(), best.get().backend(), rewritten(best.get(), path)));
            }
            if (!rules.isEmpty()) {
                return Optional.empty();
            }
        }
        return ingresses().stream().filter(each -> each.get("spec").has("defaultBackend")).findFirst()
                .map(each -> route(each, each.at("spec", "defaultBackend"), path));
    }

    private List<Rule> rules(String host) {
        List<Rule> rules = new ArrayList<>();
        for (Mapping ingress : ingresses()) {
            for (Tree rule : ingress.at("spec", "rules").items()) {
                if (rule.get("host").text().equals(host)) {
                    for (Tree path : rule.at("http", "paths").items()) {
                        rules.add(new Rule(ingress, host, path.get("path").text("/"), path.get("pathType").text().equals("Exact"), path.get("backend")));
                    }
                }
            }
        }
        return rules;
    }

    private static String plain(String path) {
        return path.endsWith(REST) ? path.substring(0, path.length() - REST.length()) : path;
    }

    /** Prefixes match whole elements: {@code /foo} matches {@code /foo/bar}, not {@code /foobar}. */
    private static boolean matches(Rule rule, String path) {
        String wanted = plain(rule.path());
        if (rule.exact()) {
            return path.equals(wanted);
        }
        String stem = wanted.endsWith("/") ? wanted.substring(0, wanted.length() - 1) : wanted;
        return path.equals(stem) || path.startsWith(stem + "/");
    }

    private static String rewritten(Rule rule, String path) {
        String target = rule.ingress().at("metadata", "annotations").get(REWRITE).text();
        if (target.isEmpty()) {
            return path;
        }
        String rest = path.substring(Math.min(path.length(), plain(rule.path()).length()));
        return target.replace("$2", rest.startsWith("/") ? rest.substring(1) : rest).replace("$1", rest.startsWith("/") ? "/" : "");
    }

    private static Route route(Mapping ingress, Tree backend, String path) {
        return new Route(ingress.at("metadata", "namespace").text(), backend.at("service", "name").text(), backend.at("service", "port"), path);
    }

    /** Addresses with ports of the pods that are ready. */
    List<String> backends(Route route) {
        Mapping service = objects.get(key("Service", route.namespace(), route.service()));
        List<String> backends = new ArrayList<>();
        if (service == null) {
            return backends;
        }
        for (Tree port : service.at("spec", "ports").items()) {
            boolean meant = route.port().has("name") ? port.get("name").text().equals(route.port().get("name").text())
                    : port.get("port").whole() == route.port().get("number").whole();
            if (meant) {
                addresses(backends, route, port.get("name").text());
            }
        }
        return backends;
    }

    private void addresses(List<String> backends, Route route, String port) {
        for (Mapping slice : all("EndpointSlice/" + route.namespace())) {
            if (!slice.at("metadata", "labels").get("kubernetes.io/service-name").text().equals(route.service())) {
                continue;
            }
            for (Tree named : slice.get("ports").items()) {
                if (named.get("name").text().equals(port)) {
                    slice.get("endpoints").items().stream().filter(each -> !each.at("conditions").has("ready") || each.at("conditions", "ready").truth())
                            .forEach(each -> backends.add(each.at("addresses", "0").text() + ":" + named.get("port").whole()));
                }
            }
        }
    }
}
