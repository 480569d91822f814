package dev.drydock.sandbox.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value; what is wrong is said in the words of Go's {@code encoding/json} scanner. */
final class JsonReader {
    /** Unwinds the reader; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private final transient Misreading why;

        Wrong(Misreading why) {
            super(why.message(), null, false, false);
            this.why = why;
        }
    }

    private final String text;
    private final Limits limits;
    /** A key and the one that came after it: the items of a list mostly have the same keys in the same order. */
    private static final class Seen {
        private final String key;
        private Seen next;

        Seen(String key) {
            this.key = key;
        }
    }

    private final Map<String, Seen> keys = new LinkedHashMap<>();
    private Seen last = new Seen("");
    private int at;
    private int nodes;

    JsonReader(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    Reading<Tree> read() {
        try {
            if (text.length() > limits.characters()) throw wrong("exceeded max size");
            space();
            Tree value = value(1);
            space();
            if (at < text.length()) throw unexpected("after top-level value");
            return new Reading.Of<>(value);
        } catch (Wrong wrong) {
            return new Reading.Refused<>(wrong.why);
        }
    }

    private Wrong wrong(String message) {
        return new Wrong(Misreading.at(text, at, message));
    }

    private Wrong unexpected(String where) {
        if (at >= text.length()) return wrong("unexpected end of JSON input");
        return wrong("invalid character " + shown(text.codePointAt(at)) + " " + where);
    }

    /** Go scans bytes: of a character beyond ASCII it shows the first byte. */
    private static String shown(int codePoint) {
        if (codePoint == '\'') return "'\\''";
        if (codePoint == '"') return "'\"'";
        int first = codePoint < 0x80 ? codePoint : new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8)[0] & 0xff;
        String quoted = GoText.quote(String.valueOf((char) first));
        return "'" + quoted.substring(1, quoted.length() - 1) + "'";
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ' && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private Tree value(int depth) {
        if (++nodes > limits.nodes()) throw wrong("exceeded max size");
        if (at >= text.length()) throw unexpected("");
        char c = text.charAt(at);
        if ((c == '{' || c == '[') && depth > limits.depth()) throw wrong("exceeded max depth");
        return switch (c) {
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case '"' -> new Text(string());
            case 't' -> literal("true", Truth.TRUE);
            case 'f' -> literal("false", Truth.FALSE);
            case 'n' -> literal("null", Nothing.NOTHING);
            default -> {
                if (c != '-' && (c < '0' || c > '9')) throw unexpected("looking for beginning of value");
                yield number();
            }
        };
    }

    private Tree literal(String word, Tree value) {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (peek() != word.charAt(i) || at >= text.length()) throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
        }
        at++;
        return value;
    }

    private Tree sequence(int depth) {
        List<Tree> items = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return Sequence.EMPTY;
        }
        while (true) {
            space();
            items.add(value(depth + 1));
            space();
            char next = peek();
            if (next != ',' && next != ']') throw unexpected("after array element");
            at++;
            if (next == ']') return new Sequence(items);
        }
    }

    private Tree mapping(int depth) {
        Mapping.Builder entries = Mapping.builder();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return Mapping.EMPTY;
        }
        while (true) {
            space();
            if (peek() != '"') throw unexpected("looking for beginning of object key string");
            String key = key();
            space();
            if (peek() != ':') throw unexpected("after object key");
            at++;
            space();
            entries.put(key, value(depth + 1));
            space();
            char next = peek();
            if (next != ',' && next != '}') throw unexpected("after object key:value pair");
            at++;
            if (next == '}') return entries.build();
        }
    }

    /** A key, the same text for the same key. */
    private String key() {
        Seen expected = last.next;
        if (expected != null) {
            int end = at + 1 + expected.key.length();
            if (end < text.length() && text.charAt(end) == '"' && text.startsWith(expected.key, at + 1)) {
                at = end + 1;
                last = expected;
                return expected.key;
            }
        }
        String read = string();
        Seen seen = keys.computeIfAbsent(read, Seen::new);
        if (expected == null) last.next = seen == last ? null : seen;
        last = seen;
        return seen.key;
    }

    private Tree number() {
        int start = at;
        boolean whole = true;
        if (peek() == '-') at++;
        if (peek() == '0') at++;
        else if (peek() >= '1' && peek() <= '9') digits();
        else throw unexpected("in numeric literal");
        if (peek() == '.') {
            whole = false;
            at++;
            if (!isDigit()) throw unexpected("after decimal point in numeric literal");
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') at++;
            if (!isDigit()) throw unexpected("in exponent of numeric literal");
            digits();
        }
        String literal = text.substring(start, at);
        if (!whole || literal.equals("-0")) return new Decimal(literal);
        return literal.length() < 19 ? new Whole(Long.parseLong(literal)) : large(literal);
    }

    private static Tree large(String literal) {
        try {
            return new Whole(Long.parseLong(literal));
        } catch (NumberFormatException beyond64Bits) {
            return new Decimal(literal);
        }
    }

    private boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    private void digits() {
        while (isDigit()) at++;
    }

    private String string() {
        int start = ++at;
        StringBuilder unescaped = null;
        while (true) {
            if (at >= text.length()) throw unexpected("");
            char c = text.charAt(at);
            if (c == '"') break;
            if (c < 0x20) throw unexpected("in string literal");
            if (c == '\\') {
                if (unescaped == null) unescaped = new StringBuilder(text.substring(start, at));
                escape(unescaped);
            } else {
                if (unescaped != null) unescaped.append(c);
                at++;
            }
        }
        String string = unescaped == null ? text.substring(start, at) : unescaped.toString();
        at++;
        return string;
    }

    private void escape(StringBuilder out) {
        at++;
        int plain = "\"\\/bfnrt".indexOf(peek());
        if (at < text.length() && plain >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(plain));
            at++;
            return;
        }
        if (peek() != 'u') throw unexpected("in string escape code");
        char unit = hex();
        if (Character.isHighSurrogate(unit) && text.startsWith("\\u", at)) {
            int back = at;
            at++;
            char low = hex();
            if (Character.isLowSurrogate(low)) {
                out.append(unit).append(low);
                return;
            }
            at = back;
        }
        out.append(Character.isSurrogate(unit) ? '\uFFFD' : unit);
    }

    /** Reads from the u of an escape on. */
    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) throw unexpected("in \\u hexadecimal character escape");
            value = value * 16 + digit;
        }
        at++;
        return (char) value;
    }
}
