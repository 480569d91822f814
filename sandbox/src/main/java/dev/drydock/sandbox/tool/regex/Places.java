package dev.drydock.sandbox.tool.regex;

/** Judges assertions about a position in a text. */
record Places(CharSequence text, boolean manyLines) {

    boolean holds(Node.Place place, int at) {
        return switch (place) {
            case TEXT_START -> at == 0;
            case TEXT_END -> at == text.length();
            case LINE_START -> at == 0 || (manyLines && text.charAt(at - 1) == '\n');
            case LINE_END -> at == text.length() || (manyLines && text.charAt(at) == '\n');
            case WORD_EDGE -> wordBefore(at) != wordAfter(at);
            case NO_WORD_EDGE -> wordBefore(at) == wordAfter(at);
            case WORD_START -> !wordBefore(at) && wordAfter(at);
            case NO_WORD_BEFORE -> !wordBefore(at);
            case NO_WORD_AFTER -> !wordAfter(at);
            case WORD_END -> wordBefore(at) && !wordAfter(at);
        };
    }

    boolean wordBefore(int at) {
        return at > 0 && Letters.isWord(Character.codePointBefore(text, at));
    }

    boolean wordAfter(int at) {
        return at < text.length() && Letters.isWord(Character.codePointAt(text, at));
    }
}
