package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** A label selector: all its requirements must hold. */
public record Selector(List<Requirement> requirements) {
    public static final Selector EVERYTHING = new Selector(List.of());
    public static final Selector NOTHING = new Selector(List.of(new Requirement("", Operator.IN, List.of())));

    public Selector {
        requirements = List.copyOf(requirements);
    }

    /** How a label is compared. */
    public enum Operator {
        IN, NOT_IN, EXISTS, DOES_NOT_EXIST, GREATER, LESS
    }

    /** @param values of {@code IN} and {@code NOT_IN}; one number of {@code GREATER} and {@code LESS} */
    public record Requirement(String key, Operator operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }

        boolean matches(Mapping labels) {
            boolean has = labels.has(key);
            return switch (operator) {
                case IN -> has && values.contains(labels.get(key).text());
                case NOT_IN -> !has || !values.contains(labels.get(key).text());
                case EXISTS -> has;
                case DOES_NOT_EXIST -> !has;
                case GREATER -> has && number(labels.get(key).text()) > number(values.get(0));
                case LESS -> has && number(labels.get(key).text()) < number(values.get(0));
            };
        }

        private static double number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    public boolean matches(Mapping labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    public boolean matchesObject(Tree object) {
        return matches(Objects.labels(object));
    }

    public boolean isEverything() {
        return requirements.isEmpty();
    }

    /** Of equal labels: the selectors of services and replication controllers. An empty one selects nothing. */
    public static Selector ofLabels(Tree labels) {
        if (labels.isEmpty()) {
            return NOTHING;
        }
        List<Requirement> requirements = new ArrayList<>();
        labels.mapping().forEach((key, value) -> requirements.add(new Requirement(key, Operator.IN, List.of(value.text()))));
        return new Selector(requirements);
    }

    /** Of {@code matchLabels} and {@code matchExpressions}. Missing it selects nothing, empty everything. */
    public static Selector of(Tree selector) {
        if (selector.isNothing()) {
            return NOTHING;
        }
        List<Requirement> requirements = new ArrayList<>();
        selector.get("matchLabels").mapping().forEach((key, value) -> requirements.add(new Requirement(key, Operator.IN, List.of(value.text()))));
        for (Tree expression : selector.get("matchExpressions").items()) {
            requirements.add(new Requirement(
                    expression.get("key").text(), operator(expression.get("operator").text()), expression.get("values").texts()));
        }
        return new Selector(requirements);
    }

    /** An operator as objects spell it: also those of node selectors. */
    public static Operator operator(String word) {
        return switch (word) {
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            case "Gt" -> Operator.GREATER;
            case "Lt" -> Operator.LESS;
            default -> Operator.IN;
        };
    }
}
