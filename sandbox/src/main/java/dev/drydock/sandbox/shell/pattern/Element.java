package dev.drydock.sandbox.shell.pattern;

import java.util.List;

/** One element of a pattern. */
sealed interface Element {
    /** Exactly this character. */
    record One(int character) implements Element { }

    /** {@code ?}. */
    record Any() implements Element { }

    /** {@code *}. */
    record Star() implements Element { }

    /** {@code [...]}. */
    record Bracket(boolean negated, List<Range> ranges, List<String> classes) implements Element {
        boolean contains(int c) {
            boolean found = ranges.stream().anyMatch(range -> range.from() <= c && c <= range.to())
                    || classes.stream().anyMatch(name -> isIn(name, c));
            return found != negated;
        }

        private static boolean isIn(String name, int c) {
            return switch (name) {
                case "alpha" -> Character.isLetter(c);
                case "digit" -> c >= '0' && c <= '9';
                case "alnum" -> Character.isLetter(c) || c >= '0' && c <= '9';
                case "upper" -> Character.isUpperCase(c);
                case "lower" -> Character.isLowerCase(c);
                case "space" -> c == ' ' || c >= 9 && c <= 13;
                case "blank" -> c == ' ' || c == '\t';
                case "punct" -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
                case "print" -> c >= 32 && c != 127;
                case "graph" -> c > 32 && c != 127;
                case "cntrl" -> c < 32 || c == 127;
                case "xdigit" -> Character.digit(c, 16) >= 0 && c < 128;
                case "word" -> Character.isLetterOrDigit(c) || c == '_';
                default -> false;
            };
        }
    }

    /** Characters from one to another. */
    record Range(int from, int to) { }

    /** {@code ?(a|b) *(a|b) +(a|b) @(a|b) !(a|b)}. */
    record Choice(char kind, List<List<Element>> alternatives) implements Element { }
}
