package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.pattern.Pattern;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.FileTests;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.List;
import java.util.Set;

/** {@code test} and {@code [}, by the number of arguments as POSIX wants it. */
final class Testing {
    private static final Set<String> STRINGS = Set.of("=", "==", "!=", "<", ">");
    private static final Set<String> NUMBERS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> FILES = Set.of("-nt", "-ot", "-ef");

    private final Call call;
    private final Session session;
    private final List<String> arguments;
    private final boolean patterns;
    private int pos;

    private Testing(Call call, List<String> arguments, boolean patterns) {
        this.call = call;
        this.session = call.session();
        this.arguments = arguments;
        this.patterns = patterns;
    }

    /** What is wrong with the arguments. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    static Turn test(Call call) {
        return new Testing(call, call.arguments(), false).run();
    }

    static Turn bracket(Call call) {
        return closed(call, "]", false);
    }

    /** {@code [[} of BusyBox, which is {@code [} with patterns. */
    static Turn doubleBracket(Call call) {
        return closed(call, "]]", true);
    }

    private static Turn closed(Call call, String end, boolean patterns) {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).equals(end)) {
            String sentence = call.bash() ? "missing `" + end + "'" : "missing " + end;
            return new Testing(call, arguments, patterns).fail(sentence);
        }
        return new Testing(call, arguments.subList(0, arguments.size() - 1), patterns).run();
    }

    private Turn fail(String sentence) {
        if (call.state().dialect() == Dialect.ASH) {
            dev.drydock.sandbox.shell.run.Complaints.say(call.sys(),
                    call.state().invocation().called() + ": " + sentence + "\n");
            return call.done(2);
        }
        return call.fail(sentence, 2);
    }

    private Turn run() {
        try {
            if (arguments.isEmpty()) {
                return call.done(1);
            }
            boolean holds = switch (arguments.size()) {
                case 1 -> !arguments.get(0).isEmpty();
                case 2 -> two(arguments.get(0), arguments.get(1));
                case 3 -> three();
                default -> many();
            };
            return call.done(holds ? 0 : 1);
        } catch (Wrong wrong) {
            return fail(wrong.getMessage());
        }
    }

    private boolean two(String first, String second) throws Wrong {
        if (first.equals("!")) {
            return second.isEmpty();
        }
        if (FileTests.isUnary(first)) {
            return FileTests.unary(call.sys(), session, first, second);
        }
        throw new Wrong(call.bash() ? first + ": unary operator expected"
                : call.state().dialect() == Dialect.ASH ? second + ": unknown operand" : first + ": unexpected operator");
    }

    private boolean three() throws Wrong {
        String first = arguments.get(0);
        String operator = arguments.get(1);
        String last = arguments.get(2);
        if (isBinary(operator)) {
            return binary(first, operator, last);
        }
        if (operator.equals("-a")) {
            return !first.isEmpty() && !last.isEmpty();
        }
        if (operator.equals("-o")) {
            return !first.isEmpty() || !last.isEmpty();
        }
        if (first.equals("!")) {
            return !two(operator, last);
        }
        if (first.equals("(") && last.equals(")")) {
            return !operator.isEmpty();
        }
        throw new Wrong(call.bash() ? operator + ": binary operator expected"
                : call.state().dialect() == Dialect.ASH ? operator + ": unknown operand" : first + ": unexpected operator");
    }

    private boolean isBinary(String operator) {
        return STRINGS.contains(operator) || NUMBERS.contains(operator) || FILES.contains(operator);
    }

    private boolean binary(String left, String operator, String right) throws Wrong {
        if (NUMBERS.contains(operator)) {
            return FileTests.numbers(number(left), operator, number(right));
        }
        if (FILES.contains(operator)) {
            return FileTests.files(call.sys(), left, operator, right);
        }
        boolean equal = patterns ? Pattern.of(right, false).matches(left) : left.equals(right);
        return switch (operator) {
            case "=", "==" -> equal;
            case "!=" -> !equal;
            case "<" -> left.compareTo(right) < 0;
            default -> left.compareTo(right) > 0;
        };
    }

    private long number(String text) throws Wrong {
        String trimmed = text.strip();
        if (!trimmed.matches("[-+]?[0-9]{1,18}")) {
            throw new Wrong(switch (call.state().dialect()) {
                case BASH -> text + ": integer expression expected";
                case ASH -> text + ": bad number";
                case DASH -> "Illegal number: " + text;
            });
        }
        return Long.parseLong(trimmed);
    }

    private boolean many() throws Wrong {
        boolean holds = or(0);
        if (pos < arguments.size()) {
            throw new Wrong(call.bash() ? "too many arguments" : arguments.get(pos) + ": unknown operand");
        }
        return holds;
    }

    private boolean or(int depth) throws Wrong {
        boolean holds = and(depth);
        while (pos < arguments.size() && (at(0).equals("-o") || patterns && at(0).equals("||"))) {
            pos++;
            holds |= and(depth);
        }
        return holds;
    }

    private boolean and(int depth) throws Wrong {
        boolean holds = primary(depth);
        while (pos < arguments.size() && (at(0).equals("-a") || patterns && at(0).equals("&&"))) {
            pos++;
            holds &= primary(depth);
        }
        return holds;
    }

    private String at(int ahead) {
        return pos + ahead < arguments.size() ? arguments.get(pos + ahead) : "";
    }

    private boolean primary(int depth) throws Wrong {
        if (pos >= arguments.size() || depth > 200) {
            throw new Wrong("argument expected");
        }
        if (pos + 2 < arguments.size() && isBinary(at(1))) {
            boolean holds = binary(at(0), at(1), at(2));
            pos += 3;
            return holds;
        }
        String first = arguments.get(pos++);
        if (first.equals("!")) {
            return !primary(depth + 1);
        }
        if (first.equals("(")) {
            boolean holds = or(depth + 1);
            if (!at(0).equals(")")) {
                throw new Wrong("`)' expected");
            }
            pos++;
            return holds;
        }
        if (FileTests.isUnary(first) && pos < arguments.size()) {
            return FileTests.unary(call.sys(), session, first, arguments.get(pos++));
        }
        return !first.isEmpty();
    }
}
