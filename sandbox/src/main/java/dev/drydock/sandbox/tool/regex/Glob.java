package dev.drydock.sandbox.tool.regex;

import java.util.ArrayList;
import java.util.List;

/** File name patterns as {@code fnmatch} knows them: {@code * ? [...] \}, compiled for the same machine as regular expressions. */
public final class Glob {
    private Glob() {}

    /** The whole text must match. An unclosed bracket is a plain character. */
    public static Regex compile(String pattern, boolean ignoreCase) {
        List<Node> parts = new ArrayList<>();
        CharSet anything = new CharSet(List.of(new CharSet.Range(0, Character.MAX_CODE_POINT)), List.of(), false, false);
        int i = 0;
        while (i < pattern.length()) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == '*') {
                parts.add(new Node.Repeat(new Node.Chars(anything), 0, Node.NO_LIMIT));
            } else if (c == '?') {
                parts.add(new Node.Chars(anything));
            } else if (c == '[') {
                i = bracket(pattern, i, ignoreCase, parts);
            } else {
                if (c == '\\' && i < pattern.length()) {
                    c = pattern.codePointAt(i);
                    i += Character.charCount(c);
                }
                parts.add(new Node.Chars(CharSet.of(c, ignoreCase)));
            }
        }
        return Regex.ofTree(new Node.Seq(parts), new Regex.Options(ignoreCase, false, Regex.Span.LINE));
    }

    private static int bracket(String pattern, int at, boolean ignoreCase, List<Node> parts) {
        String negation = pattern.startsWith("!", at) ? "^" : "";
        String rest = negation + pattern.substring(at + negation.length());
        try {
            BracketParser bracket = new BracketParser(rest, 0, Dialect.GREP_BASIC, ignoreCase);
            parts.add(bracket.parse());
            return at + bracket.end();
        } catch (BadPattern unclosed) {
            parts.add(new Node.Chars(CharSet.of('[', false)));
            return at;
        }
    }

    /** Whether a name matches a pattern. */
    public static boolean matches(String pattern, String name) {
        return compile(pattern, false).isIn(name);
    }
}
