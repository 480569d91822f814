package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.view.ObjectSeen;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * There are objects of a kind in the cluster with these fields. The API Server must answer, else nobody knows.
 *
 * @param kind as objects name it, {@code Deployment}
 * @param name empty when any will do; reported is then the one that comes nearest
 * @param labels what it is labelled with, by key
 * @param wantedByPath what fields hold, as {@link ObjectSeen#at} finds them
 * @param count how many of them there must be, no more and no less; empty: at least one
 */
public record ObjectIs(String kind, String namespace, Optional<String> name, Map<String, String> labels,
        Map<String, String> wantedByPath, Optional<Integer> count) implements Check {

    public ObjectIs {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        wantedByPath = Collections.unmodifiableMap(new LinkedHashMap<>(wantedByPath));
    }

    @Override
    public List<Condition> conditions(WorldView world) {
        Optional<List<Tree>> objects = world.objects(kind);
        if (objects.isEmpty()) return List.of(new Condition(Condition.State.UNSEEN, Condition.of(false, "check.api").message(), false));
        List<ObjectSeen> asked = objects.get().stream().map(ObjectSeen::new).filter(this::isMeant).toList();
        if (count.isPresent()) {
            long here = asked.stream().filter(this::isRight).count();
            return List.of(Condition.of(here == count.get(), wantedByPath.isEmpty() ? "check.object.count" : "check.object.count-so",
                    "kind", kind, "count", "" + count.get(), "here", "" + here, "fields", shownFields()));
        }
        return asked.stream().map(this::conditions)
                .min(Comparator.comparingLong(conditions -> conditions.stream().filter(c -> !c.met()).count()))
                .orElseGet(this::absent);
    }

    private boolean isMeant(ObjectSeen object) {
        boolean inNamespace = object.namespace().isEmpty() || object.namespace().equals(namespace);
        return inNamespace && (name.isEmpty() || name.get().equals(object.name()))
                && labels.entrySet().stream().allMatch(label -> label.getValue().equals(object.label(label.getKey())));
    }

    private boolean isRight(ObjectSeen object) {
        return wantedByPath.entrySet().stream().allMatch(field -> field.getValue().equals(object.at(field.getKey())));
    }

    private List<Condition> conditions(ObjectSeen object) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(exists(true));
        wantedByPath.forEach((path, wanted) -> {
            String here = object.at(path);
            conditions.add(Condition.of(here.equals(wanted), "check.object.field", "path", path, "wanted", wanted, "here", here));
        });
        return conditions;
    }

    private List<Condition> absent() {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(exists(false));
        wantedByPath.forEach((path, wanted) -> conditions.add(Condition.pending("check.object.field", "path", path, "wanted", wanted)));
        return conditions;
    }

    private Condition exists(boolean met) {
        return name.isPresent() ? Condition.of(met, "check.object", "kind", kind, "name", name.get())
                : Condition.of(met, "check.object.some", "kind", kind);
    }

    private String shownFields() {
        List<String> fields = new ArrayList<>();
        wantedByPath.forEach((path, wanted) -> fields.add(path + "=" + wanted));
        return String.join(", ", fields);
    }
}
