package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoFloat;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;

/** Writes a tree as go-yaml v3 does when told to indent by two: sequences are indented, lines are not folded, keys stay in their order. */
final class ComposeYamlWriter {
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

    private void mapping(Mapping mapping, int places, boolean begun) {
        for (int i = 0; i < mapping.size(); i++) {
            if (i > 0 || !begun) indent(places);
            scalar(new Text(mapping.keyAt(i)), places, true);
            out.append(':');
            Tree value = mapping.valueAt(i);
            if (value instanceof Mapping inner && !inner.isEmpty()) {
                mapping(inner, places + STEP, false);
            } else if (value instanceof Sequence inner && !inner.isEmpty()) {
                sequence(inner, places + STEP, false);
            } else {
                out.append(' ');
                scalar(value, places, false);
            }
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
        if (value instanceof Text text) new YamlText(text.value(), Integer.MAX_VALUE).write(out, places + STEP, key);
        else if (value instanceof Mapping) out.append("{}");
        else if (value instanceof Sequence) out.append("[]");
        else if (value instanceof Decimal decimal) out.append(GoFloat.format(decimal.number(), 'g', -1));
        else out.append(value);
    }
}
