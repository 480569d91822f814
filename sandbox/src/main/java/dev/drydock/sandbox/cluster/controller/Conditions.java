package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** Changes the conditions of an object's status. */
public final class Conditions {
    private Conditions() {}

    /** A condition with the usual fields; empty ones are left out. */
    public static Mapping of(String type, String status, String reason, String message, String time) {
        return Mapping.builder().put("lastTransitionTime", time).putUnlessEmpty("message", message).putUnlessEmpty("reason", reason)
                .put("status", status).put("type", type).build();
    }

    /** The object with a condition in place of the one of its type, or after all others. */
    public static Mapping with(Mapping object, Mapping condition) {
        Sequence conditions = Sequence.EMPTY;
        boolean found = false;
        for (Tree each : object.at("status", "conditions").items()) {
            boolean same = each.get("type").equals(condition.get("type"));
            conditions = conditions.plus(same ? condition : each);
            found |= same;
        }
        return object.withAt(found ? conditions : conditions.plus(condition), "status", "conditions");
    }

    /** The object with a condition whose transition time is kept while its status is the same. */
    public static Mapping set(Mapping object, String type, String status, String reason, String message, String time) {
        Mapping known = Objects.condition(object, type);
        boolean same = known.get("status").text().equals(status);
        return with(object, of(type, status, reason, message, same ? known.get("lastTransitionTime").text() : time));
    }
}
