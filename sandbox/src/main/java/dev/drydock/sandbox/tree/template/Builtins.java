package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.template.Function.Refused;
import dev.drydock.sandbox.tree.template.GoType.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The functions of every template: text/template/funcs.go. */
final class Builtins {
    private static final Function AND = Function.variadic("and", (arguments, numbers) -> Value.NONE, GoType.ANY, GoType.ANY);
    private static final Function OR = Function.variadic("or", (arguments, numbers) -> Value.NONE, GoType.ANY, GoType.ANY);
    private static final Function CALL = Function.variadic("call", (arguments, numbers) -> Value.NONE, GoType.ANY, GoType.ANY);

    static final List<Function> ALL = List.of(AND, OR, CALL,
            Function.of("not", (arguments, numbers) -> Value.of(!arguments.get(0).isTrue(numbers)), GoType.ANY),
            Function.variadic("eq", (arguments, numbers) -> Value.of(Comparison.equal(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("ne", (arguments, numbers) -> Value.of(!Comparison.equal(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("lt", (arguments, numbers) -> Value.of(Comparison.less(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("le", (arguments, numbers) -> Value.of(Comparison.lessOrEqual(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("gt", (arguments, numbers) -> Value.of(!Comparison.lessOrEqual(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("ge", (arguments, numbers) -> Value.of(!Comparison.less(arguments, numbers)), GoType.ANY, GoType.ANY),
            Function.of("len", (arguments, numbers) -> length(arguments.get(0), numbers), GoType.ANY),
            Function.variadic("index", Builtins::index, GoType.ANY, GoType.ANY),
            Function.variadic("slice", Builtins::slice, GoType.ANY, GoType.ANY),
            Function.variadic("print", (arguments, numbers) -> Value.of(Printer.print(arguments, numbers)), GoType.ANY),
            Function.variadic("println", (arguments, numbers) -> Value.of(Printer.println(arguments, numbers)), GoType.ANY),
            Function.variadic("printf", (arguments, numbers) -> Value.of(Printf.format(arguments.get(0).text(), arguments.subList(1, arguments.size()), numbers)), GoType.STRING, GoType.ANY),
            Function.variadic("html", (arguments, numbers) -> Value.of(Escapes.html(Escapes.text(arguments, numbers))), GoType.ANY),
            Function.variadic("js", (arguments, numbers) -> Value.of(Escapes.javaScript(Escapes.text(arguments, numbers))), GoType.ANY),
            Function.variadic("urlquery", (arguments, numbers) -> Value.of(Escapes.urlQuery(Escapes.text(arguments, numbers))), GoType.ANY));

    private Builtins() {}

    /** True for and, or, whose later arguments are not evaluated once the answer is known. */
    static boolean shortCircuits(Function function) {
        return function == AND || function == OR;
    }

    static boolean isCall(Function function) {
        return function == CALL;
    }

    /** Trees hold no functions, so nothing can be called. */
    static Refused notAFunction(String source, Value value, GoType numbers) {
        Value concrete = value.concrete(numbers);
        return new Refused(concrete.isNone() ? "call of nil" : "non-function " + source + " of type " + concrete.type().name());
    }

    static byte[] bytes(Value value) {
        return value.text().getBytes(StandardCharsets.UTF_8);
    }

    private static Value length(Value argument, GoType numbers) throws Refused {
        if (argument.isNone()) throw new Refused("reflect: call of reflect.Value.Type on zero Value");
        Value value = argument.indirect(numbers);
        if (value.isNil() && (value.kind() == Kind.POINTER || value.kind() == Kind.INTERFACE)) throw new Refused("len of nil pointer");
        return Value.of(size(value, "len of type "));
    }

    private static int size(Value value, String refusal) throws Refused {
        return switch (value.kind()) {
            case STRING -> bytes(value).length;
            case SLICE -> value.tree().items().size();
            case MAP -> value.tree().mapping().size();
            default -> throw new Refused(refusal + value.type().name());
        };
    }

    private static Value index(List<Value> arguments, GoType numbers) throws Refused {
        Value item = arguments.get(0).concrete(numbers);
        if (item.isNone()) throw new Refused("index of untyped nil");
        for (Value each : arguments.subList(1, arguments.size())) {
            Value index = each.concrete(numbers);
            item = item.indirect(numbers);
            if (item.isNil() && (item.kind() == Kind.POINTER || item.kind() == Kind.INTERFACE)) throw new Refused("index of nil pointer");
            item = element(item, index);
        }
        return item;
    }

    private static Value element(Value item, Value index) throws Refused {
        if (item.type() instanceof GoType.MapOf map) {
            if (index.isNone()) throw new Refused("value is nil; should be of type " + map.key().name());
            if (!index.type().name().equals(map.key().name())) throw new Refused("value has type " + index.type().name() + "; should be " + map.key().name());
            return new Value(map.value(), item.tree().get(index.text()));
        }
        if (item.type() instanceof GoType.SliceOf slice) {
            int at = position(index, item.tree().items().size());
            if (at == item.tree().items().size()) throw new Refused("reflect: slice index out of range");
            return new Value(slice.item(), item.tree().get(at));
        }
        if (item.kind() != Kind.STRING) throw new Refused("can't index item of type " + item.type().name());
        byte[] bytes = bytes(item);
        int at = position(index, bytes.length);
        if (at == bytes.length) throw new Refused("reflect: string index out of range");
        return new Value(GoType.UINT8, new Whole(bytes[at] & 0xff));
    }

    private static int position(Value index, int most) throws Refused {
        if (index.isNone()) throw new Refused("cannot index slice/array with nil");
        if (index.kind() != Kind.INT && index.kind() != Kind.UINT) throw new Refused("cannot index slice/array with type " + index.type().name());
        long at = index.tree().whole();
        if (at < 0 || at > most) throw new Refused("index out of range: " + at);
        return (int) at;
    }

    private static Value slice(List<Value> arguments, GoType numbers) throws Refused {
        Value item = arguments.get(0).concrete(numbers);
        if (item.isNone()) throw new Refused("slice of untyped nil");
        List<Value> indexes = arguments.subList(1, arguments.size());
        if (indexes.size() > 3) throw new Refused("too many slice indexes: " + indexes.size());
        if (item.kind() == Kind.STRING && indexes.size() == 3) throw new Refused("cannot 3-index slice a string");
        if (item.kind() != Kind.STRING && item.kind() != Kind.SLICE) throw new Refused("can't slice item of type " + item.type().name());
        int size = size(item, "");
        int[] at = {0, size, size};
        for (int i = 0; i < indexes.size(); i++) at[i] = position(indexes.get(i).concrete(numbers), size);
        if (at[0] > at[1]) throw new Refused("invalid slice index: " + at[0] + " > " + at[1]);
        if (at[1] > at[2]) throw new Refused("invalid slice index: " + at[1] + " > " + at[2]);
        if (item.kind() == Kind.SLICE) return new Value(item.type(), new Sequence(item.tree().items().subList(at[0], at[1])));
        return new Value(item.type(), new Text(new String(Arrays.copyOfRange(bytes(item), at[0], at[1]), StandardCharsets.UTF_8)));
    }
}
