package dev.drydock.sandbox.cluster.apiserver.ownership;

import dev.drydock.sandbox.cluster.apiserver.schema.Field;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.schema.Type;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a place in an object is divided among owners: wholly one's, by fields, by keys of a map, or by items of a list.
 *
 * @param field that leads there; empty at the top and below maps
 * @param type of what stands there
 */
record Shape(Optional<Field> field, Type type) {
    /** Structs that are owned as a whole. */
    private static final List<String> WHOLE = List.of(
            "LabelSelector", "NodeSelector", "NodeSelectorTerm", "ObjectReference", "LocalObjectReference", "SecretKeySelector", "ConfigMapKeySelector",
            "ObjectFieldSelector", "ResourceFieldSelector", "TypedLocalObjectReference", "SecretReference", "ScopeSelector", "RoleRef", "Subject", "IngressServiceBackend");

    static Shape of(Struct struct) {
        return new Shape(Optional.empty(), new Type.Named(struct.home() + "." + struct.name()));
    }

    /** Of objects whose schema is not known. */
    static final Shape FREE = new Shape(Optional.empty(), new Type.MapOf(Type.ANY));

    private Optional<Struct> struct() {
        return Schemas.all().struct(type).filter(struct -> !WHOLE.contains(struct.name()));
    }

    private boolean marked(String listType) {
        return field.map(f -> f.listType().equals(listType)).orElse(false);
    }

    /** Whether it is owned as a whole. */
    boolean isWhole(Tree value) {
        if (marked("atomic")) {
            return true;
        }
        if (type instanceof Type.ListOf) {
            return !marked("map") && !marked("set") || !(value instanceof Sequence);
        }
        boolean free = type instanceof Type.MapOf || type.equals(Type.ANY);
        return !(value instanceof Mapping) || !free && struct().isEmpty();
    }

    /** Whether a part stands in its own right in a set of fields, besides what is in it. */
    boolean standsAlone() {
        return field.isEmpty() || !field.get().always();
    }

    /** A part by its name in a set of fields. */
    record Part(Shape shape, Tree value) {}

    Map<String, Part> parts(Tree value) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (value instanceof Sequence sequence) {
            Type item = ((Type.ListOf) type).item();
            for (Tree each : sequence.items()) {
                parts.put(name(each), new Part(new Shape(Optional.empty(), item), each));
            }
            return parts;
        }
        Mapping mapping = value.mapping();
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.keyAt(i);
            parts.put("f:" + key, new Part(child(key), mapping.valueAt(i)));
        }
        return parts;
    }

    private Shape child(String key) {
        Optional<Field> own = struct().map(struct -> struct.fields().get(key));
        if (own.isPresent()) {
            return new Shape(own, own.get().type());
        }
        return new Shape(Optional.empty(), type instanceof Type.MapOf map ? map.value() : Type.ANY);
    }

    /** {@code k:{"name":"c"}} or {@code v:"x"}. */
    String name(Tree item) {
        if (marked("set")) {
            return "v:" + Json.compact(item);
        }
        Mapping.Builder keys = Mapping.builder();
        for (String key : field.orElseThrow().listKeys()) {
            Tree value = item.get(key);
            keys.put(key, value.isNothing() && key.equals("protocol") ? Tree.of("TCP") : value);
        }
        return "k:" + Json.compact(keys.build().sorted());
    }

    /** A value with a part put in, replaced, or taken away. */
    Tree with(Tree value, String name, Optional<Tree> part) {
        if (name.startsWith("f:")) {
            String key = name.substring(2);
            return part.isPresent() ? value.mapping().with(key, part.get()) : value.mapping().without(key);
        }
        List<Tree> items = new ArrayList<>();
        boolean found = false;
        for (Tree item : value.items()) {
            if (!name(item).equals(name)) {
                items.add(item);
            } else if (part.isPresent()) {
                items.add(part.get());
                found = true;
            }
        }
        if (part.isPresent() && !found) {
            items.add(part.get());
        }
        return new Sequence(items);
    }
}
