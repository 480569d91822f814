package dev.drydock.sandbox.app.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions, the loosest binding first. */
final class Expressions {
    private static final Set<String> BARE_CALLS = Set.of("current_timestamp", "current_date", "current_user", "current_time", "session_user", "localtimestamp");

    private final Parser parser;

    Expressions(Parser parser) {
        this.parser = parser;
    }

    Expr read() {
        Expr left = conjunction();
        while (parser.peek().is("or")) {
            int at = parser.next().at();
            left = new Expr.Binary("or", left, conjunction(), at);
        }
        return left;
    }

    private Expr conjunction() {
        Expr left = negation();
        while (parser.peek().is("and")) {
            int at = parser.next().at();
            left = new Expr.Binary("and", left, negation(), at);
        }
        return left;
    }

    private Expr negation() {
        return parser.take("not") ? new Expr.Unary("not", negation()) : comparison();
    }

    private Expr comparison() {
        Expr left = sum();
        while (true) {
            Token sign = parser.peek();
            if (Set.of("=", "<", ">", "<=", ">=", "<>", "!=").contains(sign.text()) && sign.kind() == Token.Kind.SIGN) {
                parser.next();
                left = new Expr.Binary(sign.text().equals("!=") ? "<>" : sign.text(), left, sum(), sign.at());
            } else if (parser.take("is")) {
                boolean not = parser.take("not");
                if (parser.take("true") || parser.take("false")) {
                    throw parser.beyond("IS TRUE");
                }
                parser.expect("null");
                left = new Expr.IsNull(left, not);
            } else {
                boolean not = parser.peek().is("not");
                if (not) {
                    parser.next();
                }
                if (parser.take("like")) {
                    left = new Expr.Like(left, sum(), not, false);
                } else if (parser.take("ilike")) {
                    left = new Expr.Like(left, sum(), not, true);
                } else if (parser.take("between")) {
                    int at = parser.peek().at();
                    Expr low = sum();
                    parser.expect("and");
                    Expr between = new Expr.Binary("and", new Expr.Binary(">=", left, low, at), new Expr.Binary("<=", left, sum(), at), at);
                    left = not ? new Expr.Unary("not", between) : between;
                } else if (parser.take("in")) {
                    left = new Expr.In(left, list(), not);
                } else if (not) {
                    throw parser.unexpected();
                } else {
                    return left;
                }
            }
        }
    }

    private List<Expr> list() {
        parser.expect("(");
        if (parser.peek().is("select")) {
            throw parser.beyond("IN (SELECT ...)");
        }
        List<Expr> values = new ArrayList<>();
        do {
            values.add(read());
        } while (parser.take(","));
        parser.expect(")");
        return values;
    }

    private Expr sum() {
        Expr left = product();
        while (parser.peek().is("+") || parser.peek().is("-") || parser.peek().is("||")) {
            Token sign = parser.next();
            left = new Expr.Binary(sign.text(), left, product(), sign.at());
        }
        return left;
    }

    private Expr product() {
        Expr left = operand();
        while (parser.peek().is("*") || parser.peek().is("/") || parser.peek().is("%")) {
            Token sign = parser.next();
            left = new Expr.Binary(sign.text(), left, operand(), sign.at());
        }
        return left;
    }

    /** A value, name, call or bracket, with a cast after it. */
    Expr operand() {
        Expr operand = bare();
        while (parser.peek().is("::")) {
            int at = parser.next().at();
            operand = new Expr.Cast(operand, new Definitions(parser, this).type(), at);
        }
        return operand;
    }

    private Expr bare() {
        Token token = parser.peek();
        switch (token.kind()) {
            case NUMBER -> {
                parser.next();
                return new Expr.Value(token.text().matches("\\d{1,18}") ? new Cell.Whole(Long.parseLong(token.text())) : decimal(token));
            }
            case TEXT -> {
                parser.next();
                return new Expr.Value(new Cell.Text(token.text()));
            }
            case SIGN -> {
                return sign(token);
            }
            case WORD, NAME -> {
                return word(token);
            }
            default -> throw parser.unexpected();
        }
    }

    private Cell decimal(Token token) {
        if (!token.text().matches("\\d{0,30}\\.?\\d{0,30}")) {
            throw parser.unexpected();
        }
        return new Cell.Decimal(new BigDecimal(token.text()));
    }

    private Expr sign(Token token) {
        if (parser.take("(")) {
            if (parser.peek().is("select")) {
                throw parser.beyond("(SELECT ...)");
            }
            Expr inner = read();
            parser.expect(")");
            return inner;
        }
        if (parser.take("-")) {
            return new Expr.Unary("-", operand());
        }
        if (parser.take("+")) {
            return operand();
        }
        throw Refusal.because(Refusal.Reason.SYNTAX, token.at(), token.raw());
    }

    private Expr word(Token token) {
        if (token.kind() == Token.Kind.WORD) {
            if (parser.take("null")) {
                return new Expr.Value(Cell.NULL);
            }
            if (parser.take("true") || parser.take("false")) {
                return new Expr.Value(Cell.of(token.is("true")));
            }
            if (parser.take("case")) {
                return cases();
            }
            if (parser.take("cast")) {
                parser.expect("(");
                Expr inner = read();
                parser.expect("as");
                Type type = new Definitions(parser, this).type();
                parser.expect(")");
                return new Expr.Cast(inner, type, token.at());
            }
            if (parser.take("exists")) {
                throw parser.beyond("EXISTS (SELECT ...)");
            }
            if (Set.of("from", "where", "group", "order", "limit", "select", "values", "set", "into", "on", "join", "having", "and", "or", "then", "end").contains(token.text())) {
                throw parser.unexpected();
            }
        }
        parser.next();
        if (parser.take("(")) {
            return call(token.text(), token.at());
        }
        if (BARE_CALLS.contains(token.text()) && token.kind() == Token.Kind.WORD) {
            return new Expr.Call(token.text(), List.of(), false, false, token.at());
        }
        if (parser.take(".")) {
            return new Expr.Named(token.text(), parser.name(), token.at());
        }
        return new Expr.Named("", token.text(), token.at());
    }

    /** The arguments of a call, whose bracket is open. */
    Expr call(String name, int at) {
        if (parser.take("*")) {
            parser.expect(")");
            return new Expr.Call(name, List.of(), true, false, at);
        }
        boolean distinct = parser.take("distinct");
        List<Expr> arguments = new ArrayList<>();
        if (!parser.peek().is(")")) {
            do {
                arguments.add(read());
            } while (parser.take(","));
        }
        parser.expect(")");
        if (parser.peek().is("over") || parser.peek().is("filter")) {
            throw parser.beyond("OVER (...)");
        }
        return new Expr.Call(name, arguments, false, distinct, at);
    }

    private Expr cases() {
        Optional<Expr> subject = parser.peek().is("when") ? Optional.empty() : Optional.of(read());
        List<Expr> conditions = new ArrayList<>();
        List<Expr> results = new ArrayList<>();
        while (parser.peek().is("when")) {
            int at = parser.next().at();
            Expr condition = read();
            conditions.add(subject.isPresent() ? new Expr.Binary("=", subject.get(), condition, at) : condition);
            parser.expect("then");
            results.add(read());
        }
        Optional<Expr> otherwise = parser.take("else") ? Optional.of(read()) : Optional.empty();
        parser.expect("end");
        return new Expr.Case(conditions, results, otherwise);
    }
}
