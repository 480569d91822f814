package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.Lexer.Mode;
import dev.drydock.sandbox.shell.syntax.Condition;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.Optional;
import java.util.Set;

/** The inside of {@code [[ ]]}. */
final class ConditionParser {
    private static final Set<String> UNARY = Set.of("-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-n", "-o",
            "-p", "-r", "-s", "-t", "-u", "-v", "-w", "-x", "-z", "-G", "-L", "-N", "-O", "-R", "-S");
    private static final Set<String> BINARY = Set.of("=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le",
            "-gt", "-ge", "-nt", "-ot", "-ef");
    private static final Set<String> MATCHING = Set.of("=", "==", "!=", "=~");

    private final Parser parser;
    private final int line;

    ConditionParser(Parser parser, int line) {
        this.parser = parser;
        this.line = line;
    }

    /** The condition up to and with its {@code ]]}. */
    Condition parse() {
        Condition condition = or();
        Token token = peek();
        if (!token.isWord("]]")) {
            throw complain(token.isEnd() || token.isNewline()
                    ? "unexpected token `newline', conditional binary operator expected"
                    : "syntax error in conditional expression: unexpected token `" + token.text() + "'", token);
        }
        parser.take(Mode.CONDITION);
        return condition;
    }

    private Token peek() {
        return parser.peek(Mode.CONDITION);
    }

    private void skipNewlines() {
        while (peek().isNewline()) {
            parser.take(Mode.CONDITION);
        }
    }

    private Stop complain(String message, Token token) {
        if (token.isEnd()) {
            throw parser.lexer().wording().conditionAtEnd(message);
        }
        throw parser.lexer().wording().plain(line, message, Optional.empty());
    }

    private Condition or() {
        Condition left = and();
        while (peek().isOperator("||")) {
            parser.take(Mode.CONDITION);
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = term();
        while (peek().isOperator("&&")) {
            parser.take(Mode.CONDITION);
            left = new Condition.And(left, term());
        }
        return left;
    }

    private Condition term() {
        parser.lexer().enter();
        skipNewlines();
        Condition condition = single();
        parser.lexer().leave();
        return condition;
    }

    private Condition single() {
        Token token = peek();
        if (token.isOperator("(")) {
            parser.take(Mode.CONDITION);
            Condition inner = or();
            skipNewlines();
            if (!peek().isOperator(")")) {
                throw complain("unexpected token `" + peek().text() + "', expected `)'", peek());
            }
            parser.take(Mode.CONDITION);
            skipNewlines();
            return new Condition.Nested(inner);
        }
        if (!token.isWord()) {
            throw complain("unexpected token `" + shown(token) + "' in conditional command", token);
        }
        if (token.isWord("]]")) {
            // bash 5.2 gives up here without a word
            throw complain("", token);
        }
        if (token.isWord("!")) {
            parser.take(Mode.CONDITION);
            return new Condition.Not(term());
        }
        Word first = parser.take(Mode.CONDITION).word().orElseThrow();
        return first.plain().filter(UNARY::contains).isPresent() ? unary(first) : binary(first);
    }

    private static String shown(Token token) {
        return token.isNewline() || token.isEnd() ? "newline" : token.text();
    }

    private Condition unary(Word operator) {
        Token token = peek();
        boolean comparison = token.isWord() && isBinary(token) && !token.isWord("]]");
        if (comparison) {
            return binary(operator);
        }
        if (!token.isWord() || token.isWord("]]")) {
            throw complain("unexpected argument `" + shown(token) + "' to conditional unary operator", token);
        }
        return new Condition.Unary(operator.source(), parser.take(Mode.CONDITION).word().orElseThrow());
    }

    private static boolean isBinary(Token token) {
        return BINARY.contains(token.text()) && (token.kind() == Token.Kind.OPERATOR
                || token.word().flatMap(Word::plain).isPresent());
    }

    private Condition binary(Word left) {
        Token operator = peek();
        if (operator.isWord("]]") || operator.isOperator("&&") || operator.isOperator("||")
                || operator.isOperator(")")) {
            return new Condition.NotEmpty(left);
        }
        if (!isBinary(operator)) {
            throw complain(operator.isNewline() || operator.isEnd()
                    ? "unexpected token `newline', conditional binary operator expected"
                    : "conditional binary operator expected", operator);
        }
        parser.take(Mode.CONDITION);
        Mode mode = MATCHING.contains(operator.text()) ? Mode.MATCH : Mode.CONDITION;
        Token right = parser.peek(mode);
        if (!right.isWord() || right.isWord("]]") || right.text().isEmpty()) {
            throw complain("unexpected argument `" + shown(right) + "' to conditional binary operator", right);
        }
        return new Condition.Binary(left, operator.text(), parser.take(mode).word().orElseThrow());
    }
}
