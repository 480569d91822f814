package dev.drydock.sandbox.build;

import java.util.Map;
import java.util.Optional;

/** Variables put into words, by the rules of the Dockerfile's own small shell: {@code $a}, {@code ${a}}, {@code ${a:-b}}, {@code ${a:+b}}. */
public final class Words {
    private final String text;
    private final Map<String, String> values;
    private final char escape;
    private final boolean raw;
    private int at;

    private Words(String text, Map<String, String> values, char escape, boolean raw) {
        this.text = text;
        this.values = values;
        this.escape = escape;
        this.raw = raw;
    }

    /** With quotes and escapes taken away. */
    public static String expanded(String text, Map<String, String> values, char escape) {
        return new Words(text, values, escape, false).until((char) 0);
    }

    /** As progress shows an instruction: quotes stay, and variables that nobody set. */
    public static String shown(String text, Map<String, String> values, char escape) {
        return new Words(text, values, escape, true).until((char) 0);
    }

    private String until(char end) {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && (end == 0 || text.charAt(at) != end)) {
            char c = text.charAt(at++);
            if (c == '\'') {
                int close = text.indexOf('\'', at);
                int to = close < 0 ? text.length() : close;
                out.append(raw ? "'" : "").append(text, at, to).append(raw && close >= 0 ? "'" : "");
                at = Math.min(text.length(), to + 1);
            } else if (c == '"') {
                quoted(out);
            } else if (c == escape && at < text.length()) {
                out.append(raw ? String.valueOf(c) : "").append(text.charAt(at++));
            } else if (c == '$') {
                out.append(variable());
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void quoted(StringBuilder out) {
        out.append(raw ? "\"" : "");
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            boolean escaped = c == escape && at < text.length() && "\"$\\`".indexOf(text.charAt(at)) >= 0;
            if (escaped) {
                out.append(raw ? String.valueOf(c) : "").append(text.charAt(at++));
            } else if (c == '$') {
                out.append(variable());
            } else {
                out.append(c);
            }
        }
        out.append(raw && at < text.length() ? "\"" : "");
        at++;
    }

    private String variable() {
        int begin = at - 1;
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            String name = name();
            if (name.isEmpty()) {
                return text.substring(begin, at);
            }
            return braced(name, begin);
        }
        String name = name();
        if (name.isEmpty()) {
            return "$";
        }
        return Optional.ofNullable(values.get(name)).orElse(raw ? text.substring(begin, at) : "");
    }

    private String braced(String name, int begin) {
        String value = values.get(name);
        boolean colon = at < text.length() && text.charAt(at) == ':';
        at += colon ? 1 : 0;
        char kind = at < text.length() ? text.charAt(at) : '}';
        if (kind == '}') {
            at++;
            return value != null ? value : raw ? text.substring(begin, Math.min(at, text.length())) : "";
        }
        at++;
        String word = until('}');
        at++;
        boolean set = value != null && !(colon && value.isEmpty());
        return switch (kind) {
            case '-' -> set ? value : word;
            case '+' -> set ? word : "";
            case '?' -> set ? value : "";
            case '#' -> value == null ? "" : value.startsWith(word) ? value.substring(word.length()) : value;
            case '%' -> value == null ? "" : value.endsWith(word) ? value.substring(0, value.length() - word.length()) : value;
            default -> value == null ? "" : value;
        };
    }

    private String name() {
        int begin = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(begin, at);
    }
}
