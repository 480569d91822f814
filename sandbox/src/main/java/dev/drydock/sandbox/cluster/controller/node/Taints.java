package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The taints of nodes, and what tolerates them. */
final class Taints {
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    static final String NO_EXECUTE = "NoExecute";
    static final String NO_SCHEDULE = "NoSchedule";

    private Taints() {}

    static List<Tree> of(Mapping node) {
        return node.at("spec", "taints").items();
    }

    static boolean has(Mapping node, String key, String effect) {
        return of(node).stream().anyMatch(taint -> is(taint, key, effect));
    }

    private static boolean is(Tree taint, String key, String effect) {
        return taint.get("key").text().equals(key) && taint.get("effect").text().equals(effect);
    }

    static Mapping with(Mapping node, String key, String effect, String time) {
        return has(node, key, effect) ? node : put(node, new Sequence(of(node)).plus(Mapping.of("effect", effect, "key", key, "timeAdded", time)));
    }

    static Mapping without(Mapping node, String key, String effect) {
        return has(node, key, effect) ? put(node, new Sequence(of(node).stream().filter(taint -> !is(taint, key, effect)).toList())) : node;
    }

    private static Mapping put(Mapping node, Sequence taints) {
        return taints.isEmpty() ? node.withoutAt("spec", "taints") : node.withAt(taints, "spec", "taints");
    }

    static List<Tree> noExecute(Mapping node) {
        return of(node).stream().filter(taint -> taint.get("effect").text().equals(NO_EXECUTE)).toList();
    }

    /** The tolerations that a pod needs for these taints; empty if one of the taints is not tolerated. */
    static List<Tree> used(Mapping pod, List<Tree> taints) {
        List<Tree> used = new ArrayList<>();
        for (Tree taint : taints) {
            Tree fitting = null;
            for (Tree toleration : pod.at("spec", "tolerations").items()) {
                if (fitting == null && tolerates(toleration, taint)) {
                    fitting = toleration;
                }
            }
            if (fitting == null) {
                return List.of();
            }
            used.add(fitting);
        }
        return used;
    }

    /** {@code Toleration.ToleratesTaint}. */
    private static boolean tolerates(Tree toleration, Tree taint) {
        String effect = toleration.get("effect").text();
        String key = toleration.get("key").text();
        if (!effect.isEmpty() && !effect.equals(taint.get("effect").text()) || !key.isEmpty() && !key.equals(taint.get("key").text())) {
            return false;
        }
        return toleration.get("operator").text("Equal").equals("Exists") || toleration.get("value").text().equals(taint.get("value").text());
    }
}
