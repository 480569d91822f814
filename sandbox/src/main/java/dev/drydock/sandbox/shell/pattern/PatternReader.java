package dev.drydock.sandbox.shell.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of a pattern. */
final class PatternReader {
    /** Deeper nested alternatives are taken literally. */
    private static final int DEEPEST = 50;

    private final int[] text;
    private final boolean extended;
    private int pos;

    PatternReader(String pattern, boolean extended) {
        this.text = pattern.codePoints().toArray();
        this.extended = extended;
    }

    List<Element> read() {
        return read(0);
    }

    private List<Element> read(int depth) {
        List<Element> elements = new ArrayList<>();
        while (pos < text.length) {
            int c = text[pos];
            if (depth > 0 && (c == '|' || c == ')')) {
                break;
            }
            if (extended && depth < DEEPEST && "?*+@!".indexOf(c) >= 0 && at(pos + 1) == '(' && closes(pos + 2)) {
                elements.add(choice((char) c, depth));
            } else {
                elements.add(single());
            }
        }
        return elements;
    }

    private int at(int index) {
        return index < text.length ? text[index] : -1;
    }

    private boolean closes(int from) {
        int open = 1;
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\\') {
                i++;
            } else if (text[i] == '(') {
                open++;
            } else if (text[i] == ')' && --open == 0) {
                return true;
            }
        }
        return false;
    }

    private Element choice(char kind, int depth) {
        pos += 2;
        List<List<Element>> alternatives = new ArrayList<>();
        alternatives.add(read(depth + 1));
        while (at(pos) == '|') {
            pos++;
            alternatives.add(read(depth + 1));
        }
        pos++;
        return new Element.Choice(kind, alternatives);
    }

    private Element single() {
        int c = text[pos++];
        switch (c) {
            case '?':
                return new Element.Any();
            case '*':
                return new Element.Star();
            case '\\':
                return new Element.One(pos < text.length ? text[pos++] : '\\');
            case '[':
                int start = pos;
                Optional<Element> bracket = bracket();
                if (bracket.isEmpty()) {
                    pos = start;
                }
                return bracket.orElse(new Element.One('['));
            default:
                return new Element.One(c);
        }
    }

    /** The rest of a bracket expression; empty when it is not closed, so that the bracket is a plain character. */
    private Optional<Element> bracket() {
        boolean negated = at(pos) == '!' || at(pos) == '^';
        if (negated) {
            pos++;
        }
        List<Element.Range> ranges = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        boolean first = true;
        while (true) {
            if (pos >= text.length) {
                return Optional.empty();
            }
            if (text[pos] == ']' && !first) {
                pos++;
                return Optional.of(new Element.Bracket(negated, List.copyOf(ranges), List.copyOf(classes)));
            }
            first = false;
            if (text[pos] == '[' && at(pos + 1) == ':' && className().isPresent()) {
                String name = className().orElseThrow();
                classes.add(name);
                pos += name.length() + 4;
                continue;
            }
            int from = character();
            if (at(pos) == '-' && at(pos + 1) != ']' && pos + 1 < text.length) {
                pos++;
                ranges.add(new Element.Range(from, character()));
            } else {
                ranges.add(new Element.Range(from, from));
            }
        }
    }

    private int character() {
        int c = text[pos++];
        return c == '\\' && pos < text.length ? text[pos++] : c;
    }

    private Optional<String> className() {
        int end = pos + 2;
        while (end < text.length && text[end] >= 'a' && text[end] <= 'z') {
            end++;
        }
        return at(end) == ':' && at(end + 1) == ']'
                ? Optional.of(new String(text, pos + 2, end - pos - 2)) : Optional.empty();
    }
}
