package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.GoText;

/**
 * A word of a template.
 *
 * @param at offset in characters
 * @param line from 1
 */
record Token(Kind kind, int at, String text, int line) {
    enum Kind {
        ERROR, BOOL, CHARACTER, CHARACTER_CONSTANT, ASSIGN, DECLARE, EOF, FIELD, IDENTIFIER, LEFT_DELIMITER, LEFT_PAREN, NUMBER, PIPE, RAW_STRING,
        RIGHT_DELIMITER, RIGHT_PAREN, SPACE, STRING, TEXT, VARIABLE,
        BLOCK, BREAK, CONTINUE, DOT, DEFINE, ELSE, END, IF, NIL, RANGE, TEMPLATE, WITH;

        boolean isKeyword() {
            return compareTo(BLOCK) >= 0;
        }

        static Kind ofWord(String word) {
            return switch (word) {
                case "block" -> BLOCK;
                case "break" -> BREAK;
                case "continue" -> CONTINUE;
                case "define" -> DEFINE;
                case "else" -> ELSE;
                case "end" -> END;
                case "if" -> IF;
                case "nil" -> NIL;
                case "range" -> RANGE;
                case "template" -> TEMPLATE;
                case "with" -> WITH;
                case "true", "false" -> BOOL;
                default -> IDENTIFIER;
            };
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** As an error text shows it. */
    String shown() {
        if (kind == Kind.EOF) return "EOF";
        if (kind == Kind.ERROR) return text;
        if (kind.isKeyword()) return "<" + text + ">";
        int[] codePoints = text.codePoints().toArray();
        if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 10) {
            return GoText.quote(new String(codePoints, 0, Math.min(10, codePoints.length))) + "...";
        }
        return GoText.quote(text);
    }
}
