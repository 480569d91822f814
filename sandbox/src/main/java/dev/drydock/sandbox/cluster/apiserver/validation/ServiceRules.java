package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Services, endpoints, ingresses, network policies. */
final class ServiceRules {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private final Findings findings;

    ServiceRules(Findings findings) {
        this.findings = findings;
    }

    void service(Mapping object) {
        Tree spec = object.get("spec");
        String type = spec.get("type").text();
        List<Tree> ports = spec.get("ports").items();
        boolean headless = spec.get("clusterIP").text().equals("None");
        boolean external = type.equals("ExternalName");
        if (ports.isEmpty() && !headless && !external) {
            findings.required("spec.ports");
        }
        if (type.equals("LoadBalancer") && headless) {
            findings.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for LoadBalancer services");
        }
        if (type.equals("NodePort") && headless) {
            findings.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for NodePort services");
        }
        if (external) {
            externalName(spec);
        }
        ports(ports, headless);
        MetadataRules.labels("spec.selector", spec.get("selector"), findings);
        if (!List.of("ClientIP", "None").contains(spec.get("sessionAffinity").text())) {
            findings.unsupported("spec.sessionAffinity", spec.get("sessionAffinity").text(), List.of("ClientIP", "None"));
        }
        addresses(spec, external);
        if (type.isEmpty()) {
            findings.required("spec.type");
        } else if (!TYPES.contains(type)) {
            findings.unsupported("spec.type", type, TYPES);
        }
        sharedPorts(ports);
        for (String policy : List.of("externalTrafficPolicy", "internalTrafficPolicy")) {
            findings.among("spec." + policy, spec.get(policy), List.of("Cluster", "Local"));
        }
    }

    private void externalName(Tree spec) {
        if (!spec.get("clusterIP").text().isEmpty()) {
            findings.forbidden("spec.clusterIP", "may not be set when `type` is 'ExternalName'");
        }
        String name = spec.get("externalName").text().replaceFirst("\\.$", "");
        if (name.isEmpty()) {
            findings.required("spec.externalName");
        } else {
            findings.named("spec.externalName", name, Words.subdomain(name));
        }
    }

