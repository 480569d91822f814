package dev.drydock.sandbox.cluster.apiserver.validation;

/**
 * What is wrong with one field, worded as {@code k8s.io/apimachinery/pkg/util/validation/field} does.
 *
 * @param field path, {@code spec.containers[0].name}
 * @param detail all after the path: {@code Invalid value: 3: must be ...}
 */
public record FieldError(Type type, String field, String detail) {
    /** The kinds of errors, with the words and reasons of the original. */
    public enum Type {
        NOT_FOUND("FieldValueNotFound", "Not found"),
        REQUIRED("FieldValueRequired", "Required value"),
        DUPLICATE("FieldValueDuplicate", "Duplicate value"),
        INVALID("FieldValueInvalid", "Invalid value"),
        UNSUPPORTED("FieldValueNotSupported", "Unsupported value"),
        FORBIDDEN("FieldValueForbidden", "Forbidden"),
        TOO_LONG("FieldValueTooLong", "Too long"),
        TOO_MANY("FieldValueTooMany", "Too many"),
        INTERNAL("InternalError", "Internal error"),
        TYPE_INVALID("FieldValueTypeInvalid", "Invalid value");

        private final String reason;
        private final String words;

        Type(String reason, String words) {
            this.reason = reason;
            this.words = words;
        }

        public String reason() {
            return reason;
        }
    }

    /** Path and detail, as messages show it. */
    public String text() {
        return field + ": " + detail;
    }

    public static FieldError required(String field, String detail) {
        return new FieldError(Type.REQUIRED, field, join("Required value", detail));
    }

    /** @param value as Go prints it: texts in quotes */
    public static FieldError invalid(String field, String value, String detail) {
        return new FieldError(Type.INVALID, field, join("Invalid value: " + value, detail));
    }

    public static FieldError duplicate(String field, String value) {
        return new FieldError(Type.DUPLICATE, field, "Duplicate value: " + value);
    }

    public static FieldError notFound(String field, String value) {
        return new FieldError(Type.NOT_FOUND, field, "Not found: " + value);
    }

    public static FieldError forbidden(String field, String detail) {
        return new FieldError(Type.FORBIDDEN, field, join("Forbidden", detail));
    }

    public static FieldError tooLong(String field, int limit) {
        return new FieldError(Type.TOO_LONG, field, "Too long: may not be more than " + limit + " bytes");
    }

    public static FieldError tooMany(String field, int found, int limit) {
        return new FieldError(Type.TOO_MANY, field, "Too many: " + found + ": must have at most " + limit + (limit == 1 ? " item" : " items"));
    }

    /** @param value as Go prints it; those supported in the original's order */
    public static FieldError unsupported(String field, String value, java.util.List<String> supported) {
        java.util.List<String> quoted = supported.stream().map(word -> '"' + word + '"').toList();
        return new FieldError(Type.UNSUPPORTED, field, "Unsupported value: " + value + ": supported values: " + String.join(", ", quoted));
    }

    private static String join(String first, String second) {
        return second.isEmpty() ? first : first + ": " + second;
    }
}
