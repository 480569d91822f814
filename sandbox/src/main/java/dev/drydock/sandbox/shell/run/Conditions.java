package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.pattern.Pattern;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.syntax.Condition;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates {@code [[ ]]}. */
final class Conditions {
    private final Sys sys;
    private final Session session;
    private final Words words;

    Conditions(Sys sys, Session session) {
        this.sys = sys;
        this.session = session;
        this.words = new Words(session);
    }

    /** 0 or 1, or 2 for a regular expression that is wrong. */
    int status(Condition condition) throws Trouble {
        try {
            return holds(condition) ? 0 : 1;
        } catch (BadPattern wrong) {
            return 2;
        }
    }

    private boolean holds(Condition condition) throws Trouble, BadPattern {
        if (condition instanceof Condition.And and) {
            return holds(and.left()) && holds(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return holds(or.left()) || holds(or.right());
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.Nested nested) {
            return holds(nested.condition());
        }
        if (condition instanceof Condition.NotEmpty single) {
            String text = words.single(single.word());
            trace("-n " + shown(text));
            return !text.isEmpty();
        }
        if (condition instanceof Condition.Unary unary) {
            String operand = words.single(unary.operand());
            trace(unary.operator() + " " + shown(operand));
            return FileTests.unary(sys, session, unary.operator(), operand);
        }
        return binary((Condition.Binary) condition);
    }

    private void trace(String text) {
        Tracing.trace(sys, session.state(), "[[ " + text + " ]]");
    }

    private static String shown(String text) {
        return text.isEmpty() ? "''" : text;
    }

    private boolean binary(Condition.Binary binary) throws Trouble, BadPattern {
        String left = words.single(binary.left());
        String operator = binary.operator();
        switch (operator) {
            case "=", "==", "!=":
                String pattern = words.pattern(binary.right());
                trace(shown(left) + " " + operator + " " + shown(Pattern.plain(pattern)));
                return Pattern.of(pattern, true).matches(left) != operator.equals("!=");
            case "=~":
                return matches(left, words.expression(binary.right()));
            case "<", ">":
                String right = words.single(binary.right());
                trace(left + " " + operator + " " + right);
                return operator.equals("<") ? left.compareTo(right) < 0 : left.compareTo(right) > 0;
            case "-nt", "-ot", "-ef":
                return FileTests.files(sys, left, operator, words.single(binary.right()));
            default:
                String number = words.single(binary.right());
                trace(shown(left) + " " + operator + " " + shown(number));
                Names names = new Names(session);
                return FileTests.numbers(names.evaluate(left, "[[: "), operator, names.evaluate(number, "[[: "));
        }
    }

    private boolean matches(String text, String expression) throws Trouble, BadPattern {
        trace(shown(text) + " =~ " + expression);
        Regex regex = Regex.compile(expression, Dialect.SED_EXTENDED, Regex.Options.NONE);
        Optional<Match> match = regex.find(text, 0);
        List<String> groups = new ArrayList<>();
        for (int i = 0; match.isPresent() && i <= regex.groups(); i++) {
            groups.add(match.get().text(text, i));
        }
        new Names(session).put("BASH_REMATCH", new Variable(Value.Indexed.of(groups), Set.of()));
        return match.isPresent();
    }
}
