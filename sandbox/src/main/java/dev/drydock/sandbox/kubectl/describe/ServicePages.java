package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The pages of how pods are reached: Service, Endpoints, EndpointSlice, Ingress, IngressClass. */
final class ServicePages {
    private static final Kind SLICE = new Kind("discovery.k8s.io", "v1", "endpointslices", "endpointslice", "EndpointSlice", true, List.of(), List.of(), List.of());
    private static final int SHOWN = 3;

    private ServicePages() {}

    static Task<String> service(Subject subject) {
        Tree spec = subject.spec();
        Page page = new Page().head(subject.object()).field("Selector", Page.joined(spec.get("selector"))).field("Type", spec.get("type").text())
                .known("IP Family Policy", spec.get("ipFamilyPolicy")).field("IP Families", none(spec.get("ipFamilies")))
                .field("IP", spec.get("clusterIP").text()).field("IPs", none(spec.get("clusterIPs")));
        filled(page, "External IPs", String.join(",", spec.get("externalIPs").texts()));
        filled(page, "Desired LoadBalancer IP", spec.get("loadBalancerIP").text());
        filled(page, "External Name", spec.get("externalName").text());
        filled(page, "LoadBalancer Ingress", String.join(", ", subject.status().at("loadBalancer", "ingress").mappings().stream().map(each ->
                each.get("ip").text().isEmpty() ? each.get("hostname").text() : each.get("ip").text()
                        + (each.has("ipMode") ? " (" + each.get("ipMode").text() + ")" : "")).toList()));
        String before = page.raw();
        return slices(subject, subject.item().name()).then(slices -> {
            Page whole = new Page(before);
            spec.get("ports").mappings().forEach(port -> port(whole, port, slices));
            whole.field("Session Affinity", spec.get("sessionAffinity").text());
            filled(whole, "External Traffic Policy", spec.get("externalTrafficPolicy").text());
            whole.known("Internal Traffic Policy", spec.get("internalTrafficPolicy"));
            if (spec.get("healthCheckNodePort").whole() != 0) {
                whole.field("HealthCheck NodePort", spec.get("healthCheckNodePort").whole());
            }
            filled(whole, "LoadBalancer Source Ranges", String.join(",", spec.get("loadBalancerSourceRanges").texts()));
            return subject.ending(whole);
        });
    }

    private static String none(Tree list) {
        return list.texts().isEmpty() ? "<none>" : String.join(",", list.texts());
    }

    private static void filled(Page page, String title, String value) {
        if (!value.isEmpty()) {
            page.field(title, value);
        }
    }

    private static void port(Page page, Mapping port, List<Mapping> slices) {
        String name = port.get("name").text("<unset>");
        String protocol = port.get("protocol").text();
        page.line(0, "Port:\t" + name + "\t" + port.get("port").whole() + "/" + protocol).field("TargetPort", Page.shown(port.get("targetPort")) + "/" + protocol);
        if (port.get("nodePort").whole() != 0) {
            page.line(0, "NodePort:\t" + name + "\t" + port.get("nodePort").whole() + "/" + protocol);
        }
        page.field("Endpoints", endpoints(slices, port.get("name").text()));
    }

    private static Task<List<Mapping>> slices(Subject subject, String service) {
        return subject.list(SLICE.path(subject.item().namespace()), "kubernetes.io/service-name=" + service).rescue(why -> Task.of(List.of()));
    }

    /** The addresses behind a port, three at most. */
    static String endpoints(List<Mapping> slices, String port) {
        if (slices.isEmpty()) {
            return "<none>";
        }
        List<String> ready = new ArrayList<>();
        for (Mapping slice : slices) {
            List<Mapping> ports = slice.get("ports").mappings();
            List<String> suffixes = ports.isEmpty() ? List.of("") : ports.stream().filter(each -> each.get("name").text().equals(port))
                    .map(each -> ":" + each.get("port").whole()).toList();
            for (String suffix : suffixes) {
                slice.get("endpoints").mappings().stream().filter(each -> !each.get("conditions").has("ready") || each.at("conditions", "ready").truth())
                        .forEach(each -> ready.add(each.get("addresses").get(0).text() + suffix));
            }
        }
        String list = String.join(",", ready.subList(0, Math.min(SHOWN, ready.size())));
        return ready.size() > SHOWN ? list + " + " + (ready.size() - SHOWN) + " more..." : list;
    }

    static Task<String> endpoints(Subject subject) {
        Page page = new Page().head(subject.object()).line(0, "Subsets:");
        for (Mapping subset : subject.object().get("subsets").mappings()) {
            page.field(1, "Addresses", addresses(subset.get("addresses"))).field(1, "NotReadyAddresses", addresses(subset.get("notReadyAddresses")));
            if (!subset.get("ports").mappings().isEmpty()) {
                page.line(1, "Ports:").line(2, "Name\tPort\tProtocol").line(2, "----\t----\t--------");
                subset.get("ports").mappings().forEach(port -> page.line(2, port.get("name").text("<unset>") + "\t" + port.get("port").whole() + "\t" + port.get("protocol").text()));
            }
            page.line(0, "");
        }
        return subject.ending(page);
    }

