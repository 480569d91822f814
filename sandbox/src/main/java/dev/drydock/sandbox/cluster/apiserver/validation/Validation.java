package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** Whether objects are valid, by kind. */
public final class Validation {
    private Validation() {}

    /** What is wrong with a new object; nothing if it may be made. */
    public static List<FieldError> create(Resource resource, Mapping object) {
        return List.of();
    }

    /** What is wrong with a change; nothing if it may be made. */
    public static List<FieldError> update(Resource resource, Mapping before, Mapping after) {
        return List.of();
    }
}
