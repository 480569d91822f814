package dev.drydock.sandbox.tool.awk.syntax;

import dev.drydock.sandbox.tool.awk.syntax.Token.Kind;
import java.util.List;
import java.util.Set;

/** Cuts a program into tokens, one at a time: whether a slash begins a regex only the parser knows. */
final class Lexer {
    private static final Set<String> KEYWORDS = Set.of("BEGIN", "END", "function", "func", "if", "else", "while", "for", "do", "break", "continue",
            "next", "nextfile", "exit", "return", "delete", "in", "getline", "print", "printf", "switch", "case", "default");
    private static final Set<String> BUILTINS = Set.of("length", "substr", "index", "split", "sub", "gsub", "gensub", "match", "sprintf", "sin",
            "cos", "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower", "toupper", "system", "close", "fflush", "systime", "strftime",
            "mktime", "and", "or", "xor", "lshift", "rshift", "compl", "strtonum", "asort", "asorti", "patsplit");
    private static final List<String> OPERATORS = List.of("**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "==", "<=", ">=",
            "!=", "!~", ">>", "|&", "**", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", ">", "<", "|", "?", ":", "~",
            "$", "=");

    private final String text;
    private int at;
    private int line = 1;
    private final boolean keepsBackslash;
    private final List<Source.OddEscape> odd;

    Lexer(String text, boolean keepsBackslash, List<Source.OddEscape> odd) {
        this.text = text;
        this.keepsBackslash = keepsBackslash;
        this.odd = odd;
    }

    Lexer copy() {
        Lexer copy = new Lexer(text, keepsBackslash, odd);
        copy.at = at;
        copy.line = line;
        return copy;
    }

    Token next() throws BadProgram {
        int before = at;
        skipBlanks();
        boolean spaced = at > before;
        if (at >= text.length()) {
            return new Token(Kind.END, "", at, line, spaced);
        }
        char c = text.charAt(at);
        int start = at;
        if (c == '\n') {
            at++;
            return new Token(Kind.NEWLINE, "\n", start, line++, spaced);
        }
        if (c == '"') {
            return new Token(Kind.STRING, string(), start, line, spaced);
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return new Token(Kind.NUMBER, number(), start, line, spaced);
        }
        if (Character.isLetter(c) && c < 128 || c == '_') {
            return word(spaced);
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                String plain = operator.equals("**") ? "^" : operator.equals("**=") ? "^=" : operator;
                return new Token(Kind.OPERATOR, plain, start, line, spaced);
            }
        }
        throw new BadProgram(BadProgram.Kind.UNEXPECTED, at, String.valueOf(c));
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == '\\' && text.startsWith("\n", at + 1)) {
                at += 2;
                line++;
            } else if (c == '\\' && text.startsWith("\r\n", at + 1)) {
                at += 3;
                line++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Token word(boolean spaced) {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < 128 || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        Kind kind = KEYWORDS.contains(word) ? Kind.KEYWORD : BUILTINS.contains(word) ? Kind.BUILTIN
                : text.startsWith("(", at) ? Kind.CALL : Kind.NAME;
        return new Token(kind, word.equals("func") ? "function" : word, start, line, spaced);
    }

    private String number() {
        int start = at;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            return text.substring(start, at);
        }
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int mark = at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int first = at;
            digits();
            at = at == first ? mark : at;
        }
        return text.substring(start, at);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private String string() throws BadProgram {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new BadProgram(BadProgram.Kind.UNTERMINATED_STRING, start, text.substring(start, at));
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c != '\\' || at >= text.length()) {
                value.append(c);
            } else if (text.charAt(at) == '\n') {
                at++;
                line++;
            } else {
                Source.OddEscape escape = new Source.OddEscape(line, at, text.charAt(at));
                if ((StringEscapes.isOdd(text.charAt(at)) || text.charAt(at) == '/') && !odd.contains(escape)) {
                    odd.add(escape);
                }
                at = StringEscapes.one(text, at, keepsBackslash, value);
            }
        }
    }

    /** The rest of a regex whose slash (or {@code /=}) was read as that token. */
    Token regex(Token slash) throws BadProgram {
        at = slash.at() + 1;
        StringBuilder regex = new StringBuilder();
        boolean bracket = false;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new BadProgram(BadProgram.Kind.UNTERMINATED_REGEX, slash.at(), text.substring(slash.at(), at));
            }
            char c = text.charAt(at++);
            if (c == '/' && !bracket) {
                return new Token(Kind.REGEX, regex.toString(), slash.at(), line, slash.spaced());
            }
            if (c == '\\' && at < text.length()) {
                regex.append(c).append(text.charAt(at++));
                continue;
            }
            if (c == '[' && !bracket) {
                bracket = closes();
                regex.append(c);
                while (bracket && at < text.length() && (text.charAt(at) == '^' || text.charAt(at) == ']')) {
                    boolean end = text.charAt(at) == ']';
                    regex.append(text.charAt(at++));
                    if (end) {
                        break;
                    }
                }
                continue;
            }
            if (c == '[' && at < text.length() && text.charAt(at) == ':' && text.indexOf(":]", at) > 0) {
                int end = text.indexOf(":]", at) + 2;
                regex.append(text, at - 1, end);
                at = end;
                continue;
            }
            if (c == ']') {
                bracket = false;
            }
            regex.append(c);
        }
    }

    /** Whether the bracket that was just opened is closed on this line. */
    private boolean closes() {
        int end = text.indexOf(']', at);
        int newline = text.indexOf('\n', at);
        return end >= 0 && (newline < 0 || end < newline);
    }
}
