package dev.drydock.sandbox.tool.awk.syntax;

import dev.drydock.sandbox.tool.awk.syntax.Token.Kind;
import java.util.List;

/** The tokens of a program with the place of reading. */
final class Tokens {
    private Lexer lexer;
    private Token now;

    Tokens(String text, boolean keepsBackslash, List<Source.OddEscape> odd) throws BadProgram {
        this.lexer = new Lexer(text, keepsBackslash, odd);
        this.now = lexer.next();
    }

    Token now() {
        return now;
    }

    boolean is(String operator) {
        return now.is(operator);
    }

    boolean is(Kind kind) {
        return now.kind() == kind;
    }

    /** Goes on to the next token; gives the one left behind. */
    Token advance() throws BadProgram {
        Token before = now;
        now = lexer.next();
        return before;
    }

    boolean accept(String operator) throws BadProgram {
        if (!is(operator)) {
            return false;
        }
        advance();
        return true;
    }

    Token expect(String operator) throws BadProgram {
        if (!is(operator)) {
            throw unexpected();
        }
        return advance();
    }

    String name() throws BadProgram {
        if (!is(Kind.NAME)) {
            throw unexpected();
        }
        return advance().text();
    }

    /** Reads on as a regex from the slash at hand. */
    Token regex() throws BadProgram {
        now = lexer.regex(now);
        return advance();
    }

    void skipNewlines() throws BadProgram {
        while (is(Kind.NEWLINE)) {
            advance();
        }
    }

    /** The token behind the one at hand. */
    Token peek() throws BadProgram {
        return new Tokens(this).ahead();
    }

    private Tokens(Tokens other) {
        this.lexer = other.lexer.copy();
        this.now = other.now;
    }

    private Token ahead() throws BadProgram {
        return lexer.next();
    }

    /** A second reader at the same place. */
    Tokens copy() {
        return new Tokens(this);
    }

    /** Takes the other's place. */
    void jumpTo(Tokens other) {
        lexer = other.lexer.copy();
        now = other.now;
    }

    BadProgram unexpected() {
        boolean over = now.kind() == Kind.END;
        return new BadProgram(over ? BadProgram.Kind.UNFINISHED : BadProgram.Kind.UNEXPECTED, now.at(), now.text());
    }
}
