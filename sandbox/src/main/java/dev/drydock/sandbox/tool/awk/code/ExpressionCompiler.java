package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.syntax.BadProgram;
import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.List;
import java.util.Map;

/** Instructions that leave an expression's value on the stack. */
final class ExpressionCompiler {
    private static final Map<String, Op> OPERATORS = Map.ofEntries(Map.entry("+", Op.ADD), Map.entry("-", Op.SUBTRACT),
            Map.entry("*", Op.MULTIPLY), Map.entry("/", Op.DIVIDE), Map.entry("%", Op.MODULO), Map.entry("^", Op.POWER),
            Map.entry(" ", Op.CONCATENATE), Map.entry("<", Op.LESS), Map.entry("<=", Op.AT_MOST), Map.entry("==", Op.EQUAL),
            Map.entry("!=", Op.UNEQUAL), Map.entry(">", Op.MORE), Map.entry(">=", Op.AT_LEAST));

    private final Scope scope;
    private final Assembly out;

    ExpressionCompiler(Scope scope, Assembly out) {
        this.scope = scope;
        this.out = out;
    }

    void value(Expression e) throws BadProgram {
        if (e instanceof Expression.Number number) {
            out.push(Value.of(number.value()));
        } else if (e instanceof Expression.Text text) {
            out.push(Value.of(text.value()));
        } else if (e instanceof Expression.Pattern pattern) {
            record();
            out.push(compiled(pattern));
            out.add(Op.MATCHES);
        } else if (e instanceof Expression.Target target) {
            prepare(target);
            load(target, false);
        } else if (e instanceof Expression.Assign assign) {
            assign(assign);
        } else if (e instanceof Expression.Increment increment) {
            increment(increment);
        } else if (e instanceof Expression.Getline getline) {
            getline(getline);
        } else if (e instanceof Expression.Call call) {
            call(call);
        } else if (e instanceof Expression.Builtin builtin) {
            builtin(builtin);
        } else {
            operator(e);
        }
    }

    private void operator(Expression e) throws BadProgram {
        if (e instanceof Expression.Group group) {
            if (group.members().size() != 1) {
                throw new BadProgram(BadProgram.Kind.UNEXPECTED, -1, ",");
            }
            value(group.members().get(0));
        } else if (e instanceof Expression.Unary unary) {
            value(unary.operand());
            out.add(unary.operator().equals("!") ? Op.NOT : unary.operator().equals("-") ? Op.NEGATE : Op.NUMBER);
        } else if (e instanceof Expression.Binary binary) {
            value(binary.left());
            value(binary.right());
            boolean literal = binary.left() instanceof Expression.Number && binary.right() instanceof Expression.Number;
            out.add(OPERATORS.get(binary.operator()), literal ? 1 : 0);
        } else if (e instanceof Expression.And and) {
            circuit(and.left(), and.right(), Op.JUMP_IF_FALSE, Value.ZERO);
        } else if (e instanceof Expression.Or or) {
            circuit(or.left(), or.right(), Op.JUMP_IF_TRUE, Value.ONE);
        } else if (e instanceof Expression.Choice choice) {
            value(choice.condition());
            int otherwise = out.jump(Op.JUMP_IF_FALSE);
            value(choice.yes());
            int done = out.jump(Op.JUMP);
            out.land(otherwise);
            value(choice.no());
            out.land(done);
        } else if (e instanceof Expression.Matches matches) {
            value(matches.text());
            regex(matches.regex());
            out.add(Op.MATCHES);
            if (matches.negated()) {
                out.add(Op.NOT);
            }
        } else if (e instanceof Expression.In in) {
            subscript(in.subscripts());
            array(Op.IN, in.array());
        }
    }

    private void circuit(Expression left, Expression right, Op shortly, Value known) throws BadProgram {
        value(left);
        int decided = out.jump(shortly);
        value(right);
        out.add(Op.TRUTH);
        int done = out.jump(Op.JUMP);
        out.land(decided);
        out.push(known);
        out.land(done);
    }

    private void record() {
        out.push(Value.ZERO);
        out.add(Op.FIELD);
    }

    /** A regex as a value: a literal stays one, anything else is a text. */
    void regex(Expression e) throws BadProgram {
        Expression inner = e instanceof Expression.Group group && group.members().size() == 1 ? group.members().get(0) : e;
        if (inner instanceof Expression.Pattern pattern) {
            out.push(compiled(pattern));
        } else {
            value(e);
        }
    }

    private Value compiled(Expression.Pattern pattern) throws BadProgram {
        try {
            return new Value.Pattern(pattern.regex(), Regex.compile(pattern.regex(), Dialect.AWK, Regex.Options.NONE));
        } catch (BadPattern bad) {
            throw new BadProgram(BadProgram.Kind.BAD_REGEX, -1, bad.getMessage() + "\n" + pattern.regex());
        }
    }

    void subscript(List<Expression> subscripts) throws BadProgram {
        for (Expression part : subscripts) {
            value(part);
        }
        out.add(Op.SUBSCRIPT, subscripts.size());
    }

    void array(Op op, String name) throws BadProgram {
        Scope.Place place = scope.array(name);
        out.add(op, place.local() ? 1 : 0, place.number());
    }

