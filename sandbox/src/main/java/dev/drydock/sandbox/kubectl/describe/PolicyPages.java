package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The pages of policies: HorizontalPodAutoscaler, PodDisruptionBudget, PriorityClass, NetworkPolicy. */
final class PolicyPages {
    private PolicyPages() {}

    static Task<String> autoscaler(Subject subject) {
        Tree spec = subject.spec();
        Page page = new Page().head(subject.object()).field("CreationTimestamp", Times.full(subject.meta().get("creationTimestamp")))
                .field("Reference", spec.at("scaleTargetRef", "kind").text() + "/" + spec.at("scaleTargetRef", "name").text()).field("Metrics", "( current / target )");
        List<Mapping> metrics = spec.get("metrics").mappings();
        for (int i = 0; i < metrics.size(); i++) {
            metric(page, metrics.get(i), subject.status().get("currentMetrics").get(i));
        }
        page.field("Min replicas", spec.has("minReplicas") ? spec.get("minReplicas").whole() : "<unset>").field("Max replicas", spec.get("maxReplicas").whole());
        if (spec.has("behavior")) {
            page.line(0, "Behavior:");
            direction(page, "Scale Up", spec.at("behavior", "scaleUp"));
            direction(page, "Scale Down", spec.at("behavior", "scaleDown"));
        }
        page.field(spec.at("scaleTargetRef", "kind").text() + " pods", subject.status().get("currentReplicas").whole() + " current / "
                + subject.status().get("desiredReplicas").whole() + " desired");
        if (!subject.status().get("conditions").mappings().isEmpty()) {
            page.line(0, "Conditions:").line(1, "Type\tStatus\tReason\tMessage").line(1, "----\t------\t------\t-------");
            subject.status().get("conditions").mappings().forEach(each -> page.line(1, each.get("type").text() + "\t" + each.get("status").text() + "\t"
                    + each.get("reason").text() + "\t" + each.get("message").text()));
        }
        return subject.ending(page);
    }

    private static void metric(Page page, Mapping metric, Tree current) {
        String type = metric.get("type").text();
        switch (type) {
            case "Resource" -> resource(page, "resource " + metric.at("resource", "name").text() + " on pods", metric.at("resource", "target"), current.at("resource", "current"));
            case "ContainerResource" -> resource(page, "resource " + metric.at("containerResource", "name").text() + " of container \""
                    + metric.at("containerResource", "container").text() + "\" on pods", metric.at("containerResource", "target"), current.at("containerResource", "current"));
            case "Pods" -> page.field(1, Quote.go(metric.at("pods", "metric", "name").text()) + " on pods", unknown(current.at("pods", "current", "averageValue")) + " / "
                    + metric.at("pods", "target", "averageValue").text());
            default -> page.line(1, "<unknown metric type " + Quote.go(type) + ">");
        }
    }

    private static String unknown(Tree value) {
        return value.isNothing() ? "<unknown>" : Page.shown(value);
    }

    private static void resource(Page page, String title, Tree target, Tree current) {
        if (target.has("averageValue")) {
            page.line(1, title + ":\t" + unknown(current.get("averageValue")) + " / " + target.get("averageValue").text());
            return;
        }
        String here = current.has("averageUtilization") ? current.get("averageUtilization").whole() + "% (" + current.get("averageValue").text() + ")" : "<unknown>";
        String wanted = target.has("averageUtilization") ? target.get("averageUtilization").whole() + "%" : "<auto>";
        page.line(1, title + "  (as a percentage of request):\t" + here + " / " + wanted);
    }

    private static void direction(Page page, String title, Tree rules) {
        if (rules.isNothing()) {
            return;
        }
        page.line(1, title + ":");
        if (rules.has("stabilizationWindowSeconds")) {
            page.line(2, "Stabilization Window: " + rules.get("stabilizationWindowSeconds").whole() + " seconds");
        }
        if (!rules.get("policies").mappings().isEmpty()) {
            page.line(2, "Select Policy: " + rules.get("selectPolicy").text("Max")).line(2, "Policies:");
            rules.get("policies").mappings().forEach(each -> page.line(3, "- Type: " + each.get("type").text() + "\tValue: " + each.get("value").whole() + "\tPeriod: "
                    + each.get("periodSeconds").whole() + " seconds"));
        }
    }

