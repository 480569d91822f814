package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Terms by which pods choose nodes and each other's company. */
final class Affinity {
    private Affinity() {}

    /** Whether a node is one of those that {@code nodeSelector} and the required node affinity ask for. */
    static boolean matches(Mapping pod, Mapping node) {
        Mapping labels = Objects.labels(node);
        Mapping wanted = pod.at("spec", "nodeSelector").mapping();
        for (String key : wanted.keys()) {
            if (!labels.has(key) || !labels.get(key).text().equals(wanted.get(key).text())) {
                return false;
            }
        }
        Tree required = pod.at("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        return required.items().isEmpty() || required.items().stream().anyMatch(term -> term(term, node));
    }

    /** Whether a node matches all expressions of a node selector term; one without any matches nothing. */
    static boolean term(Tree term, Mapping node) {
        List<Tree> expressions = term.get("matchExpressions").items();
        List<Tree> fields = term.get("matchFields").items();
        if (expressions.isEmpty() && fields.isEmpty()) {
            return false;
        }
        Mapping name = Mapping.of("metadata.name", Objects.name(node));
        return expressions.stream().allMatch(each -> expression(each, Objects.labels(node)))
                && fields.stream().allMatch(each -> expression(each, name));
    }

    private static boolean expression(Tree expression, Mapping labels) {
        String key = expression.get("key").text();
        List<String> values = expression.get("values").texts();
        boolean there = labels.has(key);
        String value = labels.get(key).text();
        return switch (expression.get("operator").text()) {
            case "In" -> there && values.contains(value);
            case "NotIn" -> !there || !values.contains(value);
            case "Exists" -> there;
            case "DoesNotExist" -> !there;
            case "Gt" -> there && number(value) > number(values.get(0));
            case "Lt" -> there && number(value) < number(values.get(0));
            default -> false;
        };
    }

    private static long number(String text) {
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** How much the preferred node affinity weighs for a node. */
    static long preference(Mapping pod, Mapping node) {
        long weight = 0;
        for (Tree preferred : pod.at("spec", "affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution").items()) {
            if (term(preferred.get("preference"), node)) {
                weight += preferred.get("weight").whole();
            }
        }
        return weight;
    }

    // ---- pods ----------------------------------------------------------------------------------------------------------------------

    /** Whether every term of the required pod affinity has a pod in the node's domain; the first pod of its kind needs none. */
    static boolean company(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        for (Tree term : pod.at("spec", "affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items()) {
            boolean anywhere = nodes.stream().anyMatch(node -> node.pods().stream().anyMatch(each -> concerns(term, pod, each)));
            boolean first = !anywhere && concerns(term, pod, pod);
            if (!first && !inDomain(term, pod, candidate, nodes)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a term of the pod's own anti-affinity forbids the node. */
    static boolean repelled(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        return pod.at("spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items().stream()
                .anyMatch(term -> inDomain(term, pod, candidate, nodes));
    }

    /** Whether a pod that is there does not want this one near. */
    static boolean unwelcome(Mapping pod, NodeState candidate, List<NodeState> nodes) {
        for (NodeState node : nodes) {
            for (Mapping there : node.pods()) {
                for (Tree term : there.at("spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").items()) {
                    if (concerns(term, there, pod) && sameDomain(term.get("topologyKey").text(), node.node(), candidate.node())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean inDomain(Tree term, Mapping pod, NodeState candidate, List<NodeState> nodes) {
        String key = term.get("topologyKey").text();
        return nodes.stream().filter(node -> sameDomain(key, node.node(), candidate.node()))
                .anyMatch(node -> node.pods().stream().anyMatch(each -> concerns(term, pod, each)));
    }

    static boolean sameDomain(String key, Mapping one, Mapping other) {
        Mapping labels = Objects.labels(one);
        return labels.has(key) && Objects.labels(other).has(key) && labels.get(key).equals(Objects.labels(other).get(key));
    }

    private static boolean concerns(Tree term, Mapping owner, Mapping other) {
        List<String> namespaces = term.get("namespaces").texts();
        boolean near = namespaces.isEmpty() ? Objects.namespace(owner).equals(Objects.namespace(other)) : namespaces.contains(Objects.namespace(other));
        return near && Selector.of(term.get("labelSelector")).matchesObject(other);
    }

    /** Whether a toleration of the pod bears a taint. */
    static boolean tolerates(Mapping pod, Tree taint) {
        for (Tree toleration : pod.at("spec", "tolerations").items()) {
            String key = toleration.get("key").text();
            boolean effect = toleration.get("effect").text().isEmpty() || toleration.get("effect").equals(taint.get("effect"));
            boolean same = key.isEmpty() || key.equals(taint.get("key").text());
            boolean exists = toleration.get("operator").text("Equal").equals("Exists");
            boolean value = exists || !key.isEmpty() && toleration.get("value").text().equals(taint.get("value") instanceof Text text ? text.value() : "");
            if (effect && same && value) {
                return true;
            }
        }
        return false;
    }
}
