package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The containers of a pod or of a template of pods.
 *
 * @param space what a template's lines begin with
 * @param resolve the value of a field of the pod; nothing for a template
 */
record Containers(Page page, String space, Optional<Function<String, String>> resolve) {

    void write(String label, Tree containers, Tree statuses) {
        page.line(0, space + label + ":" + (containers.items().isEmpty() ? " <none>" : ""));
        for (Mapping container : containers.mappings()) {
            Optional<Mapping> status = statuses.mappings().stream().filter(each -> each.get("name").equals(container.get("name"))).findFirst();
            basics(container, status);
            words("Command", container.get("command").texts());
            words("Args", container.get("args").texts());
            status.ifPresent(this::state);
            amounts(page, "Limits", container.at("resources", "limits"), 2);
            amounts(page, "Requests", container.at("resources", "requests"), 2);
            probe("Liveness", container.get("livenessProbe"));
            probe("Readiness", container.get("readinessProbe"));
            probe("Startup", container.get("startupProbe"));
            environmentFrom(container);
            environment(container);
            mounts(container);
        }
    }

    private void basics(Mapping container, Optional<Mapping> status) {
        page.line(1, (space.isEmpty() ? "" : " ") + container.get("name").text() + ":");
        status.ifPresent(each -> page.field(2, "Container ID", each.get("containerID").text()));
        page.field(2, "Image", container.get("image").text());
        status.ifPresent(each -> page.field(2, "Image ID", each.get("imageID").text()));
        ports("Port", container, "containerPort");
        ports("Host Port", container, "hostPort");
        Tree seccomp = container.at("securityContext", "seccompProfile");
        if (!seccomp.isNothing()) {
            page.field(2, "SeccompProfile", seccomp.get("type").text());
            if (seccomp.get("type").text().equals("Localhost")) {
                page.field(3, "LocalhostProfile", seccomp.get("localhostProfile").text());
            }
        }
    }

    private void ports(String title, Mapping container, String field) {
        String ports = String.join(", ", container.get("ports").mappings().stream().map(port -> port.get(field).whole() + "/" + port.get("protocol").text()).toList());
        page.field(2, ports.contains(",") ? title + "s" : title, ports.isEmpty() ? "<none>" : ports);
    }

    private void words(String title, List<String> words) {
        if (!words.isEmpty()) {
            page.line(2, title + ":");
            words.forEach(word -> List.of(word.split("\n", -1)).forEach(line -> page.line(3, line)));
        }
    }

    private void state(Mapping status) {
        state("State", status.get("state"));
        if (!status.at("lastState", "terminated").isNothing()) {
            state("Last State", status.get("lastState"));
        }
        page.field(2, "Ready", status.get("ready").truth() ? "True" : "False").field(2, "Restart Count", status.get("restartCount").whole());
    }

    private void state(String title, Tree state) {
        if (state.has("running")) {
            page.field(2, title, "Running").field(3, "Started", Times.full(state.at("running", "startedAt")));
        } else if (state.has("terminated")) {
            Tree ended = state.get("terminated");
            page.field(2, title, "Terminated");
            filled("Reason", ended.get("reason"));
            filled("Message", ended.get("message"));
            page.field(3, "Exit Code", ended.get("exitCode").whole());
            if (ended.get("signal").whole() > 0) {
                page.field(3, "Signal", ended.get("signal").whole());
            }
            page.field(3, "Started", Times.full(ended.get("startedAt"))).field(3, "Finished", Times.full(ended.get("finishedAt")));
        } else {
            page.field(2, title, "Waiting");
            filled("Reason", state.at("waiting", "reason"));
        }
    }

    private void filled(String title, Tree value) {
        if (!value.text().isEmpty()) {
            page.field(3, title, value.text());
        }
    }

    static void amounts(Page page, String title, Tree amounts, int level) {
        if (!amounts.isEmpty()) {
            page.line(level, title + ":");
            Page.names(amounts).forEach(name -> page.field(level + 1, name, Quantity.canonical(Page.shown(amounts.get(name)))));
        }
    }

