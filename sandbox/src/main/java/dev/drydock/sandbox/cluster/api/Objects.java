package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** Reads what all objects of the API have. */
public final class Objects {
    private Objects() {}

    public static Mapping metadata(Tree object) {
        return object.get("metadata").mapping();
    }

    public static String name(Tree object) {
        return metadata(object).get("name").text();
    }

    public static String namespace(Tree object) {
        return metadata(object).get("namespace").text();
    }

    public static String uid(Tree object) {
        return metadata(object).get("uid").text();
    }

    public static Mapping labels(Tree object) {
        return metadata(object).get("labels").mapping();
    }

    public static String label(Tree object, String key) {
        return labels(object).get(key).text();
    }

    public static Mapping annotations(Tree object) {
        return metadata(object).get("annotations").mapping();
    }

    public static String resourceVersion(Tree object) {
        return metadata(object).get("resourceVersion").text();
    }

    public static boolean isBeingDeleted(Tree object) {
        return metadata(object).has("deletionTimestamp");
    }

    /** {@code namespace/name}; of a cluster-scoped object its name alone. */
    public static String key(Tree object) {
        String namespace = namespace(object);
        return namespace.isEmpty() ? name(object) : namespace + "/" + name(object);
    }

    /** The owner reference that says {@code controller: true}. */
    public static Optional<Mapping> controller(Tree object) {
        for (Tree reference : metadata(object).get("ownerReferences").items()) {
            if (reference.get("controller").truth()) {
                return Optional.of(reference.mapping());
            }
        }
        return Optional.empty();
    }

    /** The reference with which an owner's controller marks what it made. */
    public static Mapping controllerReference(Mapping owner) {
        return Mapping.of(
                "apiVersion", owner.get("apiVersion"), "blockOwnerDeletion", true, "controller", true, "kind", owner.get("kind"),
                "name", name(owner), "uid", uid(owner));
    }

    /** A condition of the status by its type; empty if there is none. */
    public static Mapping condition(Tree object, String type) {
        for (Tree condition : object.at("status", "conditions").items()) {
            if (condition.get("type").text().equals(type)) {
                return condition.mapping();
            }
        }
        return Mapping.EMPTY;
    }

    /** Whether a condition is {@code "True"}. */
    public static boolean is(Tree object, String condition) {
        return condition(object, condition).get("status").text().equals("True");
    }
}
