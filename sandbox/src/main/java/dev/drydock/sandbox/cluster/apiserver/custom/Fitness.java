package dev.drydock.sandbox.cluster.apiserver.custom;

import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether an object fits a schema, in the words of {@code kube-openapi/pkg/validation/validate}. Rules in CEL ({@code x-kubernetes-validations}) are not looked at. */
public final class Fitness {
    private final List<FieldError> errors = new ArrayList<>();

    private Fitness() {}

    /** What does not fit; nothing if all does. */
    public static List<FieldError> check(Tree schema, Mapping object) {
        Fitness fitness = new Fitness();
        fitness.value(schema, object, "", true);
        return fitness.errors;
    }

    private void value(Tree schema, Tree value, String path, boolean root) {
        if (value == Nothing.NOTHING && schema.get("nullable").truth()) {
            return;
        }
        String type = schema.get("type").text();
        boolean either = schema.get("x-kubernetes-int-or-string").truth();
        if (either ? !(value instanceof Whole || value instanceof Text) : !type.isEmpty() && !isOf(type, value)) {
            String found = typeOf(value);
            errors.add(new FieldError(FieldError.Type.TYPE_INVALID, path, "Invalid value: \"" + found + "\": " + path + " in body must be of type "
                    + (either ? "integer,string" : type) + ": \"" + found + "\""));
            return;
        }
        among(schema, value, path);
        if (value instanceof Mapping mapping) {
            object(schema, mapping, path, root);
        } else if (value instanceof Sequence sequence) {
            list(schema, sequence, path);
        } else if (value instanceof Text text) {
            text(schema, text.value(), path);
        } else if (value instanceof Whole || value instanceof Decimal) {
            number(schema, value, path);
        }
    }

    private static boolean isOf(String type, Tree value) {
        return switch (type) {
            case "object" -> value instanceof Mapping;
            case "array" -> value instanceof Sequence;
            case "string" -> value instanceof Text;
            case "boolean" -> value instanceof Truth;
            case "integer" -> value instanceof Whole || value instanceof Decimal && value.number() == Math.rint(value.number());
            case "number" -> value instanceof Whole || value instanceof Decimal;
            default -> true;
        };
    }

    private static String typeOf(Tree value) {
        return value instanceof Mapping ? "object" : value instanceof Sequence ? "array" : value instanceof Text ? "string" : value instanceof Truth ? "boolean"
                : value instanceof Whole ? "integer" : value instanceof Decimal ? "number" : "null";
    }

    private void among(Tree schema, Tree value, String path) {
        List<Tree> allowed = schema.get("enum").items();
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            errors.add(FieldError.unsupported(path, shown(value), allowed.stream().map(each -> each instanceof Text text ? text.value() : Json.compact(each)).toList()));
        }
    }

    private static String shown(Tree value) {
        return Json.compact(value);
    }

    private void object(Tree schema, Mapping object, String path, boolean root) {
        for (String name : schema.get("required").texts()) {
            if (!object.has(name)) {
                errors.add(FieldError.required(path.isEmpty() ? name : path + "." + name, ""));
            }
        }
        Tree most = schema.get("maxProperties");
        if (!most.isNothing() && object.size() > most.whole()) {
            errors.add(FieldError.tooMany(path, object.size(), most.wholeInt()));
        }
        Tree properties = schema.get("properties");
        for (int i = 0; i < object.size(); i++) {
            String key = object.keyAt(i);
            Tree property = properties.get(key).isNothing() ? schema.get("additionalProperties") : properties.get(key);
            if (property instanceof Mapping && !(root && List.of("apiVersion", "kind", "metadata").contains(key))) {
                value(property, object.valueAt(i), path.isEmpty() ? key : path + "." + key, false);
            }
        }
    }

    private void list(Tree schema, Sequence list, String path) {
        Tree most = schema.get("maxItems");
        Tree least = schema.get("minItems");
        if (!most.isNothing() && list.size() > most.whole()) {
            errors.add(FieldError.tooMany(path, list.size(), most.wholeInt()));
        }
        if (!least.isNothing() && list.size() < least.whole()) {
            errors.add(FieldError.invalid(path, Integer.toString(list.size()), path + " in body should have at least " + least.whole() + " items"));
        }
        for (int i = 0; i < list.size() && schema.has("items"); i++) {
            value(schema.get("items"), list.get(i), path + "[" + i + "]", false);
        }
    }

    private void text(Tree schema, String text, String path) {
        int length = text.codePointCount(0, text.length());
        Tree most = schema.get("maxLength");
        Tree least = schema.get("minLength");
        if (!most.isNothing() && length > most.whole()) {
            errors.add(FieldError.tooLong(path, most.wholeInt()));
        }
        if (!least.isNothing() && length < least.whole()) {
            errors.add(FieldError.invalid(path, shown(new Text(text)), path + " in body should be at least " + least.whole() + " chars long"));
        }
        String pattern = schema.get("pattern").text();
        if (!pattern.isEmpty() && !matches(pattern, text)) {
            errors.add(FieldError.invalid(path, shown(new Text(text)), path + " in body should match '" + pattern + "'"));
        }
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private void number(Tree schema, Tree number, String path) {
        Tree least = schema.get("minimum");
        Tree most = schema.get("maximum");
        boolean above = schema.get("exclusiveMinimum").truth();
        boolean below = schema.get("exclusiveMaximum").truth();
        if (!least.isNothing() && (above ? number.number() <= least.number() : number.number() < least.number())) {
            errors.add(FieldError.invalid(path, shown(number), path + " in body should be greater than " + (above ? "" : "or equal to ") + shown(least)));
        }
        if (!most.isNothing() && (below ? number.number() >= most.number() : number.number() > most.number())) {
            errors.add(FieldError.invalid(path, shown(number), path + " in body should be less than " + (below ? "" : "or equal to ") + shown(most)));
        }
        Tree multiple = schema.get("multipleOf");
        if (!multiple.isNothing() && multiple.number() != 0 && number.number() % multiple.number() != 0) {
            errors.add(FieldError.invalid(path, shown(number), path + " in body should be a multiple of " + shown(multiple)));
        }
    }
}