    /** Pushes what must be known before a target is read or written: nothing, a field's number or a subscript. */
    private void prepare(Expression.Target target) throws BadProgram {
        if (target instanceof Expression.Field field) {
            value(field.index());
        } else if (target instanceof Expression.Element element) {
            subscript(element.subscripts());
        }
    }

    /** Pushes the target's value. @param keep whether what was prepared stays below it */
    private void load(Expression.Target target, boolean keep) throws BadProgram {
        if (target instanceof Expression.Variable variable) {
            Scope.Place place = scope.variable(variable.name());
            out.add(place.local() ? Op.LOCAL : Op.GLOBAL, place.number());
            return;
        }
        if (keep) {
            out.add(Op.DUP);
        }
        if (target instanceof Expression.Element element) {
            array(Op.ELEMENT, element.array());
        } else {
            out.add(Op.FIELD);
        }
    }

    /** Stores the topmost value, which stays; what was prepared goes. */
    private void store(Expression.Target target) throws BadProgram {
        if (target instanceof Expression.Variable variable) {
            Scope.Place place = scope.variable(variable.name());
            out.add(place.local() ? Op.SET_LOCAL : Op.SET_GLOBAL, place.number());
        } else if (target instanceof Expression.Element element) {
            array(Op.SET_ELEMENT, element.array());
        } else {
            out.add(Op.SET_FIELD);
        }
    }

    private void assign(Expression.Assign assign) throws BadProgram {
        prepare(assign.target());
        if (assign.operator().isEmpty()) {
            value(assign.value());
        } else {
            load(assign.target(), true);
            value(assign.value());
            out.add(OPERATORS.get(assign.operator()));
        }
        store(assign.target());
    }

    private void increment(Expression.Increment increment) throws BadProgram {
        prepare(increment.target());
        load(increment.target(), true);
        out.push(Value.of(increment.by()));
        out.add(Op.ADD);
        store(increment.target());
        if (!increment.before()) {
            out.push(Value.of(increment.by()));
            out.add(Op.SUBTRACT);
        }
    }

    private void getline(Expression.Getline getline) throws BadProgram {
        if (getline.target().isPresent()) {
            prepare(getline.target().get());
            load(getline.target().get(), true);
        }
        if (getline.name().isPresent()) {
            value(getline.name().get());
        }
        out.add(Op.GETLINE, getline.source().ordinal(), getline.target().isPresent() ? 1 : 0);
        if (getline.target().isPresent()) {
            store(getline.target().get());
            out.add(Op.POP);
            out.add(Op.STATUS);
        }
    }

    private void call(Expression.Call call) throws BadProgram {
        int number = scope.function(call.name());
        List<Boolean> arrays = scope.arrayParameters(number);
        if (call.arguments().size() > arrays.size()) {
            throw new BadProgram(BadProgram.Kind.UNEXPECTED, -1, call.name());
        }
        for (int i = 0; i < arrays.size(); i++) {
            if (i >= call.arguments().size()) {
                if (arrays.get(i)) {
                    out.add(Op.NEW_ARRAY);
                } else {
                    out.push(Value.NOTHING);
                }
            } else if (!arrays.get(i)) {
                value(call.arguments().get(i));
            } else {
                passArray(call.arguments().get(i));
            }
        }
        out.add(Op.CALL, number, call.arguments().size());
    }

    private void passArray(Expression argument) throws BadProgram {
        if (!(argument instanceof Expression.Variable variable)) {
            throw new BadProgram(BadProgram.Kind.SCALAR_AS_ARRAY, -1, "");
        }
        array(Op.ARRAY, variable.name());
    }

    private void builtin(Expression.Builtin builtin) throws BadProgram {
        Function function = Function.named(builtin.name());
        List<Expression> arguments = builtin.arguments();
        if (!function.takes(arguments.size())) {
            throw new BadProgram(BadProgram.Kind.WRONG_COUNT, builtin.at(), builtin.name() + " " + arguments.size());
        }
        if (function == Function.SUB || function == Function.GSUB) {
            substitute(function, arguments);
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            boolean measured = function == Function.LENGTH && argument instanceof Expression.Variable variable && scope.isArray(variable.name());
            if (function.takesArray(i) || measured) {
                passArray(argument);
            } else if (argument instanceof Expression.Pattern && takesRegex(function, i)) {
                regex(argument);
            } else {
                value(argument);
            }
        }
        out.add(Op.BUILTIN, function.ordinal(), arguments.size());
    }

    private static boolean takesRegex(Function function, int argument) {
        return switch (function) {
            case SPLIT, PATSPLIT -> argument == 2;
            case MATCH -> argument == 1;
            case GENSUB -> argument == 0;
            default -> false;
        };
    }

    private void substitute(Function function, List<Expression> arguments) throws BadProgram {
        Expression where = arguments.size() > 2 ? arguments.get(2) : new Expression.Field(new Expression.Number(0));
        Expression plain = where instanceof Expression.Group group && group.members().size() == 1 ? group.members().get(0) : where;
        if (plain instanceof Expression.Target target) {
            prepare(target);
            load(target, true);
        } else {
            value(plain);
        }
        regex(arguments.get(0));
        value(arguments.get(1));
        out.add(Op.SUBSTITUTE, function == Function.GSUB ? 1 : 0);
        if (plain instanceof Expression.Target target) {
            store(target);
        }
        out.add(Op.POP);
        out.add(Op.STATUS);
    }
}
