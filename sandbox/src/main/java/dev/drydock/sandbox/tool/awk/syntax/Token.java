package dev.drydock.sandbox.tool.awk.syntax;

/**
 * A piece of a program.
 *
 * @param text the word, operator, string's value or number as written
 * @param at index of its first character in the program
 * @param spaced whether a blank stands in front of it
 */
record Token(Kind kind, String text, int at, int line, boolean spaced) {
    enum Kind { NUMBER, STRING, REGEX, NAME, CALL, BUILTIN, KEYWORD, OPERATOR, NEWLINE, END }

    boolean is(String operator) {
        return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
    }
}
