package dev.drydock.sandbox.app.script;

/**
 * A word, sign or text of a program.
 *
 * @param kind {@code name number text format sign line in out end}
 */
record Lexeme(String kind, String text, int line) {
    boolean is(String sign) {
        return text.equals(sign) && (kind.equals("sign") || kind.equals("name"));
    }
}
