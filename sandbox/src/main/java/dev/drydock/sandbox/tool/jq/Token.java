package dev.drydock.sandbox.tool.jq;

import java.util.List;

/**
 * A word of the language.
 *
 * @param text of a text's token the characters before the first filter in it
 * @param parts of a text: the filters in it, each as tokens, and the characters after it
 */
record Token(Kind kind, String text, int at, List<Part> parts) {
    enum Kind { FIELD, IDENTIFIER, KEYWORD, VARIABLE, NUMBER, STRING, FORMAT, OPERATOR, INVALID, END }

    /** A filter in a text and what follows it. */
    record Part(List<Token> filter, String after) {}

    boolean is(String operator) {
        return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
    }

    /** How the parser's generator of the original calls it. */
    String named() {
        return switch (kind) {
            case FIELD -> "FIELD";
            case IDENTIFIER -> "IDENT";
            case VARIABLE -> text.equals("__loc__") ? "$__loc__" : "'$'";
            case NUMBER -> "LITERAL";
            case STRING -> "QQSTRING_START";
            case FORMAT -> "FORMAT";
            case INVALID -> "INVALID_CHARACTER";
            case END -> "end of file";
            case KEYWORD -> text;
            case OPERATOR -> text.length() == 1 ? "'" + text + "'" : text;
        };
    }
}
