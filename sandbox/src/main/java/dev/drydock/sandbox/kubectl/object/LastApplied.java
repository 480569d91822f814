package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;

/** The annotation in which {@code apply} keeps what it applied last. */
public final class LastApplied {
    public static final String KEY = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** The object without its annotation; that it has annotations stays said. */
    public static Mapping without(Mapping object) {
        Mapping bare = object.withoutAt("metadata", "annotations", KEY);
        return bare.at("metadata", "annotations").isNothing() ? bare.withAt(Mapping.EMPTY, "metadata", "annotations") : bare;
    }

    /** What the annotation of an object would hold, ended by a newline. */
    public static String of(Mapping object) {
        return Json.write(without(object), JsonStyle.COMPACT.withSortKeys(true)) + "\n";
    }

    /** The object with its annotation. */
    public static Mapping in(Mapping object) {
        Mapping annotations = object.at("metadata", "annotations").mapping().without(KEY);
        return object.withAt(annotations.with(KEY, of(object)), "metadata", "annotations");
    }
}