    static Task<String> disruptionBudget(Subject subject) {
        Tree spec = subject.spec();
        Page page = new Page().field("Name", subject.item().name()).field("Namespace", subject.item().namespace());
        if (spec.has("minAvailable")) {
            page.known("Min available", spec.get("minAvailable"));
        } else {
            page.known("Max unavailable", spec.get("maxUnavailable"));
        }
        page.field("Selector", spec.has("selector") ? LabelSelector.shown(spec.get("selector")) : "<unset>").line(0, "Status:")
                .field(2, "Allowed disruptions", subject.status().get("disruptionsAllowed").whole()).field(2, "Current", subject.status().get("currentHealthy").whole())
                .field(2, "Desired", subject.status().get("desiredHealthy").whole()).field(2, "Total", subject.status().get("expectedPods").whole());
        return subject.ending(page);
    }

    static Task<String> priorityClass(Subject subject) {
        Mapping object = subject.object();
        return subject.ending(new Page().field("Name", subject.item().name()).field("Value", object.get("value").whole()).field("GlobalDefault", object.get("globalDefault").truth())
                .field("PreemptionPolicy", object.get("preemptionPolicy").text()).field("Description", object.get("description").text())
                .field("Annotations", Page.joined(subject.meta().get("annotations"))));
    }

    static Task<String> networkPolicy(Subject subject) {
        Tree spec = subject.spec();
        List<String> types = spec.get("policyTypes").texts();
        String selector = LabelSelector.words(spec.get("podSelector"));
        Page page = new Page().field("Name", subject.item().name()).field("Namespace", subject.item().namespace())
                .field("Created on", Times.plain(subject.meta().get("creationTimestamp"))).labels("Labels", subject.meta().get("labels"))
                .annotations("Annotations", subject.meta().get("annotations")).line(0, "Spec:").line(1, "PodSelector:     "
                        + (selector.isEmpty() ? "<none> (Allowing the specific traffic to all pods in this namespace)" : selector));
        if (types.contains("Ingress")) {
            page.line(1, "Allowing ingress traffic:");
            rules(page, spec.get("ingress").mappings(), "from", "From", "ingress", "source");
        } else {
            page.line(1, "Not affecting ingress traffic");
        }
        if (types.contains("Egress")) {
            page.line(1, "Allowing egress traffic:");
            rules(page, spec.get("egress").mappings(), "to", "To", "egress", "destination");
        } else {
            page.line(1, "Not affecting egress traffic");
        }
        page.line(1, "Policy Types: " + String.join(", ", types));
        return Task.of(page.laidOut());
    }

    private static void rules(Page page, List<Mapping> rules, String field, String title, String direction, String end) {
        if (rules.isEmpty()) {
            page.line(2, "<none> (Selected pods are isolated for " + direction + " connectivity)");
        }
        for (int i = 0; i < rules.size(); i++) {
            Mapping rule = rules.get(i);
            if (rule.get("ports").mappings().isEmpty()) {
                page.line(2, "To Port: <any> (traffic allowed to all ports)");
            }
            rule.get("ports").mappings().forEach(port -> page.line(2, (port.has("endPort") ? "To Port Range: " : "To Port: ")
                    + (port.has("port") ? Page.shown(port.get("port")) : "<nil>") + (port.has("endPort") ? "-" + port.get("endPort").whole() : "") + "/" + port.get("protocol").text("TCP")));
            if (rule.get(field).mappings().isEmpty()) {
                page.line(2, title + ": <any> (traffic not restricted by " + end + ")");
            }
            rule.get(field).mappings().forEach(peer -> peer(page, title, peer));
            if (i < rules.size() - 1) {
                page.line(2, "----------");
            }
        }
    }

    private static void peer(Page page, String title, Mapping peer) {
        page.line(2, title + ":");
        if (peer.has("namespaceSelector")) {
            page.line(3, "NamespaceSelector: " + LabelSelector.shown(peer.get("namespaceSelector")));
        }
        if (peer.has("podSelector")) {
            page.line(3, "PodSelector: " + LabelSelector.shown(peer.get("podSelector")));
        }
        if (peer.has("ipBlock")) {
            page.line(3, "IPBlock:").line(4, "CIDR: " + peer.at("ipBlock", "cidr").text()).line(4, "Except: " + String.join(", ", peer.at("ipBlock", "except").texts()));
        }
    }
}
