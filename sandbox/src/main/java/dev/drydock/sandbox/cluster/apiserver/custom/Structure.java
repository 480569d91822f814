package dev.drydock.sandbox.cluster.apiserver.custom;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** A structural schema: it removes what it does not know and puts in defaults. Whether values fit is said by {@link Fitness}. */
public final class Structure {
    private static final List<String> ROOT = List.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>();

    private Structure() {}

    /**
     * An object as a schema leaves it.
     *
     * @param unknown fields that were removed, {@code unknown field "spec.foo"}
     */
    public record Pruned(Mapping object, List<String> unknown) {
        public Pruned {
            unknown = List.copyOf(unknown);
        }
    }

    /** Removes the fields that the schema does not have. */
    public static Pruned prune(Tree schema, Mapping object) {
        Structure structure = new Structure();
        return new Pruned(structure.mapping(schema, object, "", true), structure.unknown);
    }

    private Tree value(Tree schema, Tree given, String path) {
        if (given instanceof Mapping mapping) {
            return mapping(schema, mapping, path, schema.get("x-kubernetes-embedded-resource").truth());
        }
        if (given instanceof Sequence sequence && !schema.get("items").isNothing()) {
            List<Tree> items = new ArrayList<>();
            boolean same = true;
            for (int i = 0; i < sequence.size(); i++) {
                Tree pruned = value(schema.get("items"), sequence.get(i), path + "[" + i + "]");
                same &= pruned == sequence.get(i);
                items.add(pruned);
            }
            return same ? given : new Sequence(items);
        }
        return given;
    }

    private Mapping mapping(Tree schema, Mapping given, String path, boolean resource) {
        boolean open = schema.get("x-kubernetes-preserve-unknown-fields").truth();
        Tree additional = schema.get("additionalProperties");
        Mapping pruned = given;
        for (int i = 0; i < given.size(); i++) {
            String key = given.keyAt(i);
            String at = path.isEmpty() ? key : path + "." + key;
            if (resource && ROOT.contains(key)) {
                continue;
            }
            Tree property = schema.get("properties").get(key);
            if (!property.isNothing() || additional instanceof Mapping) {
                pruned = pruned.with(key, value(property.isNothing() ? additional : property, given.valueAt(i), at));
            } else if (!open && !additional.truth()) {
                unknown.add("unknown field \"" + at + "\"");
                pruned = pruned.without(key);
            }
        }
        return pruned;
    }

    /** Puts in the defaults that the schema gives to what is missing, and takes away nulls that it does not allow where it has a default. */
    public static Mapping fill(Tree schema, Mapping object) {
        return (Mapping) filled(schema, object);
    }

    private static Tree filled(Tree schema, Tree given) {
        if (given instanceof Sequence sequence && !schema.get("items").isNothing()) {
            List<Tree> items = new ArrayList<>();
            boolean same = true;
            for (Tree item : sequence.items()) {
                Tree filled = filled(schema.get("items"), item);
                same &= filled == item;
                items.add(filled);
            }
            return same ? given : new Sequence(items);
        }
        if (!(given instanceof Mapping mapping)) {
            return given;
        }
        Mapping filled = mapping;
        Mapping properties = schema.get("properties").mapping();
        for (int i = 0; i < properties.size(); i++) {
            Tree property = properties.valueAt(i);
            String key = properties.keyAt(i);
            boolean missing = !filled.has(key) || filled.get(key) == Nothing.NOTHING && !property.get("nullable").truth();
            if (missing && property.has("default")) {
                filled = filled.with(key, property.get("default"));
            }
            if (filled.has(key)) {
                filled = filled.with(key, filled(property, filled.get(key)));
            }
        }
        if (schema.get("additionalProperties") instanceof Mapping each) {
            for (String key : mapping.keys()) {
                filled = properties.has(key) ? filled : filled.with(key, filled(each, filled.get(key)));
            }
        }
        return filled;
    }
}
