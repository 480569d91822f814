package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an object, in the order in which the original finds it. */
final class Findings {
    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    void add(FieldError error) {
        errors.add(error);
    }

    void required(String field, String detail) {
        errors.add(FieldError.required(field, detail));
    }

    void required(String field) {
        required(field, "");
    }

    /** Of a text or a number as it stands there. */
    void invalid(String field, Tree value, String detail) {
        errors.add(FieldError.invalid(field, GoValue.shown(value), detail));
    }

    void invalid(String field, String value, String detail) {
        errors.add(FieldError.invalid(field, GoValue.quoted(value), detail));
    }

    void forbidden(String field, String detail) {
        errors.add(FieldError.forbidden(field, detail));
    }

    void unsupported(String field, String value, List<String> supported) {
        errors.add(FieldError.unsupported(field, GoValue.quoted(value), supported));
    }

    void duplicate(String field, String value) {
        errors.add(FieldError.duplicate(field, GoValue.quoted(value)));
    }

    /** Nothing, or one of these. */
    void among(String field, Tree value, List<String> supported) {
        if (!value.text().isEmpty() && !supported.contains(value.text())) {
            unsupported(field, value.text(), supported);
        }
    }

    void notNegative(String field, Tree value) {
        if (value.whole() < 0) {
            invalid(field, value, "must be greater than or equal to 0");
        }
    }

    void positive(String field, Tree value) {
        if (value.whole() <= 0) {
            invalid(field, value, "must be greater than 0");
        }
    }

    void port(String field, Tree value) {
        if (value.whole() < 1 || value.whole() > 65_535) {
            errors.add(FieldError.invalid(field, Long.toString(value.whole()), "must be between 1 and 65535, inclusive"));
        }
    }

    /** Each complaint of a name's rule. */
    void named(String field, String value, List<String> complaints) {
        for (String complaint : complaints) {
            invalid(field, value, complaint);
        }
    }
}
