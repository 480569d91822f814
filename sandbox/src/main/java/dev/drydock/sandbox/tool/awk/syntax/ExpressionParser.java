package dev.drydock.sandbox.tool.awk.syntax;

import dev.drydock.sandbox.tool.awk.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions, from the loosest binding to the tightest. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");

    private final Tokens tokens;
    /** Behind {@code print}, outside parentheses, {@code >} is a redirection. */
    private boolean printing;
    private int depth;
    /** Where the last call's parenthesis stands. */
    private int closedAt;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Expression expression() throws BadProgram {
        if (++depth > 500) {
            throw tokens.unexpected();
        }
        Expression condition = or();
        if (tokens.accept("?")) {
            tokens.skipNewlines();
            Expression yes = expression();
            tokens.skipNewlines();
            tokens.expect(":");
            tokens.skipNewlines();
            condition = new Expression.Choice(condition, yes, expression());
        }
        depth--;
        return condition;
    }

    /** What follows {@code print}: a list, perhaps in parentheses. */
    List<Expression> printed() throws BadProgram {
        boolean outside = printing;
        printing = true;
        List<Expression> values = list();
        printing = outside;
        boolean grouped = values.size() == 1 && values.get(0) instanceof Expression.Group;
        return grouped ? ((Expression.Group) values.get(0)).members() : values;
    }

    /** The name behind a redirection. */
    Expression printTarget() throws BadProgram {
        boolean outside = printing;
        printing = true;
        Expression target = concatenation();
        printing = outside;
        return target;
    }

    List<Expression> list() throws BadProgram {
        List<Expression> members = new ArrayList<>(List.of(expression()));
        while (tokens.accept(",")) {
            tokens.skipNewlines();
            members.add(expression());
        }
        return members;
    }

    private Expression or() throws BadProgram {
        Expression left = and();
        while (tokens.accept("||")) {
            tokens.skipNewlines();
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() throws BadProgram {
        Expression left = membership();
        while (tokens.accept("&&")) {
            tokens.skipNewlines();
            left = new Expression.And(left, membership());
        }
        return left;
    }

    private Expression membership() throws BadProgram {
        Expression left = matching();
        while (tokens.is("in")) {
            tokens.advance();
            List<Expression> subscripts = left instanceof Expression.Group group ? group.members() : List.of(left);
            left = new Expression.In(subscripts, tokens.name());
        }
        return left;
    }

    private Expression matching() throws BadProgram {
        Expression left = comparison();
        while (tokens.is("~") || tokens.is("!~")) {
            boolean negated = tokens.advance().text().equals("!~");
            left = new Expression.Matches(left, comparison(), negated);
        }
        return left;
    }

    private Expression comparison() throws BadProgram {
        Expression left = piped(concatenation());
        if (tokens.is(Kind.OPERATOR) && COMPARISONS.contains(tokens.now().text()) && !(printing && tokens.is(">"))) {
            String operator = tokens.advance().text();
            left = new Expression.Binary(operator, left, piped(concatenation()));
        }
        return left;
    }

    private Expression piped(Expression first) throws BadProgram {
        Expression left = first;
        while ((tokens.is("|") || tokens.is("|&")) && tokens.peek().is("getline")) {
            if (tokens.is("|&")) {
                throw new BadProgram(BadProgram.Kind.NOT_SIMULATED, tokens.now().at(), "|&");
            }
            tokens.advance();
            tokens.advance();
            left = new Expression.Getline(Expression.Source.COMMAND, Optional.of(left), optionalTarget());
        }
        return left;
    }

    private Expression concatenation() throws BadProgram {
        Expression left = sum();
        while (beginsOperand()) {
            left = new Expression.Binary(" ", left, sum());
        }
        return left;
    }

    private boolean beginsOperand() {
        return switch (tokens.now().kind()) {
            case NUMBER, STRING, NAME, CALL, BUILTIN -> true;
            case OPERATOR -> Set.of("$", "(", "++", "--").contains(tokens.now().text());
            default -> false;
        };
    }

    private Expression sum() throws BadProgram {
        Expression left = product();
        while (tokens.is("+") || tokens.is("-")) {
            left = new Expression.Binary(tokens.advance().text(), left, product());
        }
        return left;
    }

    private Expression product() throws BadProgram {
        Expression left = unary();
        while (tokens.is("*") || tokens.is("/") || tokens.is("%")) {
            left = new Expression.Binary(tokens.advance().text(), left, unary());
        }
        return left;
    }

    private Expression unary() throws BadProgram {
        if (tokens.is("!") || tokens.is("-") || tokens.is("+")) {
            if (++depth > 500) {
                throw tokens.unexpected();
            }
            String operator = tokens.advance().text();
            Expression operand = unary();
            depth--;
            return new Expression.Unary(operator, operand);
        }
        return power();
    }

    private Expression power() throws BadProgram {
        Expression base = increment();
        if (tokens.accept("^")) {
            Expression exponent = tokens.is("-") || tokens.is("+") || tokens.is("!")
                    ? new Expression.Unary(tokens.advance().text(), power()) : power();
            return new Expression.Binary("^", base, exponent);
        }
        return base;
    }

    private Expression increment() throws BadProgram {
        if (tokens.is("++") || tokens.is("--")) {
            int by = tokens.advance().text().equals("++") ? 1 : -1;
            Expression operand = primary();
            if (operand instanceof Expression.Target target) {
                return new Expression.Increment(target, true, by);
            }
            // Two signs in front of something that cannot change.
            String sign = by > 0 ? "+" : "-";
            return new Expression.Unary(sign, new Expression.Unary(sign, operand));
        }
        Expression operand = primary();
        if (!(operand instanceof Expression.Target target)) {
            return operand;
        }
        if (tokens.is("++") || tokens.is("--")) {
            return new Expression.Increment(target, false, tokens.advance().text().equals("++") ? 1 : -1);
        }
        if (tokens.is(Kind.OPERATOR) && ASSIGNMENTS.contains(tokens.now().text())) {
            String operator = tokens.advance().text();
            tokens.skipNewlines();
            return new Expression.Assign(target, operator.substring(0, operator.length() - 1), expression());
        }
        return operand;
    }

    private Expression primary() throws BadProgram {
        Token token = tokens.now();
        switch (token.kind()) {
            case NUMBER -> {
                tokens.advance();
                return new Expression.Number(number(token.text()));
            }
            case STRING -> {
                tokens.advance();
                return new Expression.Text(token.text());
            }
            case NAME -> {
                return named();
            }
            case CALL -> {
                tokens.advance();
                tokens.advance();
                return new Expression.Call(token.text(), arguments(), token.line());
            }
            case BUILTIN -> {
                return builtin();
            }
            default -> {
                return bySign(token);
            }
        }
    }

    private static double number(String text) {
        return text.startsWith("0x") || text.startsWith("0X")
                ? text.length() > 2 ? new java.math.BigInteger(text.substring(2), 16).doubleValue() : 0
                : Double.parseDouble(text);
    }

    private Expression bySign(Token token) throws BadProgram {
        if (token.is("/") || token.is("/=")) {
            return new Expression.Pattern(tokens.regex().text());
        }
        if (tokens.accept("$")) {
            return new Expression.Field(tokens.is("-") || tokens.is("+") || tokens.is("!")
                    ? new Expression.Unary(tokens.advance().text(), fieldIndex()) : fieldIndex());
        }
        if (tokens.accept("(")) {
            return group();
        }
        if (tokens.accept("getline")) {
            Optional<Expression.Target> target = optionalTarget();
            if (tokens.accept("<")) {
                return new Expression.Getline(Expression.Source.FILE, Optional.of(primary()), target);
            }
            return new Expression.Getline(Expression.Source.INPUT, Optional.empty(), target);
        }
        throw tokens.unexpected();
    }

    /** {@code $++i} and {@code $i++}: the second increments the field. */
    private Expression fieldIndex() throws BadProgram {
        if (tokens.is("++") || tokens.is("--")) {
            return increment();
        }
        return primary();
    }

    private Expression group() throws BadProgram {
        boolean outside = printing;
        printing = false;
        tokens.skipNewlines();
        List<Expression> members = list();
        tokens.skipNewlines();
        tokens.expect(")");
        printing = outside;
        if (members.size() > 1 && !tokens.is("in") && !printing) {
            throw tokens.unexpected();
        }
        return new Expression.Group(List.copyOf(members));
    }

    private Expression named() throws BadProgram {
        String name = tokens.advance().text();
        if (!tokens.accept("[")) {
            return new Expression.Variable(name);
        }
        boolean outside = printing;
        printing = false;
        List<Expression> subscripts = list();
        tokens.expect("]");
        printing = outside;
        if (tokens.is("[")) {
            throw new BadProgram(BadProgram.Kind.NOT_SIMULATED, tokens.now().at(), name + "[][]");
        }
        return new Expression.Element(name, List.copyOf(subscripts));
    }

    private Expression builtin() throws BadProgram {
        Token name = tokens.advance();
        if (tokens.accept("(")) {
            List<Expression> arguments = arguments();
            return new Expression.Builtin(name.text(), arguments, closedAt);
        }
        if (!name.text().equals("length")) {
            throw tokens.unexpected();
        }
        return new Expression.Builtin("length", List.of(), name.at());
    }

    private List<Expression> arguments() throws BadProgram {
        boolean outside = printing;
        printing = false;
        tokens.skipNewlines();
        List<Expression> arguments = tokens.is(")") ? List.of() : List.copyOf(list());
        tokens.skipNewlines();
        closedAt = tokens.expect(")").at();
        printing = outside;
        return arguments;
    }

    private Optional<Expression.Target> optionalTarget() throws BadProgram {
        if (tokens.is("$")) {
            tokens.advance();
            return Optional.of(new Expression.Field(fieldIndex()));
        }
        return tokens.is(Kind.NAME) ? Optional.of((Expression.Target) named()) : Optional.empty();
    }
}
