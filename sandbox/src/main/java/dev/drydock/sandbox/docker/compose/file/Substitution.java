package dev.drydock.sandbox.docker.compose.file;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code $NAME}, {@code ${NAME:-standard}}, {@code ${NAME:?complaint}}, {@code ${NAME:+other}} into a text; {@code $$} is a dollar.
 * The rules, and where they are odd, are those of compose-go's templates.
 *
 * @param variables a variable's value, empty when it is not set
 * @param unset told of every variable that is missing and has no standard value
 */
record Substitution(Function<String, Optional<String>> variables, Consumer<String> unset) {
    private static final Pattern PLACE = Pattern.compile(
            "\\$(?:(\\$)|([_a-z][_a-z0-9]*)|\\{(?:([_a-z][_a-z0-9]*(?::?[-+?](.*))?)\\}|()))", Pattern.CASE_INSENSITIVE);
    private static final List<String> OPERATORS = List.of(":?", "?", ":-", "-", ":+", "+");

    /** The text is no template; unwinds to {@link #fill}. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String template;

        Malformed(String template) {
            super(template, null, false, false);
            this.template = template;
        }

        String template() {
            return template;
        }
    }

    /** The filled text. @throws Malformed if it is no template @throws Unfit if a variable is required and missing */
    String fill(String template) {
        if (template.indexOf('$') < 0) {
            return template;
        }
        Matcher place = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        int end = 0;
        while (place.find()) {
            filled.append(template, end, place.start());
            try {
                filled.append(replacement(place.group()));
            } catch (Malformed malformed) {
                throw malformed.template().isEmpty() ? new Malformed(template) : malformed;
            }
            end = place.end();
        }
        return filled.append(template.substring(end)).toString();
    }

    private String replacement(String found) {
        String operator = operator(found);
        int close = closing(found);
        String rest = close < 0 ? "" : found.substring(close + 1);
        String place = close < 0 ? found : found.substring(0, close + 1);
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.find()) {
            throw new Malformed("");
        }
        if (matcher.group(1) != null) {
            return "$";
        }
        boolean braced = matcher.group(2) == null;
        String inner = braced ? matcher.group(3) : matcher.group(2);
        if (inner == null || inner.isEmpty()) {
            throw new Malformed("");
        }
        if (braced && inner.contains(operator)) {
            return applied(inner, operator) + fill(rest);
        }
        Optional<String> value = variables.apply(inner);
        if (value.isEmpty()) {
            unset.accept(inner);
        }
        return value.orElse("") + (braced ? fill(rest) : "");
    }

    private static String operator(String found) {
        String first = OPERATORS.get(0);
        int least = Integer.MAX_VALUE;
        for (String operator : OPERATORS) {
            int at = found.indexOf(operator);
            if (at >= 0 && at < least) {
                least = at;
                first = operator;
            }
        }
        return first;
    }

    private String applied(String inner, String operator) {
        int at = inner.indexOf(operator);
        String name = inner.substring(0, at);
        String word = fill(inner.substring(at + operator.length()));
        Optional<String> value = variables.apply(name);
        boolean there = value.isPresent() && !(operator.startsWith(":") && value.get().isEmpty());
        return switch (operator.charAt(operator.length() - 1)) {
            case '-' -> there ? value.get() : word;
            case '+' -> there ? word : value.orElse("");
            default -> {
                if (!there) {
                    throw new Unfit("required variable " + name + " is missing a value" + (word.isEmpty() ? "" : ": " + word));
                }
                yield value.get();
            }
        };
    }

    private static int closing(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '}') {
                open--;
                if (open == 0) {
                    return i;
                }
            }
            if (text.charAt(i) == '{') {
                open++;
                i++;
            }
        }
        return -1;
    }
}
