package dev.drydock.sandbox.shell.arithmetic;

import dev.drydock.sandbox.shell.arithmetic.Outcome.Mistake;
import java.util.List;
import java.util.Optional;

/** Cuts an expression into tokens, one at a time. */
final class Tokens {
    /** What ends an expression. */
    static final String END = "";
    static final String NAME = "name";
    static final String NUMBER = "number";
    private static final List<String> OPERATORS = List.of("<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "<<",
            ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=");
    private static final String SINGLE = "=><+-*/%!()&|^~?:,";

    /** Leaves the evaluation at the first mistake. */
    static final class Mistaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome.Failed failed;

        Mistaken(Outcome.Failed failed) {
            super(failed.message(), null, false, false);
            this.failed = failed;
        }

        Outcome.Failed failed() {
            return failed;
        }
    }

    private final String text;
    private int pos;
    private int tokenStart;
    /** The present token: an operator as written, NAME, NUMBER, END, or {@code ++x}, {@code --x}, {@code x++}, {@code x--}. */
    private String current = END;
    private String last = END;
    private String name = "";
    private Optional<String> index = Optional.empty();
    private long number;

    Tokens(String text) {
        this.text = text;
    }

    String current() {
        return current;
    }

    String last() {
        return last;
    }

    void setLast(String token) {
        last = token;
    }

    String name() {
        return name;
    }

    Optional<String> index() {
        return index;
    }

    long number() {
        return number;
    }

    boolean is(String operator) {
        return current.equals(operator);
    }

    int pos() {
        return pos;
    }

    Mistaken mistake(String message) {
        return mistake(Mistake.OTHER, message, tokenStart);
    }

    Mistaken mistake(Mistake mistake, String message, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && mistake == Mistake.DIVISION && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return new Mistaken(new Outcome.Failed(mistake, text.stripLeading(), message, text.substring(at)));
    }

    Mistaken operandExpected() {
        return mistake(Mistake.OPERAND, "syntax error: operand expected", tokenStart);
    }

    /** Reads the next token. */
    void advance() {
        while (pos < text.length() && Character.isWhitespace(text.charAt(pos))) {
            pos++;
        }
        if (pos >= text.length()) {
            become(END);
            return;
        }
        tokenStart = pos;
        char c = text.charAt(pos);
        if (c == '_' || Character.isLetter(c)) {
            readName();
        } else if (c >= '0' && c <= '9') {
            readNumber();
        } else {
            readOperator(c);
        }
    }

    private void become(String token) {
        last = current;
        current = token;
    }

    private void readName() {
        int start = pos;
        while (pos < text.length() && (text.charAt(pos) == '_' || Character.isLetterOrDigit(text.charAt(pos)))) {
            pos++;
        }
        String read = text.substring(start, pos);
        Optional<String> subscript = Optional.empty();
        if (pos < text.length() && text.charAt(pos) == '[') {
            int open = 0;
            int from = pos + 1;
            do {
                open += text.charAt(pos) == '[' ? 1 : text.charAt(pos) == ']' ? -1 : 0;
                pos++;
            } while (open > 0 && pos < text.length());
            if (open > 0) {
                throw mistake("bad array subscript");
            }
            subscript = Optional.of(text.substring(from, pos - 1));
        }
        name = read;
        index = subscript;
        become(NAME);
    }

    private void readNumber() {
        int start = pos;
        while (pos < text.length() && (Character.isLetterOrDigit(text.charAt(pos))
                || "#@_".indexOf(text.charAt(pos)) >= 0)) {
            pos++;
        }
        number = number(text.substring(start, pos));
        become(NUMBER);
    }

    /** A bad number ends the text that the message shows, as bash ends the string there while it reads. */
    private Mistaken numberMistake(String message) {
        return new Mistaken(new Outcome.Failed(Mistake.OTHER, text.substring(0, pos).stripLeading(), message,
                text.substring(tokenStart, pos)));
    }

    private long number(String digits) {
        int hash = digits.indexOf('#');
        if (hash >= 0) {
            long base = number(digits.substring(0, hash));
            if (base < 2 || base > 64) {
                throw numberMistake("invalid arithmetic base");
            }
            if (hash + 1 == digits.length()) {
                throw numberMistake("invalid integer constant");
            }
            return inBase(digits.substring(hash + 1), (int) base);
        }
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return inBase(digits.substring(2), 16);
        }
        return digits.startsWith("0") ? inBase(digits.substring(1), 8) : inBase(digits, 10);
    }

    private long inBase(String digits, int base) {
        long value = 0;
        for (char c : digits.toCharArray()) {
            int digit = digit(c, base);
            if (digit >= base) {
                throw numberMistake("value too great for base");
            }
            value = value * base + digit;
        }
        return value;
    }

    private static int digit(char c, int base) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + (base <= 36 ? 10 : 36);
        }
        return c == '@' ? 62 : c == '_' ? 63 : Integer.MAX_VALUE;
    }

    private void readOperator(char c) {
        char after = pos + 1 < text.length() ? text.charAt(pos + 1) : '\0';
        if ((c == '+' || c == '-') && after == c) {
            if (current.equals(NAME)) {
                pos += 2;
                become("x" + c + c);
                return;
            }
            if (nameFollows(pos + 2)) {
                pos += 2;
                become("" + c + c + "x");
                return;
            }
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, pos)) {
                pos += operator.length();
                become(operator);
                return;
            }
        }
        if (SINGLE.indexOf(c) < 0) {
            boolean wantsOperand = !current.equals(NAME) && !current.equals(NUMBER) && !current.equals(")");
            throw wantsOperand ? operandExpected() : mistake("syntax error: invalid arithmetic operator");
        }
        pos++;
        become(Character.toString(c));
    }

    private boolean nameFollows(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '_' || Character.isLetter(text.charAt(at)));
    }

    /** Whether the name that was just read is followed by {@code =}, so that its value is not needed. */
    boolean assignmentFollows() {
        int at = pos;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '=' && !text.startsWith("==", at);
    }
}
