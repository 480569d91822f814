package dev.drydock.sandbox.cluster.apiserver.ownership;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps {@code metadata.managedFields}: as {@code sigs.k8s.io/structured-merge-diff} and the field manager of the API Server do. */
public final class Managers {
    /** What belongs to the system, and to no manager. */
    private static final List<String> SYSTEM = List.of("name", "namespace", "uid", "creationTimestamp", "selfLink", "resourceVersion", "generation",
            "managedFields", "deletionTimestamp", "deletionGracePeriodSeconds", "clusterName");

    private final Shape shape;
    private final String apiVersion;

    public Managers(Resource resource) {
        this.shape = Schemas.all().of(resource).map(Shape::of).orElse(Shape.FREE);
        this.apiVersion = resource.apiVersion();
    }

    /**
     * Who writes.
     *
     * @param subresource empty for the object itself
     * @param time as objects carry it
     */
    public record Writer(String manager, String subresource, String time) {}

    /** Owners of what an apply would change. */
    public record Conflict(String message, List<Mapping> causes) {}

    /** What an apply comes to: the object with its managers, or the conflicts. */
    public record Applied(Mapping object, Optional<Conflict> conflict) {}

    private static Mapping plain(Mapping object) {
        Mapping metadata = object.get("metadata").mapping();
        for (String field : SYSTEM) {
            metadata = metadata.without(field);
        }
        Mapping rest = object.without("apiVersion").without("kind");
        return metadata.isEmpty() ? rest.without("metadata") : rest.with("metadata", metadata);
    }

    private static List<Mapping> entries(Mapping object) {
        return object.at("metadata", "managedFields").mappings();
    }

    private static Mapping with(Mapping object, List<Mapping> entries) {
        Mapping metadata = object.get("metadata").mapping();
        return object.with("metadata", entries.isEmpty() ? metadata.without("managedFields") : metadata.with("managedFields", new Sequence(List.<Tree>copyOf(entries))));
    }

    private Mapping entry(Writer writer, String operation, Tree set) {
        Mapping.Builder entry = Mapping.builder().put("apiVersion", apiVersion).put("fieldsType", "FieldsV1").put("fieldsV1", set)
                .put("manager", writer.manager()).put("operation", operation).putUnlessEmpty("subresource", writer.subresource()).put("time", writer.time());
        return entry.build();
    }

    private static boolean is(Mapping entry, Writer writer, String operation) {
        return entry.get("manager").text().equals(writer.manager()) && entry.get("operation").text().equals(operation)
                && entry.get("subresource").text().equals(writer.subresource());
    }

    /** The object after a create, update or patch, with what was changed as the writer's. */
    public Mapping updated(Mapping before, Mapping after, Writer writer) {
        Mapping now = plain(after);
        Tree changed = FieldSet.changed(shape, before.isEmpty() ? Mapping.EMPTY : plain(before), now);
        List<Mapping> entries = new ArrayList<>();
        boolean found = false;
        for (Mapping entry : entries(before)) {
            boolean own = is(entry, writer, "Update");
            found |= own;
            Tree set = FieldSet.within(shape, own ? FieldSet.union(entry.get("fieldsV1"), changed) : FieldSet.minus(entry.get("fieldsV1"), changed), now);
            if (!set.isNothing()) {
                boolean same = set.equals(entry.get("fieldsV1"));
                Mapping kept = same ? entry : entry.with("fieldsV1", set);
                entries.add(own && !same ? kept.with("time", writer.time()) : kept);
            }
        }
        if (!found && !changed.isNothing()) {
            entries.add(entry(writer, "Update", changed));
        }
        return with(after, entries);
    }

    // ---- apply -------------------------------------------------------------------------------------------------------------------

    /**
     * Applies a configuration.
     *
     * @param before the object as it is; empty if it is not there
     * @param force whether what others own is taken from them
     */
    public Applied apply(Mapping before, Mapping configuration, Writer writer, boolean force) {
        Tree wanted = FieldSet.of(shape, plain(configuration));
        Mapping merged = merge(shape, before, configuration).mapping();
        Tree owned = Nothing.NOTHING;
        Tree others = Nothing.NOTHING;
        for (Mapping entry : entries(before)) {
            if (is(entry, writer, "Apply")) {
                owned = entry.get("fieldsV1");
            } else {
                others = FieldSet.union(others, entry.get("fieldsV1"));
            }
        }
        Tree changed = before.isEmpty() ? Nothing.NOTHING : FieldSet.changed(shape, plain(before), plain(merged));
        Optional<Conflict> conflict = conflict(entries(before), changed, writer);
        if (conflict.isPresent() && !force) {
            return new Applied(before, conflict);
        }
        Tree dropped = FieldSet.minus(FieldSet.minus(owned, wanted), others);
        Mapping pruned = dropped.isNothing() ? merged : FieldSet.removed(shape, merged, dropped).mapping();
        List<Mapping> entries = new ArrayList<>();
        boolean found = false;
        for (Mapping entry : entries(before)) {
            boolean own = is(entry, writer, "Apply");
            found |= own;
            Tree set = own ? wanted : FieldSet.within(shape, FieldSet.minus(entry.get("fieldsV1"), changed), plain(pruned));
            if (!set.isNothing()) {
                entries.add(set.equals(entry.get("fieldsV1")) ? entry : own ? entry.with("fieldsV1", set).with("time", writer.time()) : entry.with("fieldsV1", set));
            }
        }
        if (!found) {
            entries.add(0, entry(writer, "Apply", wanted));
        }
        return new Applied(with(pruned, entries), Optional.empty());
    }

    private static Tree merge(Shape shape, Tree before, Tree configuration) {
        if (before.isNothing() || before.isEmpty() || shape.isWhole(configuration) || shape.isWhole(before)) {
            return configuration.equals(before) ? before : configuration;
        }
        Tree merged = before;
        var old = shape.parts(before);
        for (var each : shape.parts(configuration).entrySet()) {
            Tree present = old.containsKey(each.getKey()) ? old.get(each.getKey()).value() : Nothing.NOTHING;
            Tree value = merge(each.getValue().shape(), present, each.getValue().value());
            if (value != present) {
                merged = shape.with(merged, each.getKey(), Optional.of(value));
            }
        }
        return merged;
    }

    private Optional<Conflict> conflict(List<Mapping> entries, Tree changed, Writer writer) {
        List<String> words = new ArrayList<>();
        List<Mapping> causes = new ArrayList<>();
        for (Mapping entry : entries) {
            Tree contested = is(entry, writer, "Apply") ? Nothing.NOTHING : FieldSet.both(entry.get("fieldsV1"), changed);
            if (contested.isNothing()) {
                continue;
            }
            String subresource = entry.get("subresource").text();
            String who = "\"" + entry.get("manager").text() + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"") + " using "
                    + entry.get("apiVersion").text();
            List<String> paths = FieldSet.paths(contested);
            for (String path : paths) {
                causes.add(Mapping.of("reason", "FieldManagerConflict", "message", "conflict with " + who, "field", path));
            }
            words.add(paths.size() == 1 ? "conflict with " + who + ": " + paths.get(0) : "conflicts with " + who + ":\n- " + String.join("\n- ", paths));
        }
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        String head = "Apply failed with " + causes.size() + (causes.size() == 1 ? " conflict: " : " conflicts: ");
        return Optional.of(new Conflict(head + String.join("\n", words), causes));
    }
}