    private void addresses(Tree spec, boolean external) {
        String clusterIp = spec.get("clusterIP").text();
        if (!clusterIp.isEmpty() && !clusterIp.equals("None") && !PodRules.isAddress(clusterIp) && !external) {
            findings.invalid("spec.clusterIPs[0]", clusterIp, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
        List<String> own = spec.get("externalIPs").texts();
        for (int i = 0; i < own.size(); i++) {
            if (!PodRules.isAddress(own.get(i))) {
                findings.invalid("spec.externalIPs[" + i + "]", own.get(i), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
            }
        }
    }

    private void ports(List<Tree> ports, boolean headless) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            Tree port = ports.get(i);
            String at = "spec.ports[" + i + "]";
            String name = port.get("name").text();
            if (name.isEmpty()) {
                if (ports.size() > 1) {
                    findings.required(at + ".name");
                }
            } else {
                findings.named(at + ".name", name, Words.label(name));
                if (!names.add(name)) {
                    findings.duplicate(at + ".name", name);
                }
            }
            findings.port(at + ".port", port.get("port"));
            String protocol = port.get("protocol").text();
            if (protocol.isEmpty()) {
                findings.required(at + ".protocol");
            } else if (!PROTOCOLS.contains(protocol)) {
                findings.unsupported(at + ".protocol", protocol, PROTOCOLS);
            }
            if (port.get("targetPort") instanceof Text target) {
                findings.named(at + ".targetPort", target.value(), Words.portName(target.value()));
            } else {
                findings.port(at + ".targetPort", port.get("targetPort"));
            }
        }
    }

    private void sharedPorts(List<Tree> ports) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            Tree port = ports.get(i);
            if (!seen.add(port.get("protocol").text() + port.get("port").whole())) {
                findings.add(FieldError.duplicate("spec.ports[" + i + "]", "core.ServicePort{Name:" + GoValue.quoted(port.get("name").text()) + ", Protocol:"
                        + GoValue.quoted(port.get("protocol").text()) + ", AppProtocol:(*string)(nil), Port:" + port.get("port").whole()
                        + ", TargetPort:intstr.IntOrString{Type:0, IntVal:" + port.get("targetPort").whole() + ", StrVal:\"\"}, NodePort:"
                        + port.get("nodePort").whole() + "}"));
            }
        }
    }

    // ---- ingress -----------------------------------------------------------------------------------------------------------------

    void ingress(Mapping object) {
        Tree spec = object.get("spec");
        if (spec.get("rules").isEmpty() && spec.get("defaultBackend").isNothing()) {
            findings.add(FieldError.invalid("spec", GoValue.of(spec), "either `defaultBackend` or `rules` must be specified"));
        }
        if (spec.has("defaultBackend")) {
            backend("spec.defaultBackend", spec.get("defaultBackend"));
        }
        for (int i = 0; i < spec.get("rules").items().size(); i++) {
            Tree rule = spec.get("rules").get(i);
            String host = rule.get("host").text();
            if (!host.isEmpty()) {
                if (PodRules.isAddress(host)) {
                    findings.invalid("spec.rules[" + i + "].host", host, "must be a DNS name, not an IP address");
                } else if (!host.startsWith("*.")) {
                    findings.named("spec.rules[" + i + "].host", host, Words.subdomain(host));
                }
            }
            paths("spec.rules[" + i + "].http.paths", rule.at("http"));
        }
    }

    private void paths(String field, Tree http) {
        if (http.isNothing()) {
            return;
        }
        List<Tree> paths = http.get("paths").items();
        if (paths.isEmpty()) {
            findings.required(field);
        }
        for (int i = 0; i < paths.size(); i++) {
            String at = field + "[" + i + "]";
            Tree path = paths.get(i);
            String type = path.get("pathType").text();
            if (type.isEmpty()) {
                findings.required(at + ".pathType", "pathType must be specified");
            } else if (!List.of("Exact", "ImplementationSpecific", "Prefix").contains(type)) {
                findings.unsupported(at + ".pathType", type, List.of("Exact", "ImplementationSpecific", "Prefix"));
            } else if (!type.equals("ImplementationSpecific") && !path.get("path").text().startsWith("/")) {
                findings.invalid(at + ".path", path.get("path").text(), "must be an absolute path");
            }
            backend(at + ".backend", path.get("backend"));
        }
    }

    private void backend(String at, Tree backend) {
        boolean service = backend.has("service");
        if (!service && !backend.has("resource")) {
            findings.required(at, "resource or service backend is required");
        }
        if (service) {
            String name = backend.at("service", "name").text();
            if (name.isEmpty()) {
                findings.required(at + ".service.name");
            } else {
                findings.named(at + ".service.name", name, Words.oldLabel(name));
            }
            Tree port = backend.at("service", "port");
            if (port.get("name").text().isEmpty() && port.get("number").whole() == 0) {
                findings.required(at + ".service.port", "port name or number is required");
            }
        }
    }

    // ---- network policies --------------------------------------------------------------------------------------------------------

    void networkPolicy(Mapping object) {
        Tree spec = object.get("spec");
        MetadataRules.selector("spec.podSelector", spec.get("podSelector"), findings);
        for (String direction : List.of("ingress", "egress")) {
            List<Tree> rules = spec.get(direction).items();
            for (int i = 0; i < rules.size(); i++) {
                String at = "spec." + direction + "[" + i + "]";
                for (int j = 0; j < rules.get(i).get("ports").items().size(); j++) {
                    findings.among(at + ".ports[" + j + "].protocol", rules.get(i).get("ports").get(j).get("protocol"), PROTOCOLS);
                }
                String peers = direction.equals("ingress") ? "from" : "to";
                for (int j = 0; j < rules.get(i).get(peers).items().size(); j++) {
                    peer(at + "." + peers + "[" + j + "]", rules.get(i).get(peers).get(j));
                }
            }
        }
        for (int i = 0; i < spec.get("policyTypes").items().size(); i++) {
            String type = spec.get("policyTypes").get(i).text();
            if (!List.of("Egress", "Ingress").contains(type)) {
                findings.unsupported("spec.policyTypes[" + i + "]", type, List.of("Ingress", "Egress"));
            }
        }
    }

    private void peer(String at, Tree peer) {
        int kinds = (peer.has("podSelector") ? 1 : 0) + (peer.has("namespaceSelector") ? 1 : 0);
        if (peer.has("ipBlock") && kinds > 0) {
            findings.forbidden(at, "may not specify both ipBlock and another peer");
        } else if (!peer.has("ipBlock") && kinds == 0) {
            findings.required(at, "must specify a peer");
        }
    }
}
