package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.image.Reference;

/** Patterns for image names: {@code *} and {@code ?} do not pass a slash ({@code path.Match} of Go). */
final class Glob {
    private Glob() {}

    /** Whether a pattern matches a name, with its tag or without. */
    static boolean matches(String pattern, Reference name) {
        return matches(pattern, 0, name.familiar(), 0) || matches(pattern, 0, name.familiarName(), 0);
    }

    private static boolean matches(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            for (int end = t; end <= text.length(); end++) {
                if (matches(pattern, p + 1, text, end)) {
                    return true;
                }
                if (end < text.length() && text.charAt(end) == '/') {
                    break;
                }
            }
            return false;
        }
        if (t == text.length()) {
            return false;
        }
        if (c == '?') {
            return text.charAt(t) != '/' && matches(pattern, p + 1, text, t + 1);
        }
        if (c == '[') {
            int close = pattern.indexOf(']', p + 1);
            return close > 0 && inClass(pattern.substring(p + 1, close), text.charAt(t)) && matches(pattern, close + 1, text, t + 1);
        }
        int literal = c == '\\' && p + 1 < pattern.length() ? p + 1 : p;
        return pattern.charAt(literal) == text.charAt(t) && matches(pattern, literal + 1, text, t + 1);
    }

    private static boolean inClass(String set, char c) {
        boolean not = set.startsWith("^");
        String members = not ? set.substring(1) : set;
        boolean in = false;
        for (int i = 0; i < members.length(); i++) {
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                in |= c >= members.charAt(i) && c <= members.charAt(i + 2);
                i += 2;
            } else {
                in |= members.charAt(i) == c;
            }
        }
        return in != not;
    }
}
