package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads one JSON value after the other, with the complaints of jq's own parser. */
final class JsonStream {
    private static final int DEEPEST = 10_000;

    private final String text;
    private int at;
    private int line = 1;
    private int column;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Tree> next = Optional.empty();
    private final StringBuilder word = new StringBuilder();
    private boolean ended;
    private boolean finishing;
    private int consumed;
    private Place begun;

    /** A sequence or mapping that is not closed yet. */
    private static final class Open {
        private final boolean mapping;
        private final List<Tree> items = new ArrayList<>();
        private final Mapping.Builder fields = Mapping.builder();
        private int count;
        private Optional<String> key = Optional.empty();

        Open(boolean mapping) {
            this.mapping = mapping;
        }
    }

    /** The text is no JSON. */
    static final class Broken extends Exception {
        Broken(String message) {
            super(message, null, false, false);
        }
    }

    JsonStream(String text) {
        this(text, new Place(1, 0), true);
    }

    /** @param whole whether nothing follows; else what is begun at the end is left for {@link #rest} */
    JsonStream(String text, Place from, boolean whole) {
        this.text = text;
        this.line = from.line;
        this.column = from.column;
        this.begun = from;
        this.ended = !whole;
    }

    /** Where a text stands in what is read: line from 1, characters before it on the line. */
    record Place(int line, int column) {}

    /** What was begun and is not complete yet. */
    String rest() {
        return text.substring(consumed);
    }

    /** Where that begins. */
    Place place() {
        return begun;
    }

    /** How many line ends belong to the lines that were begun: jq reads line by line. */
    int linesBegun() {
        int end = at == 0 || text.charAt(at - 1) == '\n' ? at : text.indexOf('\n', at) + 1;
        return line - 1 + (end > at ? 1 : 0);
    }

    /** The next value; empty at the end. */
    Optional<Tree> next() throws Broken {
        while (at < text.length()) {
            Optional<Tree> done = take(text.charAt(at));
            if (done.isPresent()) {
                consumed = at;
                begun = new Place(line, column);
                return done;
            }
        }
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        finishing = true;
        literal();
        if (!open.isEmpty()) {
            throw broken("Unfinished JSON term");
        }
        Optional<Tree> last = next;
        next = Optional.empty();
        return last;
    }

    private Broken broken(String message) {
        ended = true;
        at = text.length();
        return new Broken(message + (finishing ? " at EOF" : "") + " at line " + line + ", column " + column);
    }

    private Optional<Tree> take(char c) throws Broken {
        at++;
        step(c);
        if (c == '"') {
            literal();
            string();
            return done();
        }
        if (" \t\r\n".indexOf(c) >= 0) {
            literal();
            return done();
        }
        if ("[{:,]}".indexOf(c) >= 0) {
            literal();
            structure(c);
            return done();
        }
        word.append(c);
        return Optional.empty();
    }

    private void step(char c) {
        column++;
        if (c == '\n') {
            line++;
            column = 0;
        }
    }

    private Optional<Tree> done() {
        if (!open.isEmpty()) {
            return Optional.empty();
        }
        Optional<Tree> value = next;
        next = Optional.empty();
        return value;
    }

    private void value(Tree value) throws Broken {
        if (next.isPresent()) {
            throw broken("Expected separator between values");
        }
        next = Optional.of(value);
    }

    private void literal() throws Broken {
        if (word.isEmpty()) {
            return;
        }
        String literal = word.toString();
        word.setLength(0);
        switch (literal) {
            case "null" -> value(Nothing.NOTHING);
            case "true" -> value(Truth.TRUE);
            case "false" -> value(Truth.FALSE);
            case "nan" -> value(Values.number(Double.NaN));
            default -> {
                char first = literal.charAt(0);
                if (first == 't' || first == 'f' || first == 'n' && !literal.startsWith("na")) {
                    throw broken("Invalid literal");
                }
                if (!literal.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                    throw broken("Invalid numeric literal");
                }
                value(Values.number(literal));
            }
        }
    }

    private void structure(char c) throws Broken {
        switch (c) {
            case '[', '{' -> {
                if (open.size() >= DEEPEST) {
                    throw broken("Exceeds depth limit for parsing");
                }
                if (next.isPresent()) {
                    throw broken("Expected separator between values");
                }
                open.push(new Open(c == '{'));
            }
            case ':' -> colon();
            case ',' -> comma();
            case ']' -> closeSequence();
            default -> closeMapping();
        }
    }

    private void colon() throws Broken {
        if (next.isEmpty()) {
            throw broken("Expected string key before ':'");
        }
        if (open.isEmpty() || !open.peek().mapping || open.peek().key.isPresent()) {
            throw broken("':' not as part of an object");
        }
        if (!(next.get() instanceof Text key)) {
            throw broken("Object keys must be strings");
        }
        open.peek().key = Optional.of(key.value());
        next = Optional.empty();
    }

    private void comma() throws Broken {
        if (next.isEmpty()) {
            throw broken("Expected value before ','");
        }
        if (open.isEmpty()) {
            throw broken("',' not as part of an object or array");
        }
        add(next.get());
    }

    private void add(Tree value) throws Broken {
        Open top = open.peek();
        if (!top.mapping) {
            top.items.add(value);
        } else if (top.key.isPresent()) {
            top.fields.put(top.key.get(), value);
            top.key = Optional.empty();
        } else {
            throw broken("Objects must consist of key:value pairs");
        }
        top.count++;
        next = Optional.empty();
    }

    private void closeSequence() throws Broken {
        if (open.isEmpty() || open.peek().mapping) {
            throw broken("Unmatched ']'");
        }
        if (next.isPresent()) {
            add(next.get());
        } else if (open.peek().count > 0) {
            throw broken("Expected another array element");
        }
        next = Optional.of(new Sequence(open.pop().items));
    }

    private void closeMapping() throws Broken {
        if (open.isEmpty()) {
            throw broken("Unmatched '}'");
        }
        if (next.isPresent()) {
            if (!open.peek().mapping) {
                throw broken("Objects must consist of key:value pairs");
            }
            add(next.get());
        } else if (!open.peek().mapping || open.peek().key.isPresent()) {
            throw broken("Unmatched '}'");
        } else if (open.peek().count > 0) {
            throw broken("Expected another key-value pair");
        }
        next = Optional.of(open.pop().fields.build());
    }

    private void string() throws Broken {
        int from = at;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                step(text.charAt(at++));
            }
            step(text.charAt(at++));
        }
        if (at >= text.length()) {
            if (ended) {
                return;
            }
            finishing = true;
            throw broken("Unfinished string");
        }
        String raw = text.substring(from, at);
        step(text.charAt(at++));
        value(new Text(raw.indexOf('\\') < 0 ? raw : unescaped(raw)));
    }

    private String unescaped(String raw) throws Broken {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            int plain = "\"\\/bfnrt".indexOf(escaped);
            if (plain >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (escaped == 'u' && i + 5 <= raw.length() && raw.substring(i + 1, i + 5).matches("[0-9a-fA-F]{4}")) {
                out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                throw broken(escaped == 'u' ? i + 5 > raw.length() ? "Invalid \\uXXXX escape" : "Invalid characters in \\uXXXX escape" : "Invalid escape");
            }
        }
        return out.toString();
    }
}
