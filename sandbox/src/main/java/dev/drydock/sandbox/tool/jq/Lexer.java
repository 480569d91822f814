package dev.drydock.sandbox.tool.jq;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a filter's text into tokens. */
final class Lexer {
    private static final Set<String> KEYWORDS = new java.util.TreeSet<>(List.of("def", "if", "then", "elif", "else", "end", "as", "reduce", "foreach",
            "try", "catch", "label", "and", "or", "import", "include", "__loc__"));
    private static final List<String> OPERATORS = List.of("?//=", "?//", "//=", "!=", "==", "<=", ">=", "|=", "+=", "-=", "*=", "/=", "%=", "//", "..",
            "|", ",", "=", "<", ">", "+", "-", "*", "/", "%", "?", ":", ";", ".", "(", ")", "[", "]", "{", "}");

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = until("");
        return tokens;
    }

    /** Tokens up to a closing bracket that belongs to no opening one, or to the end. */
    private List<Token> until(String closing) {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (true) {
            blanks();
            if (at >= text.length()) {
                tokens.add(new Token(Token.Kind.END, "", Math.max(0, text.length() - 1), List.of()));
                return List.copyOf(tokens);
            }
            if (!closing.isEmpty() && depth == 0 && text.startsWith(closing, at)) {
                tokens.add(new Token(Token.Kind.END, closing, at, List.of()));
                at++;
                return List.copyOf(tokens);
            }
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            tokens.add(token);
        }
    }

    private void blanks() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                at++;
            }
        }
    }

    private Token next() {
        int from = at;
        char c = text.charAt(at);
        if (c == '"') {
            return string(from, "");
        }
        if (c == '.' && at + 1 < text.length() && (letter(text.charAt(at + 1)))) {
            at++;
            return new Token(Token.Kind.FIELD, name(), from, List.of());
        }
        if (digit(c) || c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1))) {
            return number(from);
        }
        if (c == '$' && at + 1 < text.length() && letter(text.charAt(at + 1))) {
            at++;
            return new Token(Token.Kind.VARIABLE, qualified(), from, List.of());
        }
        if (c == '@' && at + 1 < text.length() && (letter(text.charAt(at + 1)) || digit(text.charAt(at + 1)))) {
            at++;
            return new Token(Token.Kind.FORMAT, name(), from, List.of());
        }
        if (letter(c)) {
            String name = qualified();
            return new Token(KEYWORDS.contains(name) ? Token.Kind.KEYWORD : Token.Kind.IDENTIFIER, name, from, List.of());
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return new Token(Token.Kind.OPERATOR, operator, from, List.of());
            }
        }
        at++;
        return new Token(Token.Kind.INVALID, String.valueOf(c), from, List.of());
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private String name() {
        int from = at;
        while (at < text.length() && (letter(text.charAt(at)) || digit(text.charAt(at)))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String qualified() {
        String name = name();
        while (text.startsWith("::", at) && at + 2 < text.length() && letter(text.charAt(at + 2))) {
            at += 2;
            name = name + "::" + name();
        }
        return name;
    }

    private Token number(int from) {
        while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '.' && text.indexOf('.', from) == at)) {
            at++;
        }
        if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
            int digits = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
            if (digits < text.length() && digit(text.charAt(digits))) {
                at = digits;
                while (at < text.length() && digit(text.charAt(at))) {
                    at++;
                }
            }
        }
        return new Token(Token.Kind.NUMBER, text.substring(from, at), from, List.of());
    }

    private Token string(int from, String before) {
        at++;
        StringBuilder characters = new StringBuilder();
        String first = null;
        List<Token.Part> parts = new ArrayList<>();
        List<Token> filter = List.of();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("\\(", at)) {
                at += 2;
                if (first == null) {
                    first = characters.toString();
                } else {
                    parts.add(new Token.Part(filter, characters.toString()));
                }
                characters.setLength(0);
                filter = until(")");
            } else if (!character(characters)) {
                return new Token(Token.Kind.INVALID, "\\", at, List.of());
            }
        }
        boolean closed = at < text.length();
        at++;
        if (first == null) {
            first = characters.toString();
        } else {
            parts.add(new Token.Part(filter, characters.toString()));
        }
        return closed ? new Token(Token.Kind.STRING, first, from, List.copyOf(parts))
                : new Token(Token.Kind.END, "\"", Math.max(0, text.length() - 1), List.of());
    }

    /** Takes one character, perhaps written with a backslash; whether it is one. */
    private boolean character(StringBuilder into) {
        char c = text.charAt(at++);
        if (c != '\\') {
            into.append(c);
            return true;
        }
        if (at >= text.length()) {
            return true;
        }
        char escaped = text.charAt(at++);
        int plain = "\"\\/bfnrt".indexOf(escaped);
        if (plain >= 0) {
            into.append("\"\\/\b\f\n\r\t".charAt(plain));
            return true;
        }
        if (escaped == 'u' && at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            into.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
            at += 4;
            return true;
        }
        return false;
    }
}
