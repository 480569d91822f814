package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The parameter {@code filters}: a map from a field to the set of values of which one must hold; fields must all hold. */
public final class Filters {
    /** Nothing is left out. */
    public static final Filters NONE = new Filters(Map.of());

    private final Map<String, List<String>> valuesByField;

    private Filters(Map<String, List<String>> valuesByField) {
        this.valuesByField = valuesByField;
    }

    /** The filters of a call; refused with the original's words if a field is not among those accepted. */
    public static Answer<Filters> of(Call call, Set<String> accepted) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String text = call.query("filters");
        Tree tree = text.isEmpty() ? Mapping.EMPTY : Json.read(text).value().orElse(Mapping.EMPTY);
        for (String field : tree.mapping().sorted().keys()) {
            if (!accepted.contains(field) && !accepted.isEmpty()) {
                return Answer.refused(Reply.bad(field.isEmpty() ? "invalid filter" : "invalid filter '" + field + "'"));
            }
            Tree given = tree.get(field);
            values.put(field, given instanceof Mapping set ? set.sorted().keys() : given.texts());
        }
        return Answer.of(new Filters(values));
    }

    /** Whether nothing is asked about. */
    public boolean isEmpty() {
        return valuesByField.isEmpty();
    }

    public boolean has(String field) {
        return valuesByField.containsKey(field);
    }

    public List<String> values(String field) {
        return valuesByField.getOrDefault(field, List.of());
    }

    public Optional<String> first(String field) {
        return values(field).stream().findFirst();
    }

    /** Whether the field is not asked about, or one of its values holds. */
    public boolean any(String field, Predicate<String> holds) {
        return !has(field) || values(field).stream().anyMatch(holds);
    }

    /** Whether the field is not asked about, or all of its values hold. */
    public boolean all(String field, Predicate<String> holds) {
        return values(field).stream().allMatch(holds);
    }

    /** Labels as {@code key} or {@code key=value}, all of which must be there. */
    public boolean labels(Mapping labels) {
        return all("label", wanted -> hasLabel(labels, wanted)) && values("label!").stream().noneMatch(not -> hasLabel(labels, not));
    }

    private static boolean hasLabel(Mapping labels, String wanted) {
        int equals = wanted.indexOf('=');
        return equals < 0 ? labels.has(wanted) : labels.has(wanted.substring(0, equals))
                && labels.get(wanted.substring(0, equals)).text().equals(wanted.substring(equals + 1));
    }

    /** Whether a name is one of the values, or matches one as a regular expression that need not be anchored. */
    public boolean names(String field, String... names) {
        return any(field, wanted -> {
            for (String name : names) {
                if (name.equals(wanted) || matches(wanted, name)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean matches(String expression, String name) {
        try {
            return Pattern.compile(expression).matcher(name).find();
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    /** A truth value of a field such as {@code dangling}; refused unless it is one. */
    public Answer<Optional<Boolean>> truth(String field) {
        if (!has(field)) {
            return Answer.of(Optional.empty());
        }
        String value = first(field).orElse("");
        if (value.equals("true") || value.equals("1")) {
            return Answer.of(Optional.of(true));
        }
        if (value.equals("false") || value.equals("0")) {
            return Answer.of(Optional.of(false));
        }
        return Answer.refused(Reply.bad("invalid filter '" + field + "=[" + value + "]'"));
    }

    /** The moment before which things must have been made, in microseconds: a point in time, or a duration ago; refused if neither. */
    public Answer<Optional<Long>> until(Call call) {
        if (!has("until")) {
            return Answer.of(Optional.empty());
        }
        String text = first("until").orElse("");
        Optional<Long> moment = Numbers.nanoseconds(text).map(ago -> call.kernel().now() - ago / 1000)
                .or(() -> GoTime.parameter(text.matches("\\d{4}-\\d\\d-\\d\\d") ? text + "T00:00:00Z" : text));
        return moment.isPresent() ? Answer.of(moment)
                : Answer.refused(Reply.bad("failed to parse value as time or duration: \"" + text + "\""));
    }
}
