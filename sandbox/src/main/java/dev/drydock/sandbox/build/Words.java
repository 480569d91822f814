package dev.drydock.sandbox.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables put into words, by the rules of the Dockerfile's own small shell: {@code $a}, {@code ${a}}, {@code ${a:-b}}, {@code ${a:+b}},
 * {@code ${a:?why}}, {@code ${a#prefix}}, {@code ${a%suffix}}, {@code ${a/old/new}}. Lives for one text.
 */
public final class Words {
    private static final char END = '\uffff';

    private final String text;
    private final Map<String, String> values;
    private final char escape;
    private final Style style;
    private final TreeSet<String> matched = new TreeSet<>();
    private final TreeSet<String> unmatched = new TreeSet<>();
    private String wrong = "";
    private int at;

    /** What stays as it is written. */
    private record Style(boolean quotes, boolean plainQuotes, boolean unset) {}

    /**
     * What came of a text.
     *
     * @param words the text split at blanks outside quotes
     * @param matched names of variables that were put in
     * @param unmatched names of variables that nobody set
     * @param complaint why the text cannot be read, or empty
     */
    public record Expansion(String text, List<String> words, TreeSet<String> matched, TreeSet<String> unmatched, String complaint) {}

    /** A text that is gathered, whole and in words. */
    private static final class Gathered {
        private final StringBuilder whole = new StringBuilder();
        private final StringBuilder word = new StringBuilder();
        private final List<String> words = new ArrayList<>();

        void plain(char c) {
            whole.append(c);
            if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }

        void plain(String text) {
            text.chars().forEach(c -> plain((char) c));
        }

        void raw(String text) {
            whole.append(text);
            word.append(text);
        }

        List<String> words() {
            if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            return List.copyOf(words);
        }
    }

    private Words(String text, Map<String, String> values, char escape, Style style) {
        this.text = text;
        this.values = values;
        this.escape = escape;
        this.style = style;
    }

    /** With quotes and escapes taken away; what cannot be read stays as it is. */
    public static String expanded(String text, Map<String, String> values, char escape) {
        Expansion expansion = expand(text, values, escape);
        return expansion.complaint().isEmpty() ? expansion.text() : text;
    }

    /** The same, with all that can be said of it. */
    public static Expansion expand(String text, Map<String, String> values, char escape) {
        return new Words(text, values, escape, new Style(false, false, false)).run();
    }

    /** As progress shows a command: quotes stay, and variables that nobody set. */
    public static String shown(String text, Map<String, String> values, char escape) {
        Expansion expansion = new Words(text, values, escape, new Style(true, false, true)).run();
        return expansion.complaint().isEmpty() ? expansion.text() : text;
    }

    /** The content of a file that stands in the Dockerfile: quotes mean nothing. */
    public static Expansion content(String text, Map<String, String> values) {
        return new Words(text, values, '\\', new Style(false, true, false)).run();
    }

    private Expansion run() {
        Gathered all = new Gathered();
        until(END, all);
        String complaint = wrong.isEmpty() ? "" : "failed to process \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\": " + wrong;
        return new Expansion(all.whole.toString(), all.words(), matched, unmatched, complaint);
    }

    private void fail(String why) {
        wrong = wrong.isEmpty() ? why : wrong;
        at = text.length();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void until(char end, Gathered out) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == end) {
                at++;
                return;
            }
            at++;
            if (c == '\'' && !style.plainQuotes()) {
                out.raw(single());
            } else if (c == '"' && !style.plainQuotes()) {
                out.raw(doubled());
            } else if (c == '$') {
                out.plain(variable());
            } else if (c == escape) {
                if (at < text.length()) {
                    out.raw(String.valueOf(text.charAt(at++)));
                }
            } else {
                out.plain(c);
            }
        }
        if (end != END) {
            fail(end == '}' ? "syntax error: missing '}'" : "syntax error: missing '/' in ${}");
        }
    }

    private String part(char end) {
        Gathered part = new Gathered();
        until(end, part);
        return part.whole.toString();
    }

    /** The text up to an end, escapes kept, for patterns. */
    private String pattern(char end) {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            char c = text.charAt(at++);
            out.append(c == '$' ? variable() : String.valueOf(c));
            if (c == escape && at < text.length()) {
                out.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            fail(end == '}' ? "syntax error: missing '}'" : "syntax error: missing '/' in ${}");
        }
        at++;
        return out.toString();
    }

    private String single() {
        int close = text.indexOf('\'', at);
        if (close < 0) {
            fail("unexpected end of statement while looking for matching single-quote");
            return "";
        }
        String inner = text.substring(at, close);
        at = close + 1;
        return style.quotes() ? "'" + inner + "'" : inner;
    }

    private String doubled() {
        StringBuilder out = new StringBuilder(style.quotes() ? "\"" : "");
        while (peek() != '"') {
            if (at >= text.length()) {
                fail("unexpected end of statement while looking for matching double-quote");
                return "";
            }
            char c = text.charAt(at++);
            if (c == '$') {
                out.append(variable());
            } else if (c == escape && (peek() == '"' || peek() == '$' || peek() == escape)) {
                out.append(text.charAt(at++));
            } else if (c != escape || at < text.length()) {
                out.append(c);
            }
        }
        at++;
        return out + (style.quotes() ? "\"" : "");
    }

    private String variable() {
        if (peek() != '{') {
            String name = name();
            return name.isEmpty() ? "$" : value(name) ? values.get(name) : style.unset() ? "$" + name : "";
        }
        at++;
        if (peek() == END) {
            fail("syntax error: missing '}'");
            return "";
        }
        if ("{}:".indexOf(peek()) >= 0) {
            fail("syntax error: bad substitution");
            return "";
        }
        return braced(name());
    }

    private boolean value(String name) {
        boolean set = values.containsKey(name);
        (set ? matched : unmatched).add(name);
        return set;
    }

    private String braced(String name) {
        char kind = peek();
        at++;
        if (kind == '}') {
            return value(name) ? values.get(name) : style.unset() ? "${" + name + "}" : "";
        }
        if (kind == '/') {
            return replaced(name);
        }
        boolean colon = kind == ':';
        if (colon) {
            kind = peek();
            at++;
        }
        String modifier = (colon ? ":" : "") + kind;
        if ("+-?#%".indexOf(kind) < 0 || colon && (kind == '#' || kind == '%')) {
            fail("unsupported modifier (" + modifier + ") in substitution");
            return "";
        }
        String word = kind == '#' || kind == '%' ? pattern('}') : part('}');
        boolean set = value(name);
        if (style.unset() && !set) {
            return "${" + name + modifier + word + "}";
        }
        String value = set ? values.get(name) : "";
        boolean there = set && !(colon && value.isEmpty());
        return switch (kind) {
            case '-' -> there ? value : word;
            case '+' -> there ? word : "";
            case '?' -> there ? value : missing(name, word, set);
            default -> trimmed(value, word, kind == '#');
        };
    }

    private String missing(String name, String word, boolean set) {
        fail(name + ": " + (!word.isEmpty() ? word : set ? "is not allowed to be empty" : "is not allowed to be unset"));
        return "";
    }

    private static String trimmed(String value, String word, boolean front) {
        boolean longest = !word.isEmpty() && word.charAt(0) == (front ? '#' : '%');
        Pattern pattern = Pattern.compile(regex(longest ? word.substring(1) : word), Pattern.DOTALL);
        for (int i = 0; i <= value.length(); i++) {
            int cut = front == longest ? value.length() - i : i;
            if (pattern.matcher(front ? value.substring(0, cut) : value.substring(cut)).matches()) {
                return front ? value.substring(cut) : value.substring(0, cut);
            }
        }
        return value;
    }

    private String replaced(String name) {
        boolean all = peek() == '/';
        at += all ? 1 : 0;
        String old = pattern('/');
        String fresh = pattern('}');
        boolean set = value(name);
        if (style.unset() && !set) {
            return "${" + name + "/" + old + "/" + fresh + "}";
        }
        Matcher matcher = Pattern.compile(regex(old), Pattern.DOTALL).matcher(set ? values.get(name) : "");
        return all ? matcher.replaceAll(Matcher.quoteReplacement(fresh)) : matcher.replaceFirst(Matcher.quoteReplacement(fresh));
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private String name() {
        int begin = at;
        char first = peek();
        if (Character.isDigit(first)) {
            while (Character.isDigit(peek())) {
                at++;
            }
        } else if (first != END && "@*#?-$!0".indexOf(first) >= 0) {
            at++;
        } else {
            while (Character.isLetterOrDigit(peek()) || peek() == '_') {
                at++;
            }
        }
        return text.substring(begin, at);
    }
}
