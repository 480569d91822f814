package dev.drydock.sandbox.tool.awk.syntax;

import dev.drydock.sandbox.tool.awk.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole program: rules, functions, statements. Used once. */
public final class ProgramParser {
    private static final int DEEPEST = 300;

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final List<Source.OddEscape> odd = new ArrayList<>();
    private int depth;
    private int loops;
    private int switches;
    private boolean inFunction;
    private Source.Occasion occasion = Source.Occasion.RECORD;

    private ProgramParser(String text, boolean keepsBackslash) throws BadProgram {
        this.tokens = new Tokens(text, keepsBackslash, odd);
        this.expressions = new ExpressionParser(tokens);
    }

    /** Reads a program's text. @param keepsBackslash whether a backslash that means nothing stays in strings */
    public static Source parse(String text, boolean keepsBackslash) throws BadProgram {
        return new ProgramParser(text, keepsBackslash).program();
    }

    private Source program() throws BadProgram {
        List<Source.Rule> rules = new ArrayList<>();
        List<Source.Function> functions = new ArrayList<>();
        skipEnds();
        while (!tokens.is(Kind.END)) {
            if (tokens.accept("function")) {
                functions.add(function());
            } else {
                rules.add(rule());
            }
            skipEnds();
        }
        return new Source(List.copyOf(rules), List.copyOf(functions), List.copyOf(odd));
    }

    private void skipEnds() throws BadProgram {
        while (tokens.is(Kind.NEWLINE) || tokens.is(";")) {
            tokens.advance();
        }
    }

    private Source.Function function() throws BadProgram {
        if (!tokens.is(Kind.NAME) && !tokens.is(Kind.CALL)) {
            throw tokens.unexpected();
        }
        String name = tokens.advance().text();
        tokens.expect("(");
        List<String> parameters = new ArrayList<>();
        while (!tokens.is(")")) {
            parameters.add(tokens.name());
            tokens.skipNewlines();
            if (!tokens.is(")")) {
                tokens.expect(",");
                tokens.skipNewlines();
            }
        }
        tokens.expect(")");
        tokens.skipNewlines();
        inFunction = true;
        occasion = Source.Occasion.RECORD;
        Statement body = block();
        inFunction = false;
        return new Source.Function(name, List.copyOf(parameters), body);
    }

    private Source.Rule rule() throws BadProgram {
        occasion = tokens.is("BEGIN") ? Source.Occasion.BEGIN : tokens.is("END") ? Source.Occasion.END : Source.Occasion.RECORD;
        if (occasion != Source.Occasion.RECORD) {
            tokens.advance();
            return new Source.Rule(occasion, Optional.empty(), Optional.empty(), Optional.of(block()));
        }
        Optional<Expression> from = Optional.empty();
        Optional<Expression> to = Optional.empty();
        if (!tokens.is("{")) {
            from = Optional.of(expressions.expression());
            if (tokens.accept(",")) {
                tokens.skipNewlines();
                to = Optional.of(expressions.expression());
            }
        }
        if (tokens.is("{")) {
            return new Source.Rule(occasion, from, to, Optional.of(block()));
        }
        if (!tokens.is(Kind.NEWLINE) && !tokens.is(";") && !tokens.is(Kind.END)) {
            throw tokens.unexpected();
        }
        return new Source.Rule(occasion, from, to, Optional.empty());
    }

    private Statement block() throws BadProgram {
        tokens.expect("{");
        List<Statement> statements = new ArrayList<>();
        skipEnds();
        while (!tokens.is("}")) {
            statements.add(statement());
            skipEnds();
        }
        tokens.advance();
        return new Statement.Block(List.copyOf(statements));
    }

    private Statement statement() throws BadProgram {
        if (++depth > DEEPEST) {
            throw tokens.unexpected();
        }
        int line = tokens.now().line();
        Statement statement = tokens.is("{") ? block() : tokens.is(Kind.KEYWORD) ? byKeyword() : ended(simple());
        depth--;
        return statement instanceof Statement.Block ? statement : new Statement.At(line, statement);
    }

    private Statement byKeyword() throws BadProgram {
        return switch (tokens.now().text()) {
            case "if" -> branch();
            case "while" -> {
                tokens.advance();
                yield new Statement.While(condition(), body());
            }
            case "do" -> doWhile();
            case "for" -> loop();
            case "switch" -> choice();
            case "break", "continue", "next", "nextfile" -> leave();
            case "exit" -> {
                tokens.advance();
                yield ended(new Statement.Exit(optional()));
            }
            case "return" -> {
                if (!inFunction) {
                    throw new BadProgram(BadProgram.Kind.MISPLACED_RETURN, tokens.now().at(), "return");
                }
                tokens.advance();
                yield ended(new Statement.Return(optional()));
            }
            default -> ended(simple());
        };
    }

    private Statement leave() throws BadProgram {
        Token word = tokens.now();
        boolean records = word.text().startsWith("next");
        if (records && occasion != Source.Occasion.RECORD) {
            throw new BadProgram(BadProgram.Kind.MISPLACED_NEXT, word.at(), word.text() + " " + occasion);
        }
        if (!records && loops == 0 && (switches == 0 || word.text().equals("continue"))) {
            throw new BadProgram(BadProgram.Kind.MISPLACED_BREAK, word.at(), word.text());
        }
        tokens.advance();
        return ended(new Statement.Leave(word.text()));
    }

