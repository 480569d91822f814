package dev.drydock.sandbox.tree.template;

import java.util.List;

/** Go's fmt without a format: Print, Println and what a template action writes. */
final class Printer {
    private Printer() {}

    /** What an action writes of its value: pointers are followed, an invalid value is {@code <no value>}. */
    static String printed(Value value, GoType numbers) {
        Value shown = value.kind() == GoType.Kind.POINTER ? value.indirect(numbers) : value;
        return shown.isNone() ? "<no value>" : new Verbs(numbers).print(shown, 'v');
    }

    /** {@code fmt.Sprint}: a space between two operands if neither is a string. */
    static String print(List<Value> values, GoType numbers) {
        StringBuilder out = new StringBuilder();
        boolean afterString = true;
        for (Value value : values) {
            boolean string = value.concrete(numbers).type().equals(GoType.STRING);
            if (out.length() > 0 && !string && !afterString) out.append(' ');
            out.append(new Verbs(numbers).print(value, 'v'));
            afterString = string;
        }
        return out.toString();
    }

    /** {@code fmt.Sprintln}: a space between all operands, a newline at the end. */
    static String println(List<Value> values, GoType numbers) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) out.append(i > 0 ? " " : "").append(new Verbs(numbers).print(values.get(i), 'v'));
        return out.append('\n').toString();
    }
}
