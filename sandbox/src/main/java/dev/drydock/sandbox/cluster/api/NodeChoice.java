package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Which nodes a pod asks for, and which taints it bears. */
public final class NodeChoice {
    private NodeChoice() {}

    /** Whether a node is one of those that {@code nodeSelector} and the required node affinity ask for. */
    public static boolean matches(Mapping pod, Mapping node) {
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
    public static boolean term(Tree term, Mapping node) {
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

    /** Whether a toleration of the pod bears a taint. */
    public static boolean tolerates(Mapping pod, Tree taint) {
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
