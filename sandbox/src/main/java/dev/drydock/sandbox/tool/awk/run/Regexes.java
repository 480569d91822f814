package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Regexes made while the program runs; lives within one step. */
final class Regexes {
    private static final int MOST = 200;

    private final Machine machine;
    private final Map<String, Regex> compiled = new LinkedHashMap<>();

    Regexes(Machine machine) {
        this.machine = machine;
    }

    /** The regex that a value means. */
    Regex of(Value value) {
        boolean ignoreCase = machine.get(Special.IGNORECASE).truth();
        if (value instanceof Value.Pattern pattern) {
            return ignoreCase ? of(pattern.source(), true) : pattern.regex();
        }
        return of(machine.text(value), ignoreCase);
    }

    Regex of(String source) {
        return of(source, machine.get(Special.IGNORECASE).truth());
    }

    private Regex of(String source, boolean ignoreCase) {
        String key = (ignoreCase ? "i" : "c") + source;
        Regex known = compiled.get(key);
        if (known != null) {
            return known;
        }
        if (compiled.size() > MOST) {
            compiled.clear();
        }
        try {
            Regex made = Regex.compile(source, Dialect.AWK, new Regex.Options(ignoreCase, false, Regex.Span.ANYTHING));
            compiled.put(key, made);
            return made;
        } catch (BadPattern bad) {
            throw new Trouble(machine.flavour().badRegex(source, bad.getMessage()));
        }
    }

    /** Fields of a text. @param paragraphs whether newlines separate fields whatever the separator is */
    List<String> split(String text, String separator, boolean paragraphs, List<String> separators) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            return Splitter.blanks(text);
        }
        if (separator.isEmpty()) {
            return Splitter.characters(text);
        }
        if (separator.length() == 1 && separator.charAt(0) != '\\' && separators.isEmpty()) {
            boolean ignoresCase = machine.get(Special.IGNORECASE).truth();
            return ignoresCase && Character.isLetter(separator.charAt(0)) ? Splitter.regex(text, of(separator), separators)
                    : Splitter.character(text, separator.charAt(0), paragraphs);
        }
        String source = separator.equals("\\") ? "\\\\" : separator;
        return Splitter.regex(text, of(paragraphs ? source + "|\n" : source), separators);
    }

    /** The same for a separator that may be a regex written between slashes. */
    List<String> split(String text, Value separator) {
        return separator instanceof Value.Pattern && !text.isEmpty()
                ? Splitter.regex(text, of(separator), new ArrayList<>()) : split(text, machine.text(separator), false, new ArrayList<>());
    }
}
