package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a pod. */
final class PodPage {
    private PodPage() {}

    static Task<String> of(Subject subject) {
        Page page = new Page();
        head(page, subject);
        Tree spec = subject.spec();
        Tree status = subject.status();
        Containers containers = new Containers(page, "", Optional.of(path -> field(subject.object(), path)));
        if (!spec.get("initContainers").mappings().isEmpty()) {
            containers.write("Init Containers", spec.get("initContainers"), status.get("initContainerStatuses"));
        }
        containers.write("Containers", spec.get("containers"), status.get("containerStatuses"));
        if (!spec.get("ephemeralContainers").mappings().isEmpty()) {
            containers.write("Ephemeral Containers", spec.get("ephemeralContainers"), status.get("ephemeralContainerStatuses"));
        }
        gates(page, spec, status);
        if (!status.get("conditions").mappings().isEmpty()) {
            page.line(0, "Conditions:").line(1, "Type\tStatus");
            status.get("conditions").mappings().forEach(each -> page.line(1, each.get("type").text() + " \t" + each.get("status").text() + " "));
        }
        Volumes.write(page, spec.get("volumes"), "");
        page.field("QoS Class", status.get("qosClass").text("BestEffort")).labels("Node-Selectors", spec.get("nodeSelector"));
        page.lines("", "Tolerations", Templates.tolerations(spec.get("tolerations")));
        Templates.spread(page, spec.get("topologySpreadConstraints"), "");
        return subject.ending(page);
    }

    private static void head(Page page, Subject subject) {
        Tree spec = subject.spec();
        Tree status = subject.status();
        Tree meta = subject.meta();
        page.field("Name", meta.get("name").text()).field("Namespace", meta.get("namespace").text()).known("Priority", spec.get("priority"));
        filled(page, "Priority Class Name", spec.get("priorityClassName"));
        filled(page, "Runtime Class Name", spec.get("runtimeClassName"));
        filled(page, "Service Account", spec.get("serviceAccountName"));
        String node = spec.get("nodeName").text();
        page.field("Node", node.isEmpty() ? "<none>" : node + "/" + status.get("hostIP").text());
        if (!status.get("startTime").isNothing()) {
            page.field("Start Time", Times.full(status.get("startTime")));
        }
        page.labels("Labels", meta.get("labels")).annotations("Annotations", meta.get("annotations"));
        String phase = status.get("phase").text();
        if (meta.has("deletionTimestamp") && !phase.equals("Failed") && !phase.equals("Succeeded")) {
            page.field("Status", "Terminating (lasts " + Times.since(meta.get("deletionTimestamp"), subject.nowMicros()) + ")")
                    .field("Termination Grace Period", meta.get("deletionGracePeriodSeconds").whole() + "s");
        } else {
            page.field("Status", phase);
        }
        filled(page, "Reason", status.get("reason"));
        filled(page, "Message", status.get("message"));
        Tree seccomp = spec.at("securityContext", "seccompProfile");
        if (!seccomp.isNothing()) {
            page.field("SeccompProfile", seccomp.get("type").text());
        }
        page.field("IP", status.get("podIP").text());
        List<Mapping> addresses = status.get("podIPs").mappings();
        page.line(0, addresses.isEmpty() ? "IPs:\t<none>" : "IPs:");
        addresses.forEach(each -> page.field(1, "IP", each.get("ip").text()));
        String controller = Page.controller(subject.object());
        if (!controller.isEmpty()) {
            page.field("Controlled By", controller);
        }
        filled(page, "NominatedNodeName", status.get("nominatedNodeName"));
    }

    private static void filled(Page page, String title, Tree value) {
        if (!value.text().isEmpty()) {
            page.field(title, value.text());
        }
    }

    private static void gates(Page page, Tree spec, Tree status) {
        if (spec.get("readinessGates").mappings().isEmpty()) {
            return;
        }
        page.line(0, "Readiness Gates:").line(1, "Type\tStatus");
        for (Mapping gate : spec.get("readinessGates").mappings()) {
            String type = gate.get("conditionType").text();
            String told = status.get("conditions").mappings().stream().filter(each -> each.get("type").text().equals(type)).map(each -> each.get("status").text())
                    .findFirst().orElse("<none>");
            page.line(1, type + " \t" + told + " ");
        }
    }

    /** A field of the pod by the path that its containers use. */
    private static String field(Mapping pod, String path) {
        if (path.startsWith("metadata.labels['") || path.startsWith("metadata.annotations['")) {
            String map = path.substring(9, path.indexOf('['));
            return pod.get("metadata").at(map, path.substring(path.indexOf('\'') + 1, path.lastIndexOf('\''))).text();
        }
        Tree value = pod.at(path.split("\\."));
        if (path.equals("metadata.labels") || path.equals("metadata.annotations")) {
            List<String> lines = new ArrayList<>();
            value.mapping().sorted().forEach((key, each) -> lines.add(key + "=\"" + each.text() + "\""));
            return String.join("\n", lines);
        }
        return value.text();
    }
}
