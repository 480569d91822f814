package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.template.Function.Refused;
import dev.drydock.sandbox.tree.template.GoType.Kind;
import java.util.List;

/** eq, lt and le of templates, which JSONPath's filters share. */
public final class Comparison {
    private static final String BAD_TYPE = "invalid type for comparison";
    private static final String INCOMPATIBLE = "incompatible types for comparison";

    private Comparison() {}

    private static boolean isBasic(Value value) {
        return !value.isNone() && switch (value.kind()) {
            case BOOL, INT, UINT, FLOAT, STRING -> true;
            default -> false;
        };
    }

    private static boolean isInteger(Value value) {
        return value.kind() == Kind.INT || value.kind() == Kind.UINT;
    }

    /** True if the first argument equals any of the others. */
    public static boolean equal(List<Value> arguments, GoType numbers) throws Refused {
        Value first = arguments.get(0).concrete(numbers);
        if (arguments.size() == 1) throw new Refused("missing argument for comparison");
        for (Value argument : arguments.subList(1, arguments.size())) if (equal(first, argument.concrete(numbers))) return true;
        return false;
    }

    private static boolean equal(Value a, Value b) throws Refused {
        if (a.isNone() || b.isNone()) return (a.isNone() || a.isNil()) && (b.isNone() || b.isNil());
        if (!isBasic(a) && !isBasic(b)) {
            if (a.kind() != b.kind()) throw new Refused("non-comparable types " + shown(a) + ": " + a.type().name() + ", " + b.type().name() + ": " + shown(b));
            if (a.isNil() || b.isNil()) return a.isNil() == b.isNil();
            if (a.kind() == Kind.MAP || a.kind() == Kind.SLICE) throw new Refused("non-comparable type " + shown(b) + ": " + b.type().name());
            return a.equals(b);
        }
        if (!isBasic(a) || !isBasic(b)) throw new Refused(INCOMPATIBLE);
        if (isInteger(a) && isInteger(b)) return a.tree().whole() == b.tree().whole();
        if (a.kind() != b.kind()) throw new Refused(INCOMPATIBLE);
        return switch (a.kind()) {
            case BOOL -> a.tree().truth() == b.tree().truth();
            case FLOAT -> a.tree().number() == b.tree().number();
            default -> a.text().equals(b.text());
        };
    }

    private static String shown(Value value) {
        return Printer.printed(value, GoType.INT64);
    }

    /** True if the first argument is less than the second. */
    public static boolean less(List<Value> arguments, GoType numbers) throws Refused {
        Value a = arguments.get(0).concrete(numbers);
        Value b = arguments.get(1).concrete(numbers);
        if (!isBasic(a) || !isBasic(b)) throw new Refused(BAD_TYPE);
        if (isInteger(a) && isInteger(b)) return a.tree().whole() < b.tree().whole();
        if (a.kind() != b.kind()) throw new Refused(INCOMPATIBLE);
        return switch (a.kind()) {
            case BOOL -> throw new Refused(BAD_TYPE);
            case FLOAT -> a.tree().number() < b.tree().number();
            default -> GoText.BY_BYTES.compare(a.text(), b.text()) < 0;
        };
    }

    /** True if the first argument is not greater than the second. */
    public static boolean lessOrEqual(List<Value> arguments, GoType numbers) throws Refused {
        return less(arguments, numbers) || equal(arguments, numbers);
    }
}
