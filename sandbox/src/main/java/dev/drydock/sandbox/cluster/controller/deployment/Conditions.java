package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** The conditions of a Deployment's status, changed as upstream changes them. */
final class Conditions {
    private Conditions() {}

    static Mapping of(String type, String status, String reason, String message, String now) {
        return Mapping.of("lastTransitionTime", now, "lastUpdateTime", now, "message", message, "reason", reason, "status", status, "type", type);
    }

    static Mapping find(Tree conditions, String type) {
        for (Tree condition : conditions.items()) {
            if (condition.get("type").text().equals(type)) {
                return condition.mapping();
            }
        }
        return Mapping.EMPTY;
    }

    /** One of the same status and reason stays as it is. */
    static Sequence set(Tree conditions, Mapping condition) {
        Mapping old = find(conditions, condition.get("type").text());
        boolean sameStatus = old.get("status").equals(condition.get("status"));
        if (sameStatus && old.get("reason").equals(condition.get("reason"))) {
            return (Sequence) Tree.of(conditions.items());
        }
        Mapping set = sameStatus ? condition.with("lastTransitionTime", old.get("lastTransitionTime")) : condition;
        return without(conditions, condition.get("type").text()).plus(set);
    }

    static Sequence without(Tree conditions, String type) {
        Sequence others = Sequence.EMPTY;
        for (Tree condition : conditions.items()) {
            others = condition.get("type").text().equals(type) ? others : others.plus(condition);
        }
        return others;
    }
}
