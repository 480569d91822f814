package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.template.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens, as text/template/parse/lex.go does; ends with one EOF or ERROR token. */
final class Lexer {
    private static final int END = -1;

    private final String input;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int start;
    private int line = 1;
    private int startLine = 1;
    private int parens;

    private Lexer(String input) {
        this.input = input;
    }

    static List<Token> tokens(String input) {
        Lexer lexer = new Lexer(input);
        while (lexer.text() && lexer.action()) {}
        return lexer.tokens;
    }

    private void emit(Kind kind) {
        tokens.add(new Token(kind, start, input.substring(start, at), startLine));
        ignore();
    }

    private void ignore() {
        for (int i = start; i < at; i++) if (input.charAt(i) == '\n') line++;
        start = at;
        startLine = line;
    }

    /** Always false: nothing follows an error. */
    private boolean fail(String message) {
        tokens.add(new Token(Kind.ERROR, start, message, startLine));
        return false;
    }

    private int peek() {
        return at < input.length() ? input.codePointAt(at) : END;
    }

    private int next() {
        int c = peek();
        if (c != END) at += Character.charCount(c);
        return c;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isAlphanumeric(int c) {
        return c == '_' || c >= 0 && (Character.isLetter(c) || Character.isDigit(c));
    }

    private boolean leftTrimAt(int index) {
        return index + 1 < input.length() && input.charAt(index) == '-' && isSpace(input.charAt(index + 1));
    }

    private boolean rightTrimAt(int index) {
        return index >= 0 && index + 1 < input.length() && isSpace(input.charAt(index)) && input.charAt(index + 1) == '-';
    }

    private boolean trimmedRightDelimiterAt(int index) {
        return rightTrimAt(index) && input.startsWith("}}", index + 2);
    }

    /** Text up to the next action; false at the end. */
    private boolean text() {
        while (true) {
            int open = input.indexOf("{{", at);
            int end = open < 0 ? input.length() : open;
            if (open >= 0 && leftTrimAt(open + 2)) while (end > start && isSpace(input.charAt(end - 1))) end--;
            at = end;
            if (at > start) emit(Kind.TEXT);
            if (open < 0) {
                emit(Kind.EOF);
                return false;
            }
            at = open;
            ignore();
            int comment = open + 2 + (leftTrimAt(open + 2) ? 2 : 0);
            if (!input.startsWith("/*", comment)) return leftDelimiter();
            at = comment;
            ignore();
            if (!comment()) return false;
        }
    }

    private boolean leftDelimiter() {
        at += 2;
        boolean trim = leftTrimAt(at);
        emit(Kind.LEFT_DELIMITER);
        if (trim) at += 2;
        ignore();
        parens = 0;
        return true;
    }

    private boolean comment() {
        int end = input.indexOf("*/", at + 2);
        if (end < 0) return fail("unclosed comment");
        at = end + 2;
        boolean trim = trimmedRightDelimiterAt(at);
        if (!trim && !input.startsWith("}}", at)) return fail("comment ends before closing delimiter");
        rightDelimiter(trim);
        ignore();
        return true;
    }

    private void rightDelimiter(boolean trim) {
        if (trim) at += 2;
        at += 2;
        if (trim) while (at < input.length() && isSpace(input.charAt(at))) at++;
    }

    /** The words of one action up to its right delimiter; false after an error. */
    private boolean action() {
        while (true) {
            boolean trim = trimmedRightDelimiterAt(at);
            if (trim || input.startsWith("}}", at)) {
                if (parens > 0) return fail("unclosed left paren");
                if (trim) at += 2;
                ignore();
                at += 2;
                emit(Kind.RIGHT_DELIMITER);
                if (trim) while (at < input.length() && isSpace(input.charAt(at))) at++;
                ignore();
                return true;
            }
            if (!word()) return false;
        }
    }

    private boolean word() {
        int c = next();
        if (c == END) return fail("unclosed action");
        if (isSpace(c)) return space();
        switch (c) {
            case '=' -> emit(Kind.ASSIGN);
            case '|' -> emit(Kind.PIPE);
            case ':' -> {
                if (next() != '=') return fail("expected :=");
                emit(Kind.DECLARE);
            }
            case '(' -> {
                emit(Kind.LEFT_PAREN);
                parens++;
            }
            case ')' -> {
                if (--parens < 0) return fail("unexpected right paren");
                emit(Kind.RIGHT_PAREN);
            }
            case '"' -> {
                return quoted('"', "unterminated quoted string", Kind.STRING);
            }
            case '\'' -> {
                return quoted('\'', "unterminated character constant", Kind.CHARACTER_CONSTANT);
            }
            case '`' -> {
                int close = input.indexOf('`', at);
                at = close < 0 ? input.length() : close + 1;
                if (close < 0) return fail("unterminated raw quoted string");
                emit(Kind.RAW_STRING);
            }
            case '$' -> {
                return named(Kind.VARIABLE, Kind.VARIABLE);
            }
            default -> {
                return other(c);
            }
        }
        return true;
    }

    private boolean other(int c) {
        if (c == '.' && (at >= input.length() || peek() < '0' || peek() > '9') && at < input.length()) return named(Kind.DOT, Kind.FIELD);
        if (c == '.' || c == '+' || c == '-' || c >= '0' && c <= '9') {
            at--;
            return number();
        }
        if (isAlphanumeric(c)) {
            while (isAlphanumeric(peek())) next();
            if (!atTerminator()) return badCharacter();
            emit(Kind.ofWord(input.substring(start, at)));
            return true;
        }
        if (c < 0x80 && GoText.isPrintable(c)) {
            emit(Kind.CHARACTER);
            return true;
        }
        return fail("unrecognized character in action: " + GoText.codePoint(c));
    }

    private boolean badCharacter() {
        return fail("bad character " + GoText.codePoint(peek()));
    }

    private boolean space() {
        while (isSpace(peek())) next();
        if (trimmedRightDelimiterAt(at - 1)) {
            at--;
            if (at == start) return true;
        }
        emit(Kind.SPACE);
        return true;
    }

    private boolean named(Kind alone, Kind withName) {
        if (atTerminator()) {
            emit(alone);
            return true;
        }
        while (isAlphanumeric(peek())) next();
        if (!atTerminator()) return badCharacter();
        emit(withName);
        return true;
    }

    private boolean atTerminator() {
        int c = peek();
        return c == END || isSpace(c) || ".,|:)(".indexOf(c) >= 0 || input.startsWith("}}", at);
    }

    private boolean quoted(char mark, String unterminated, Kind kind) {
        while (true) {
            int c = next();
            if (c == mark) {
                emit(kind);
                return true;
            }
            if (c == '\\') c = next();
            if (c == END || c == '\n') return fail(unterminated);
        }
    }

    private boolean accept(String valid) {
        if (at >= input.length() || valid.indexOf(input.charAt(at)) < 0) return false;
        at++;
        return true;
    }

    private boolean number() {
        accept("+-");
        String digits = "0123456789_";
        if (accept("0")) {
            if (accept("xX")) digits = "0123456789abcdefABCDEF_";
            else if (accept("oO")) digits = "01234567_";
            else if (accept("bB")) digits = "01_";
        }
        while (accept(digits)) {}
        if (accept(".")) while (accept(digits)) {}
        if (digits.length() == 11 && accept("eE") || digits.length() == 23 && accept("pP")) {
            accept("+-");
            while (accept("0123456789_")) {}
        }
        accept("i");
        if (isAlphanumeric(peek())) {
            next();
            return fail("bad number syntax: " + GoText.quote(input.substring(start, at)));
        }
        emit(Kind.NUMBER);
        return true;
    }
}
