package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Instruction;
import dev.drydock.sandbox.tool.awk.code.Op;
import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.value.Comparison;
import dev.drydock.sandbox.tool.awk.value.Value;

/** Operators on values. */
final class Operators {
    private static final int LONGEST = 50_000_000;

    private Operators() {}

    /** Takes the operands from the stack. */
    static Value apply(Machine machine, Instruction instruction) {
        Op op = instruction.op();
        Value right = machine.pop();
        return switch (op) {
            case NUMBER -> Value.of(right.number());
            case TRUTH -> Value.of(right.truth());
            case NOT -> Value.of(!right.truth());
            case NEGATE -> Value.of(right.number() == 0 ? 0 : -right.number());
            case CONCATENATE -> Value.of(joined(machine.text(machine.pop()), machine.text(right)));
            case MATCHES -> Value.of(machine.regexes().of(right).isIn(machine.text(machine.pop())));
            case LESS, AT_MOST, EQUAL, UNEQUAL, MORE, AT_LEAST -> Value.of(holds(machine, op, machine.pop(), right));
            default -> Value.of(calculated(machine, instruction, machine.pop().number(), right.number()));
        };
    }

    private static String joined(String left, String right) {
        if (left.length() + right.length() > LONGEST) {
            throw new Trouble("fatal: string too long");
        }
        return left + right;
    }

    private static boolean holds(Machine machine, Op op, Value left, Value right) {
        boolean numbers = left.numeric() && right.numeric();
        if (numbers && (Double.isNaN(left.number()) || Double.isNaN(right.number()))) {
            return op == Op.UNEQUAL;
        }
        int order = Comparison.compare(left, right, machine.flavour().notation(), machine.text(Special.CONVFMT));
        return switch (op) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case MORE -> order > 0;
            default -> order >= 0;
        };
    }

    private static double calculated(Machine machine, Instruction instruction, double left, double right) {
        boolean literal = instruction.a() == 1;
        return switch (instruction.op()) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / nonzero(machine, literal, right, "");
            case MODULO -> left % nonzero(machine, literal, right, " in `%'");
            default -> StrictMath.pow(left, right);
        };
    }

    private static double nonzero(Machine machine, boolean literal, double divisor, String where) {
        if (divisor == 0 && machine.flavour() != Flavour.MAWK) {
            String words = (literal ? "error" : "fatal") + ": division by zero attempted" + where;
            throw new Trouble(machine.flavour().words(words, "", "Division by zero"), literal ? Trouble.Kind.EARLY : Trouble.Kind.USUAL);
        }
        return divisor;
    }
}
