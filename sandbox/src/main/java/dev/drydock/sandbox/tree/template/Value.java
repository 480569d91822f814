package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;

/** A tree with the Go type it has in a template. Nothing, of a type that can be nil, is nil; of another it is the zero value. */
public record Value(GoType type, Tree tree) {
    /** Go's invalid {@code reflect.Value}: an untyped nil, a missing key; printed as {@code <no value>}. Not the same as an interface that holds nothing. */
    public static final Value NONE = new Value(GoType.ANY, Nothing.NOTHING);

    public static final Value TRUE = new Value(GoType.BOOL, Truth.TRUE);
    public static final Value FALSE = new Value(GoType.BOOL, Truth.FALSE);

    /** A value as if decoded from JSON into an {@code interface{}}. */
    public static Value of(Tree tree) {
        return new Value(GoType.ANY, tree);
    }

    public static Value of(String text) {
        return new Value(GoType.STRING, new Text(text));
    }

    public static Value of(long number) {
        return new Value(GoType.INT, new Whole(number));
    }

    public static Value of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    boolean isNone() {
        return this == NONE;
    }

    GoType.Kind kind() {
        return type.kind();
    }

    /** True for a nil pointer, slice, map or interface. */
    boolean isNil() {
        return tree.isNothing() && switch (kind()) {
            case POINTER, SLICE, MAP, INTERFACE -> true;
            default -> false;
        };
    }

    /**
     * What an interface holds, with its own type; {@link #NONE} if it holds nothing.
     *
     * @param numbers the type that whole numbers were decoded into
     */
    Value concrete(GoType numbers) {
        if (kind() != GoType.Kind.INTERFACE) return this;
        if (tree instanceof Text) return new Value(GoType.STRING, tree);
        if (tree instanceof Truth) return new Value(GoType.BOOL, tree);
        if (tree instanceof Whole) return new Value(numbers, tree);
        if (tree instanceof Decimal) return new Value(numbers.equals(GoType.JSON_NUMBER) ? numbers : GoType.FLOAT64, tree);
        if (tree instanceof Sequence) return new Value(GoType.ANY_SLICE, tree);
        if (tree instanceof Mapping) return new Value(GoType.ANY_MAP, tree);
        return NONE;
    }

    /** What a pointer or interface leads to; itself, if that is nil. */
    Value indirect(GoType numbers) {
        Value here = this;
        while (true) {
            if (here.isNil()) return here;
            if (here.type instanceof GoType.PointerTo pointer) here = new Value(pointer.target(), here.tree);
            else if (here.kind() == GoType.Kind.INTERFACE) here = here.concrete(numbers);
            else return here;
        }
    }

    /** As {@code fmt.Sprint} writes it. */
    public String print() {
        return new Verbs(GoType.INT64).print(this, 'v');
    }

    /** The characters of a value of kind string. */
    public String text() {
        return tree instanceof Text text ? text.value() : tree.isNothing() ? "" : tree.toString();
    }

    /** Go's truth: not the zero value; structs are true. */
    boolean isTrue(GoType numbers) {
        Value value = concrete(numbers);
        return switch (value.kind()) {
            case STRUCT, TIME -> true;
            case POINTER, INTERFACE -> !value.tree.isNothing();
            case STRING -> !value.text().isEmpty();
            default -> !value.tree.isEmpty();
        };
    }
}
