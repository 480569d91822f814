package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoFloat;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Writes a tree in block style, as go-yaml v2 does for {@code kubectl -o yaml}. */
final class YamlWriter {
    private static final int LONGEST_SIMPLE_KEY = 128;
    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();

    String write(Tree tree) {
        if (tree instanceof Mapping mapping && !mapping.isEmpty()) mapping(mapping, 0, false);
        else if (tree instanceof Sequence sequence && !sequence.isEmpty()) sequence(sequence, 0, false);
        else scalar(tree, 0, false);
        newline();
        return out.toString();
    }

    private void newline() {
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') out.append('\n');
    }

    private void indent(int places) {
        newline();
        out.append(" ".repeat(places));
    }

    /** @param begun whether the line is already indented to where the first key belongs */
    private void mapping(Mapping mapping, int places, boolean begun) {
        List<String> keys = sorted(mapping.keys());
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0 || !begun) indent(places);
            String key = keys.get(i);
            boolean simple = key.codePointCount(0, key.length()) <= LONGEST_SIMPLE_KEY && key.chars().noneMatch(YamlText::isBreak);
            if (!simple) out.append("? ");
            scalar(new Text(key), places, simple);
            if (!simple) indent(places);
            out.append(':');
            value(mapping.get(key), places, simple);
        }
    }

    private void value(Tree value, int places, boolean simple) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            if (!simple) out.append(' ');
            mapping(mapping, places + STEP, !simple);
        } else if (value instanceof Sequence sequence && !sequence.isEmpty()) {
            if (!simple) out.append(' ');
            sequence(sequence, simple ? places : places + STEP, !simple);
        } else {
            out.append(' ');
            scalar(value, places, false);
        }
    }

    private void sequence(Sequence sequence, int places, boolean begun) {
        for (int i = 0; i < sequence.size(); i++) {
            if (i > 0 || !begun) indent(places);
            out.append("- ");
            Tree item = sequence.get(i);
            if (item instanceof Mapping mapping && !mapping.isEmpty()) mapping(mapping, places + STEP, true);
            else if (item instanceof Sequence inner && !inner.isEmpty()) sequence(inner, places + STEP, true);
            else scalar(item, places, false);
        }
    }

    private void scalar(Tree value, int places, boolean key) {
        if (value instanceof Text text) new YamlText(text.value()).write(out, places + STEP, key);
        else if (value instanceof Mapping) out.append("{}");
        else if (value instanceof Sequence) out.append("[]");
        else if (value instanceof Decimal decimal) out.append(number(decimal));
        else out.append(value);
    }

    /** Through JSON's float64, as everything that kubectl prints. */
    private static String number(Decimal decimal) {
        String json = GoFloat.json(decimal.number());
        if (json.equals("-0")) return "0";
        return json.matches("-?[0-9]+") ? json : GoFloat.format(decimal.number(), 'g', -1);
    }

    /** By merging: go-yaml's order has circles among odd keys, at which Java's own sort would fail. */
    static List<String> sorted(List<String> keys) {
        if (keys.size() < 2) return keys;
        List<String> left = sorted(keys.subList(0, keys.size() / 2));
        List<String> right = sorted(keys.subList(keys.size() / 2, keys.size()));
        List<String> merged = new ArrayList<>(keys.size());
        int i = 0;
        for (String key : right) {
            while (i < left.size() && compareKeys(left.get(i), key) <= 0) merged.add(left.get(i++));
            merged.add(key);
        }
        merged.addAll(left.subList(i, left.size()));
        return merged;
    }

    /** Go-yaml's order of keys: letters by code point, digits as numbers, everything else before letters. */
    private static int compareKeys(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] == b[i]) continue;
            boolean letterA = Character.isLetter(a[i]);
            boolean letterB = Character.isLetter(b[i]);
            if (letterA && letterB) return Integer.compare(a[i], b[i]);
            if (letterA || letterB) return letterB ? -1 : 1;
            return compareNumbers(a, b, i);
        }
        return Integer.compare(a.length, b.length);
    }

    private static int compareNumbers(int[] a, int[] b, int at) {
        long start = 0;
        if (a[at] == '0' || b[at] == '0') {
            for (int j = at - 1; j >= 0 && Character.isDigit(a[j]); j--) if (a[j] != '0') start = 1;
        }
        long numberA = start;
        long numberB = start;
        int i = at;
        int j = at;
        for (; i < a.length && Character.isDigit(a[i]); i++) numberA = numberA * 10 + a[i] - '0';
        for (; j < b.length && Character.isDigit(b[j]); j++) numberB = numberB * 10 + b[j] - '0';
        if (numberA != numberB) return Long.compare(numberA, numberB);
        return i != j ? Integer.compare(i, j) : Integer.compare(a[at], b[at]);
    }
}
