package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.value.Cells;
import dev.drydock.sandbox.tool.awk.value.Comparison;
import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.print.Numbers;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Functions that fill arrays or search in texts. */
final class Texts {
    private Texts() {}

    static Value split(Machine m, List<Value> v) {
        String text = m.text(v.get(0));
        List<String> separators = new ArrayList<>();
        Value separator = v.size() > 2 ? v.get(2) : m.get(Special.FS);
        List<String> parts = v.size() > 3 && !text.isEmpty() && !m.text(separator).equals(" ")
                ? Splitter.regex(text, m.regexes().of(separator), separators) : m.regexes().split(text, separator);
        fill(m, v.get(1), parts);
        if (v.size() > 3) {
            fill(m, v.get(3), separators);
        }
        return Value.of(parts.size());
    }

    static Value patsplit(Machine m, List<Value> v) {
        List<String> fields = new ArrayList<>();
        Regex regex = m.regexes().of(v.size() > 2 ? v.get(2) : Value.of("[^[:space:]]+"));
        List<String> between = Splitter.regex(m.text(v.get(0)), regex, fields);
        fill(m, v.get(1), fields);
        if (v.size() > 3) {
            fill(m, v.get(3), between);
        }
        return Value.of(fields.size());
    }

    private static void fill(Machine m, Value array, List<String> parts) {
        Cells.Open cells = m.array(((Value.Array) array).id());
        cells.clear();
        for (int i = 0; i < parts.size(); i++) {
            cells.put(Integer.toString(i + 1), Value.input(parts.get(i)));
        }
    }

    static Value match(Machine m, List<Value> v) {
        String text = m.text(v.get(0));
        Optional<Match> found = m.regexes().of(v.get(1)).find(text, 0);
        int start = found.map(match -> text.codePointCount(0, match.start()) + 1).orElse(0);
        int length = found.map(match -> text.codePointCount(match.start(), match.end())).orElse(-1);
        m.set(Special.RSTART, Value.of(start));
        m.set(Special.RLENGTH, Value.of(length));
        if (v.size() > 2) {
            groups(m, v, text, found);
        }
        return Value.of(start);
    }

    private static void groups(Machine m, List<Value> v, String text, Optional<Match> found) {
        Cells.Open cells = m.array(((Value.Array) v.get(2)).id());
        cells.clear();
        for (int g = 0; found.isPresent() && g <= 99; g++) {
            if (found.get().has(g)) {
                cells.put(Integer.toString(g), Value.input(found.get().text(text, g)));
            }
        }
    }

    static Value gensub(Machine m, List<Value> v) {
        String how = m.text(v.get(2));
        boolean all = how.startsWith("g") || how.startsWith("G");
        int which = all ? 0 : (int) Math.max(1, v.get(2).number());
        String text = v.size() > 3 ? m.text(v.get(3)) : m.record().text();
        return Value.of(Substitution.replaced(text, m.regexes().of(v.get(0)), m.text(v.get(1)), which, true).text());
    }

    /** {@code asort} and {@code asorti}: values or subscripts in order, numbered from 1. */
    static Value sort(Machine m, List<Value> v, boolean subscripts) {
        Cells.Open source = m.array(((Value.Array) v.get(0)).id());
        List<Value> values = subscripts ? new ArrayList<>(source.keys().stream().map(Value::of).toList()) : source.values();
        Comparator<Value> order = (a, b) -> a.numeric() != b.numeric() ? (a.numeric() ? -1 : 1)
                : Comparison.compare(a, b, m.flavour().notation(), "%.6g");
        values.sort(order);
        Cells.Open target = v.size() > 1 ? m.array(((Value.Array) v.get(1)).id()) : source;
        target.clear();
        for (int i = 0; i < values.size(); i++) {
            target.put(Integer.toString(i + 1), values.get(i));
        }
        return Value.of(values.size());
    }

    /** Decimal, octal with a leading 0, hexadecimal with a leading 0x. */
    static double strtonum(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("0[0-7]+.*")) {
            return Long.parseLong(trimmed.replaceFirst("^(0[0-7]{1,18}).*$", "$1"), 8);
        }
        return Numbers.leading(trimmed, trimmed.matches("0[xX].*")).value();
    }
}