    private void probe(String title, Tree probe) {
        if (probe.isNothing()) {
            return;
        }
        String timing = "delay=" + probe.get("initialDelaySeconds").whole() + "s timeout=" + probe.get("timeoutSeconds").whole() + "s period="
                + probe.get("periodSeconds").whole() + "s #success=" + probe.get("successThreshold").whole() + " #failure=" + probe.get("failureThreshold").whole();
        String how = "unknown";
        if (probe.has("exec")) {
            how = "exec [" + String.join(" ", probe.at("exec", "command").texts()) + "]";
        } else if (probe.has("httpGet")) {
            Tree get = probe.get("httpGet");
            how = "http-get " + get.get("scheme").text().toLowerCase(Locale.ROOT) + "://" + get.get("host").text() + ":" + Page.shown(get.get("port"))
                    + (get.get("path").text().startsWith("/") || get.get("path").text().isEmpty() ? "" : "/") + get.get("path").text();
        } else if (probe.has("tcpSocket")) {
            how = "tcp-socket " + probe.at("tcpSocket", "host").text() + ":" + Page.shown(probe.at("tcpSocket", "port"));
        } else if (probe.has("grpc")) {
            how = "grpc <pod>:" + probe.at("grpc", "port").whole() + " " + probe.at("grpc", "service").text();
        }
        page.field(2, title, how + " " + timing);
    }

    private void environmentFrom(Mapping container) {
        if (container.get("envFrom").mappings().isEmpty()) {
            return;
        }
        page.line(2, "Environment Variables from:");
        for (Mapping source : container.get("envFrom").mappings()) {
            boolean map = source.has("configMapRef");
            Tree reference = source.get(map ? "configMapRef" : "secretRef");
            String prefix = source.get("prefix").text();
            page.line(3, reference.get("name").text() + "\t" + (map ? "ConfigMap" : "Secret") + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'")
                    + "\tOptional: " + reference.get("optional").truth());
        }
    }

    private void environment(Mapping container) {
        page.line(2, "Environment:" + (container.get("env").items().isEmpty() ? "\t<none>" : ""));
        for (Mapping variable : container.get("env").mappings()) {
            String name = variable.get("name").text();
            Tree from = variable.get("valueFrom");
            if (from.isNothing()) {
                String[] lines = variable.get("value").text().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    page.line(3, (i == 0 ? name + ":" : "") + "\t" + lines[i]);
                }
            } else if (from.has("fieldRef")) {
                String path = from.at("fieldRef", "fieldPath").text();
                page.field(3, name, resolve.map(each -> each.apply(path)).orElse("") + " (" + from.at("fieldRef", "apiVersion").text("v1") + ":" + path + ")");
            } else if (from.has("resourceFieldRef")) {
                page.field(3, name, amount(container, from.get("resourceFieldRef")) + " (" + from.at("resourceFieldRef", "resource").text() + ")");
            } else if (from.has("secretKeyRef")) {
                page.field(3, name, key(from.get("secretKeyRef"), "in secret"));
            } else if (from.has("configMapKeyRef")) {
                page.field(3, name, key(from.get("configMapKeyRef"), "of config map"));
            }
        }
    }

    private static String key(Tree reference, String of) {
        return "<set to the key '" + reference.get("key").text() + "' " + of + " '" + reference.get("name").text() + "'>\tOptional: " + reference.get("optional").truth();
    }

    private static String amount(Mapping container, Tree reference) {
        String resource = reference.get("resource").text();
        String text = Page.shown(container.get("resources").at(resource.split("\\.", 2)));
        boolean none = container.get("resources").at(resource.split("\\.", 2)).isNothing();
        if (none && resource.startsWith("limits.")) {
            return "node allocatable";
        }
        java.math.BigDecimal number = none ? java.math.BigDecimal.ZERO : Quantity.of(text);
        java.math.BigDecimal divisor = Quantity.of(reference.get("divisor").text("1"));
        return number.divide(divisor.signum() == 0 ? java.math.BigDecimal.ONE : divisor, 0, RoundingMode.UP).toPlainString();
    }

    private void mounts(Mapping container) {
        List<Mapping> mounts = container.get("volumeMounts").mappings().stream().sorted(Comparator.comparing(mount -> mount.get("mountPath").text())).toList();
        page.line(2, "Mounts:" + (mounts.isEmpty() ? "\t<none>" : ""));
        for (Mapping mount : mounts) {
            String path = mount.get("subPath").text();
            page.line(3, mount.get("mountPath").text() + " from " + mount.get("name").text() + " (" + (mount.get("readOnly").truth() ? "ro" : "rw")
                    + (path.isEmpty() ? "" : ",path=" + Quote.go(path)) + ")");
        }
        if (!container.get("volumeDevices").mappings().isEmpty()) {
            page.line(2, "Devices:" + (mounts.isEmpty() ? "\t<none>" : ""));
            container.get("volumeDevices").mappings().forEach(device -> page.line(3, device.get("devicePath").text() + " from " + device.get("name").text()));
        }
    }
}
