package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Containers of pods: {@code validateContainers} and what it calls. */
final class ContainerRules {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private final Findings findings;
    private final Set<String> volumes;

    /** @param volumes names of the pod's volumes */
    ContainerRules(Findings findings, Set<String> volumes) {
        this.findings = findings;
        this.volumes = volumes;
    }

    /** @param kind {@code containers} or {@code initContainers} */
    void all(String field, Tree containers, boolean init, Set<String> names) {
        if (containers.items().isEmpty() && !init) {
            findings.required(field);
            return;
        }
        for (int i = 0; i < containers.items().size(); i++) {
            one(field + "[" + i + "]", containers.get(i), init, names);
        }
    }

    private void one(String at, Tree container, boolean init, Set<String> names) {
        String name = container.get("name").text();
        if (name.isEmpty()) {
            findings.required(at + ".name");
        } else {
            List<String> complaints = Words.label(name);
            findings.named(at + ".name", name, complaints);
        }
        String image = container.get("image").text();
        if (image.isEmpty()) {
            findings.required(at + ".image");
        } else if (!image.equals(image.strip())) {
            findings.invalid(at + ".image", image, "must not have leading or trailing whitespace");
        }
        if (!name.isEmpty() && !names.add(name)) {
            findings.duplicate(at + ".name", name);
        }
        boolean sidecar = container.get("restartPolicy").text().equals("Always");
        lifecycle(at, container, init && !sidecar);
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.has(probe)) {
                if (init && !sidecar) {
                    findings.forbidden(at + "." + probe, "may not be set for init containers without restartPolicy=Always");
                } else {
                    probe(at + "." + probe, container.get(probe), probe);
                }
            }
        }
        if (init && container.has("restartPolicy") && !sidecar) {
            findings.unsupported(at + ".restartPolicy", container.get("restartPolicy").text(), List.of("Always"));
        } else if (!init && container.has("restartPolicy")) {
            findings.forbidden(at + ".restartPolicy", "may not be set for non-init containers");
        }
        findings.among(at + ".terminationMessagePolicy", container.get("terminationMessagePolicy"), List.of("File", "FallbackToLogsOnError"));
        ports(at + ".ports", container.get("ports"));
        environment(at + ".env", container.get("env"));
        sources(at + ".envFrom", container.get("envFrom"));
        mounts(at + ".volumeMounts", container.get("volumeMounts"));
        findings.among(at + ".imagePullPolicy", container.get("imagePullPolicy"), PULL_POLICIES);
        resources(at + ".resources", container.get("resources"));
        security(at + ".securityContext", container.get("securityContext"));
    }

    // ---- ports and environment ---------------------------------------------------------------------------------------------------

    private void ports(String field, Tree ports) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < ports.items().size(); i++) {
            Tree port = ports.get(i);
            String at = field + "[" + i + "]";
            String name = port.get("name").text();
            if (!name.isEmpty()) {
                List<String> complaints = Words.portName(name);
                findings.named(at + ".name", name, complaints);
                if (complaints.isEmpty() && !names.add(name)) {
                    findings.duplicate(at + ".name", name);
                }
            }
            if (port.get("containerPort").whole() == 0) {
                findings.required(at + ".containerPort");
            } else {
                findings.port(at + ".containerPort", port.get("containerPort"));
            }
            if (port.has("hostPort") && port.get("hostPort").whole() != 0) {
                findings.port(at + ".hostPort", port.get("hostPort"));
            }
            findings.among(at + ".protocol", port.get("protocol"), PROTOCOLS);
        }
    }

    private void environment(String field, Tree variables) {
        for (int i = 0; i < variables.items().size(); i++) {
            Tree variable = variables.get(i);
            String at = field + "[" + i + "]";
            String name = variable.get("name").text();
            if (name.isEmpty()) {
                findings.required(at + ".name");
            } else {
                findings.named(at + ".name", name, Words.environment(name));
            }
            if (variable.get("valueFrom") instanceof Mapping from) {
                valueFrom(at + ".valueFrom", from, !variable.get("value").text().isEmpty());
            }
        }
    }

    private void valueFrom(String at, Mapping from, boolean valued) {
        List<String> kinds = from.keys();
        if (kinds.isEmpty()) {
            findings.invalid(at, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        } else if (valued) {
            findings.invalid(at, "", "may not be specified when `value` is not empty");
        } else if (kinds.size() > 1) {
            findings.invalid(at, "", "may not have more than one field specified at a time");
        }
        for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
            if (from.has(kind)) {
                if (from.at(kind, "name").text().isEmpty()) {
                    findings.required(at + "." + kind + ".name");
                }
                String key = from.at(kind, "key").text();
                if (key.isEmpty()) {
                    findings.required(at + "." + kind + ".key");
                } else {
                    findings.named(at + "." + kind + ".key", key, Words.configKey(key));
                }
            }
        }
        if (from.has("fieldRef")) {
            fieldPath(at + ".fieldRef.fieldPath", from.at("fieldRef", "fieldPath").text());
        }
    }

    private void fieldPath(String at, String path) {
        List<String> known = List.of("metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
                "status.hostIPs", "status.podIP", "status.podIPs");
        boolean subscript = path.startsWith("metadata.labels['") || path.startsWith("metadata.annotations['");
        if (path.isEmpty()) {
            findings.required(at);
        } else if (!known.contains(path) && !subscript) {
            boolean converts = path.equals("metadata.labels") || path.equals("metadata.annotations") || path.equals("status.phase") || path.equals("spec.host");
            if (converts) {
                findings.unsupported(at, path, known);
            } else {
                findings.invalid(at, path, "error converting fieldPath: field label not supported: " + path);
            }
        }
    }

    private void sources(String field, Tree sources) {
        for (int i = 0; i < sources.items().size(); i++) {
            String at = field + "[" + i + "]";
            Tree source = sources.get(i);
            boolean config = source.has("configMapRef");
            boolean secret = source.has("secretRef");
            if (!config && !secret) {
                findings.invalid(at, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (config && secret) {
                findings.invalid(at, "", "may not have more than one field specified at a time");
            }
            String kind = config ? "configMapRef" : "secretRef";
            if ((config || secret) && source.at(kind, "name").text().isEmpty()) {
                findings.required(at + "." + kind + ".name");
            }
        }
    }

    private void mounts(String field, Tree mounts) {
        Set<String> paths = new LinkedHashSet<>();
        for (int i = 0; i < mounts.items().size(); i++) {
            Tree mount = mounts.get(i);
            String at = field + "[" + i + "]";
            String name = mount.get("name").text();
            if (name.isEmpty()) {
                findings.required(at + ".name");
            } else if (!volumes.contains(name)) {
                findings.add(FieldError.notFound(at + ".name", GoValue.quoted(name)));
            }
            String path = mount.get("mountPath").text();
            if (path.isEmpty()) {
                findings.required(at + ".mountPath");
            }
            if (!path.isEmpty() && !paths.add(path)) {
                findings.invalid(at + ".mountPath", path, "must be unique");
            }
            if (mount.get("subPath").text().startsWith("/")) {
                findings.invalid(at + ".subPath", mount.get("subPath").text(), "must be a relative path");
            }
            if (List.of(mount.get("subPath").text().split("/")).contains("..")) {
                findings.invalid(at + ".subPath", mount.get("subPath").text(), "must not contain '..'");
            }
        }
    }

    // ---- probes and hooks --------------------------------------------------------------------------------------------------------

    private void lifecycle(String at, Tree container, boolean init) {
        if (container.get("lifecycle") instanceof Mapping lifecycle) {
            if (init) {
                findings.forbidden(at + ".lifecycle", "may not be set for init containers without restartPolicy=Always");
                return;
            }
            for (String hook : List.of("postStart", "preStop")) {
                if (lifecycle.has(hook)) {
                    action(at + ".lifecycle." + hook, lifecycle.get(hook), List.of("exec", "httpGet", "tcpSocket", "sleep"));
                }
            }
        }
    }

    private void probe(String at, Tree probe, String kind) {
        action(at, probe, List.of("exec", "httpGet", "tcpSocket", "grpc"));
        for (String field : List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            findings.notNegative(at + "." + field, probe.get(field));
        }
        if (!kind.equals("readinessProbe") && probe.get("successThreshold").whole() > 1) {
            findings.invalid(at + ".successThreshold", probe.get("successThreshold"), "must be 1");
        }
        if (kind.equals("readinessProbe") && probe.has("terminationGracePeriodSeconds")) {
            findings.invalid(at + ".terminationGracePeriodSeconds", probe.get("terminationGracePeriodSeconds"), "must not be set for readinessProbes");
        }
    }

    private void action(String at, Tree handler, List<String> kinds) {
        int found = 0;
        for (String kind : kinds) {
            if (handler.has(kind)) {
                if (found > 0) {
                    findings.forbidden(at + "." + kind, "may not specify more than 1 handler type");
                } else {
                    handler(at + "." + kind, kind, handler.get(kind));
                }
                found++;
            }
        }
        if (found == 0) {
            findings.required(at, "must specify a handler type");
        }
    }

    private void handler(String at, String kind, Tree handler) {
        switch (kind) {
            case "exec" -> {
                if (handler.get("command").items().isEmpty()) {
                    findings.required(at + ".command");
                }
            }
            case "httpGet" -> {
                if (handler.get("path").text().isEmpty()) {
                    findings.required(at + ".path");
                }
                portOrName(at + ".port", handler.get("port"));
                findings.among(at + ".scheme", handler.get("scheme"), List.of("HTTP", "HTTPS"));
                for (int i = 0; i < handler.get("httpHeaders").items().size(); i++) {
                    String name = handler.get("httpHeaders").get(i).get("name").text();
                    if (!name.matches("[-A-Za-z0-9]+")) {
                        findings.invalid(at + ".httpHeaders", name, "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', "
                                + "regex used for validation is '[-A-Za-z0-9]+')");
                    }
                }
            }
            case "tcpSocket" -> portOrName(at + ".port", handler.get("port"));
            case "grpc" -> findings.port(at + ".port", handler.get("port"));
            default -> findings.notNegative(at, handler);
        }
    }

    private void portOrName(String at, Tree port) {
        if (port instanceof Text) {
            findings.named(at, port.text(), Words.portName(port.text()));
        } else {
            findings.port(at, port);
        }
    }

    // ---- resources ---------------------------------------------------------------------------------------------------------------

    void resources(String field, Tree resources) {
        Mapping limits = resources.get("limits").mapping();
        Mapping requests = resources.get("requests").mapping();
        for (String name : limits.sorted().keys()) {
            amount(field + ".limits[" + name + "]", field + ".limits", name, limits.get(name));
        }
        for (String name : requests.sorted().keys()) {
            Quantity request = Quantity.of(requests.get(name).text());
            amount(field + ".requests[" + name + "]", field + ".requests", name, requests.get(name));
            if (limits.has(name)) {
                Quantity limit = Quantity.of(limits.get(name).text());
                boolean extended = name.contains("/") || name.startsWith("hugepages-");
                if (extended && request.compareTo(limit) != 0) {
                    findings.invalid(field + ".requests", request.toString(), "must be equal to " + name + " limit of " + limit);
                } else if (request.compareTo(limit) > 0) {
                    findings.invalid(field + ".requests", request.toString(), "must be less than or equal to " + name + " limit of " + limit);
                }
            } else if (name.contains("/")) {
                findings.required(field + ".limits", "Limit must be set for non overcommitable resources");
            }
        }
    }

    private void amount(String at, String list, String name, Tree amount) {
        if (!name.contains("/") && !List.of("cpu", "memory", "ephemeral-storage").contains(name) && !name.startsWith("hugepages-")) {
            findings.invalid(at, name, "must be a standard resource type or fully qualified");
            findings.invalid(at, name, "must be a standard resource for containers");
        } else if (name.contains("/")) {
            findings.named(at, name, Words.qualified(name));
        }
        if (Quantity.of(amount.text()).isNegative()) {
            findings.invalid(at, amount.text(), "must be greater than or equal to 0");
        }
    }

    private void security(String at, Tree context) {
        for (String user : List.of("runAsUser", "runAsGroup")) {
            if (context.get(user).whole() < 0) {
                findings.invalid(at + "." + user, context.get(user), "must be between 0 and 2147483647, inclusive");
            }
        }
        if (context.get("privileged").truth() && context.has("allowPrivilegeEscalation") && !context.get("allowPrivilegeEscalation").truth()) {
            findings.invalid(at, "", "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
    }

    /** Names of volumes, for the mounts. */
    static Set<String> names(Tree volumes) {
        Set<String> names = new LinkedHashSet<>();
        for (Tree volume : new ArrayList<>(volumes.items())) {
            names.add(volume.get("name").text());
        }
        return names;
    }
}