    private static String addresses(Tree addresses) {
        String list = String.join(",", addresses.mappings().stream().map(each -> each.get("ip").text()).toList());
        return list.isEmpty() ? "<none>" : list;
    }

    static Task<String> slice(Subject subject) {
        Page page = new Page().head(subject.object()).field("AddressType", subject.object().get("addressType").text());
        List<Mapping> ports = subject.object().get("ports").mappings();
        page.line(0, ports.isEmpty() ? "Ports: <unset>" : "Ports:");
        if (!ports.isEmpty()) {
            page.line(1, "Name\tPort\tProtocol").line(1, "----\t----\t--------");
            ports.forEach(port -> page.line(1, port.get("name").text("<unset>") + "\t" + (port.has("port") ? port.get("port").whole() : "<unset>") + "\t" + port.get("protocol").text()));
        }
        List<Mapping> endpoints = subject.object().get("endpoints").mappings();
        page.line(0, endpoints.isEmpty() ? "Endpoints: <none>" : "Endpoints:");
        for (Mapping endpoint : endpoints) {
            String addresses = String.join(", ", endpoint.get("addresses").texts());
            page.field(1, "- Addresses", addresses.isEmpty() ? "<none>" : addresses).line(2, "Conditions:")
                    .field(3, "Ready", endpoint.get("conditions").has("ready") ? endpoint.at("conditions", "ready").truth() : "<unset>")
                    .field(2, "Hostname", endpoint.get("hostname").text("<unset>"));
            if (endpoint.has("targetRef")) {
                page.field(2, "TargetRef", endpoint.at("targetRef", "kind").text() + "/" + endpoint.at("targetRef", "name").text());
            }
            page.field(2, "NodeName", endpoint.get("nodeName").text("<unset>")).field(2, "Zone", endpoint.get("zone").text("<unset>"));
        }
        return subject.ending(page);
    }

    static Task<String> ingress(Subject subject) {
        Tree spec = subject.spec();
        TreeSet<String> addresses = new TreeSet<>();
        subject.status().at("loadBalancer", "ingress").mappings().forEach(each -> addresses.add(each.get("ip").text(each.get("hostname").text())));
        Task<String> standard = spec.has("defaultBackend") ? backend(subject, spec.get("defaultBackend")) : Task.of("<default>");
        return standard.then(shown -> {
            Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).field("Namespace", subject.item().namespace())
                    .field("Address", String.join(",", addresses)).field("Ingress Class", spec.get("ingressClassName").text("<none>")).field("Default backend", shown);
            if (!spec.get("tls").mappings().isEmpty()) {
                page.line(0, "TLS:");
                spec.get("tls").mappings().forEach(each -> page.line(1, each.get("secretName").text().isEmpty() ? "SNI routes " + String.join(",", each.get("hosts").texts())
                        : each.get("secretName").text() + " terminates " + String.join(",", each.get("hosts").texts())));
            }
            page.line(0, "Rules:").line(1, "Host\tPath\tBackends").line(1, "----\t----\t--------");
            List<Mapping> rules = spec.get("rules").mappings().stream().filter(rule -> rule.has("http")).toList();
            if (rules.isEmpty()) {
                page.line(1, "*\t*\t" + shown);
            }
            String before = page.raw();
            return Task.fold(rules, before, (text, rule) -> Task.fold(rule.at("http", "paths").mappings(), new Page(text).line(1, rule.get("host").text("*") + "\t").raw(),
                    (so, path) -> backend(subject, path.get("backend")).map(each -> new Page(so).line(2, "\t" + path.get("path").text() + " \t" + each).raw())))
                    .then(text -> subject.ending(new Page(text).annotations("Annotations", subject.meta().get("annotations"))));
        });
    }

    private static Task<String> backend(Subject subject, Tree backend) {
        if (!backend.has("service")) {
            Tree resource = backend.get("resource");
            return Task.of(resource.isNothing() ? "" : "APIGroup: " + resource.get("apiGroup").text("<none>") + ", Kind: " + resource.get("kind").text() + ", Name: "
                    + resource.get("name").text());
        }
        String name = backend.at("service", "name").text();
        Tree port = backend.at("service", "port");
        String shown = name + ":" + (port.get("number").whole() != 0 ? Long.toString(port.get("number").whole()) : port.get("name").text());
        return slices(subject, name).then(slices -> subject.cluster().get(KnownKinds.SERVICE.path(subject.item().namespace(), name), Map.of()).map(service -> {
            String portName = service.at("spec", "ports").mappings().stream().filter(each -> port.get("number").whole() != 0
                    ? each.get("port").whole() == port.get("number").whole() : each.get("name").text().equals(port.get("name").text()))
                    .map(each -> each.get("name").text()).reduce("", (before, each) -> each);
            return shown + " (" + endpoints(slices, portName) + ")";
        }).rescue(why -> Task.of(shown + " (<error: " + why.inner() + ">)")));
    }

    static Task<String> ingressClass(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .field("Controller", subject.spec().get("controller").text());
        Tree parameters = subject.spec().get("parameters");
        if (!parameters.isNothing()) {
            page.line(0, "Parameters:").known("  APIGroup", parameters.get("apiGroup")).field(1, "Kind", parameters.get("kind").text()).field(1, "Name", parameters.get("name").text());
        }
        return subject.ending(page);
    }
}
