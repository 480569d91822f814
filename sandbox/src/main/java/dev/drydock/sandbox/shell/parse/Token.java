package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.syntax.Assignment;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.Optional;

/**
 * One token.
 *
 * @param text       the operator, the digits of a descriptor, or the word as written
 * @param word       the word when the kind is {@code WORD} or {@code ASSIGNMENT}
 * @param assignment the assignment when the kind is {@code ASSIGNMENT}
 */
record Token(Kind kind, String text, Optional<Word> word, Optional<Assignment> assignment, int line) {
    enum Kind { WORD, ASSIGNMENT, OPERATOR, DESCRIPTOR, NEWLINE, END }

    static Token of(Kind kind, String text, int line) {
        return new Token(kind, text, Optional.empty(), Optional.empty(), line);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether this is the unquoted word, for keywords. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && word.orElseThrow().is(keyword);
    }

    boolean isWord() {
        return kind == Kind.WORD || kind == Kind.ASSIGNMENT;
    }

    boolean isNewline() {
        return kind == Kind.NEWLINE;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }
}