    private boolean atEnd() {
        return tokens.is(Kind.NEWLINE) || tokens.is(";") || tokens.is("}") || tokens.is(Kind.END);
    }

    private Optional<Expression> optional() throws BadProgram {
        return atEnd() ? Optional.empty() : Optional.of(expressions.expression());
    }

    private Statement ended(Statement statement) throws BadProgram {
        if (!atEnd()) {
            throw tokens.unexpected();
        }
        if (tokens.is(Kind.NEWLINE) || tokens.is(";")) {
            tokens.advance();
        }
        return statement;
    }

    private Expression condition() throws BadProgram {
        tokens.expect("(");
        Expression condition = expressions.expression();
        tokens.expect(")");
        return condition;
    }

    /** What a loop or a branch holds: a statement, perhaps on the next line, perhaps nothing but a semicolon. */
    private Statement body() throws BadProgram {
        loops++;
        Statement body = held();
        loops--;
        return body;
    }

    private Statement held() throws BadProgram {
        tokens.skipNewlines();
        if (tokens.accept(";")) {
            return new Statement.Block(List.of());
        }
        return statement();
    }

    private Statement branch() throws BadProgram {
        tokens.advance();
        Expression condition = condition();
        Statement yes = held();
        Tokens ahead = tokens.copy();
        while (ahead.is(Kind.NEWLINE) || ahead.is(";")) {
            ahead.advance();
        }
        if (!ahead.is("else")) {
            return new Statement.If(condition, yes, Optional.empty());
        }
        ahead.advance();
        tokens.jumpTo(ahead);
        return new Statement.If(condition, yes, Optional.of(held()));
    }

    private Statement doWhile() throws BadProgram {
        tokens.advance();
        Statement body = body();
        skipEnds();
        tokens.expect("while");
        return ended(new Statement.DoWhile(body, condition()));
    }

    private Statement loop() throws BadProgram {
        tokens.advance();
        tokens.expect("(");
        Tokens ahead = tokens.copy();
        if (ahead.is(Kind.NAME)) {
            String variable = ahead.advance().text();
            if (ahead.accept("in") && ahead.is(Kind.NAME)) {
                String array = ahead.advance().text();
                if (ahead.accept(")")) {
                    tokens.jumpTo(ahead);
                    return new Statement.ForIn(variable, array, body());
                }
            }
        }
        Optional<Statement> first = tokens.is(";") ? Optional.empty() : Optional.of(simple());
        tokens.expect(";");
        tokens.skipNewlines();
        Optional<Expression> condition = tokens.is(";") ? Optional.empty() : Optional.of(expressions.expression());
        tokens.expect(";");
        tokens.skipNewlines();
        Optional<Statement> after = tokens.is(")") ? Optional.empty() : Optional.of(simple());
        tokens.expect(")");
        return new Statement.For(first, condition, after, body());
    }

    private Statement choice() throws BadProgram {
        tokens.advance();
        Expression value = condition();
        tokens.skipNewlines();
        tokens.expect("{");
        skipEnds();
        List<Statement.Case> cases = new ArrayList<>();
        switches++;
        while (!tokens.accept("}")) {
            boolean isDefault = tokens.is("default");
            if (!isDefault && !tokens.is("case")) {
                throw tokens.unexpected();
            }
            tokens.advance();
            Optional<Expression> wanted = isDefault ? Optional.empty() : Optional.of(expressions.expression());
            tokens.expect(":");
            skipEnds();
            List<Statement> body = new ArrayList<>();
            while (!tokens.is("case") && !tokens.is("default") && !tokens.is("}")) {
                body.add(statement());
                skipEnds();
            }
            cases.add(new Statement.Case(wanted, List.copyOf(body)));
        }
        switches--;
        return new Statement.Switch(value, List.copyOf(cases));
    }

    private Statement simple() throws BadProgram {
        if (tokens.is("print") || tokens.is("printf")) {
            return print(tokens.advance().text().equals("printf"));
        }
        if (!tokens.accept("delete")) {
            return new Statement.Evaluate(expressions.expression());
        }
        boolean grouped = tokens.accept("(");
        String array = tokens.name();
        List<Expression> subscripts = List.of();
        if (tokens.accept("[")) {
            subscripts = List.copyOf(expressions.list());
            tokens.expect("]");
        }
        if (grouped) {
            tokens.expect(")");
        }
        return new Statement.Delete(array, subscripts);
    }

    private Statement print(boolean formatted) throws BadProgram {
        boolean bare = atEnd() || tokens.is(">") || tokens.is(">>") || tokens.is("|") || tokens.is(")");
        if (bare && formatted) {
            throw tokens.unexpected();
        }
        List<Expression> values = bare ? List.of() : List.copyOf(expressions.printed());
        Statement.Direction direction = tokens.is(">") ? Statement.Direction.FILE : tokens.is(">>") ? Statement.Direction.APPEND
                : tokens.is("|") ? Statement.Direction.PIPE : Statement.Direction.OUTPUT;
        if (tokens.is("|&")) {
            throw new BadProgram(BadProgram.Kind.NOT_SIMULATED, tokens.now().at(), "|&");
        }
        if (direction == Statement.Direction.OUTPUT) {
            return new Statement.Print(formatted, values, direction, Optional.empty());
        }
        tokens.advance();
        return new Statement.Print(formatted, values, direction, Optional.of(expressions.printTarget()));
    }
}
