package dev.drydock.sandbox.tool.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands between {@code [} and {@code ]}; used once, then thrown away. */
final class BracketParser {
    private static final String UNMATCHED = "Unmatched [, [^, [:, [., or [=";

    private final String text;
    private final Dialect dialect;
    private final boolean ignoreCase;
    private final int start;
    private int at;
    private final List<CharSet.Range> ranges = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();

    /** @param at just behind the opening bracket */
    BracketParser(String text, int at, Dialect dialect, boolean ignoreCase) {
        this.text = text;
        this.start = at;
        this.at = at;
        this.dialect = dialect;
        this.ignoreCase = ignoreCase;
    }

    /** Just behind the closing bracket. */
    int end() {
        return at;
    }

    Node parse() throws BadPattern {
        if (at >= text.length()) {
            throw new BadPattern(dialect.stringEscapes ? UNMATCHED : "Invalid regular expression");
        }
        boolean negated = text.charAt(at) == '^';
        if (negated) {
            at++;
        }
        int first = at;
        while (true) {
            if (at >= text.length()) {
                throw new BadPattern(UNMATCHED);
            }
            if (text.charAt(at) == ']' && at > first) {
                at++;
                break;
            }
            item();
        }
        refuseForgottenBrackets();
        return new Node.Chars(new CharSet(List.copyOf(ranges), List.copyOf(classes), negated, ignoreCase));
    }

    /** GNU's tools refuse {@code [:space:]}, which a beginner means as {@code [[:space:]]}. */
    private void refuseForgottenBrackets() throws BadPattern {
        String inside = text.substring(start, at - 1);
        boolean forgotten = inside.length() > 2 && inside.startsWith(":") && inside.endsWith(":");
        if (forgotten && !dialect.stringEscapes) {
            throw new BadPattern("character class syntax is [[:space:]], not [:space:]");
        }
    }

    private void item() throws BadPattern {
        if (text.startsWith("[:", at)) {
            String name = named(":]");
            if (!Letters.exists(name)) {
                throw new BadPattern("Invalid character class name");
            }
            classes.add(ignoreCase && (name.equals("upper") || name.equals("lower")) ? "alpha" : name);
            return;
        }
        int from = character();
        boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        if (!range) {
            ranges.add(new CharSet.Range(from, from));
            return;
        }
        at++;
        int to = character();
        if (to < from) {
            throw new BadPattern("Invalid range end");
        }
        ranges.add(new CharSet.Range(from, to));
    }

    private int character() throws BadPattern {
        if (text.startsWith("[.", at)) {
            return collated(named(".]"));
        }
        if (text.startsWith("[=", at)) {
            return collated(named("=]"));
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\\' && dialect.stringEscapes && at < text.length()) {
            int escaped = text.codePointAt(at);
            at += Character.charCount(escaped);
            int plain = "ntrfva".indexOf(escaped);
            return plain >= 0 ? "\n\t\r\f\u000b\u0007".charAt(plain) : escaped;
        }
        return c;
    }

    private int collated(String name) throws BadPattern {
        if (name.codePointCount(0, name.length()) != 1) {
            throw new BadPattern("Invalid collation character");
        }
        return name.codePointAt(0);
    }

    private String named(String close) throws BadPattern {
        int end = text.indexOf(close, at + 2);
        if (end < 0) {
            throw new BadPattern(UNMATCHED);
        }
        String name = text.substring(at + 2, end);
        at = end + 2;
        return name;
    }
}
