package dev.drydock.sandbox.kubectl.set;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where objects keep the description of their pods. */
public final class PodTemplates {
    private PodTemplates() {}

    /** The path of the pod's specification in an object of a kind, empty if it has none. */
    public static Optional<String[]> spec(String kind) {
        return Optional.ofNullable(switch (kind) {
            case "Pod" -> new String[] {"spec"};
            case "CronJob" -> new String[] {"spec", "jobTemplate", "spec", "template", "spec"};
            case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController" -> new String[] {"spec", "template", "spec"};
            default -> null;
        });
    }

    /** The object with each of its containers changed. @param field {@code containers} or {@code initContainers} */
    static Mapping each(Mapping object, String[] spec, String field, UnaryOperator<Mapping> change) {
        if (!(object.at(spec).get(field) instanceof Sequence containers)) {
            return object;
        }
        List<Tree> changed = new ArrayList<>();
        containers.mappings().forEach(container -> changed.add(change.apply(container)));
        String[] path = java.util.Arrays.copyOf(spec, spec.length + 1);
        path[spec.length] = field;
        return object.withAt(new Sequence(changed), path);
    }

    /** Whether a container's name is meant by a pattern with {@code *}. */
    static boolean meant(String pattern, String name) {
        return pattern.equals("*") || name.matches(pattern.replaceAll("([.+^$(){}|\\\\])", "\\\\$1").replace("*", ".*").replace("?", "."));
    }
}
