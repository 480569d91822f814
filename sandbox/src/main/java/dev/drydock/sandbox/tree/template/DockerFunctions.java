package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The functions that docker adds to its templates: docker/cli templates/templates.go. */
public final class DockerFunctions {
    public static final List<Function> ALL = List.of(
            Function.of("json", (arguments, numbers) -> Value.of(json(arguments.get(0), numbers)), GoType.ANY),
            Function.of("split", (arguments, numbers) -> split(arguments.get(0).text(), arguments.get(1).text()), GoType.STRING, GoType.STRING),
            Function.of("join", (arguments, numbers) -> Value.of(String.join(arguments.get(1).text(), arguments.get(0).tree().texts())), GoType.STRINGS, GoType.STRING),
            Function.of("title", (arguments, numbers) -> Value.of(title(arguments.get(0).text())), GoType.STRING),
            Function.of("lower", (arguments, numbers) -> Value.of(each(arguments.get(0).text(), Character::toLowerCase)), GoType.STRING),
            Function.of("upper", (arguments, numbers) -> Value.of(each(arguments.get(0).text(), Character::toUpperCase)), GoType.STRING),
            Function.of("pad", (arguments, numbers) -> Value.of(pad(arguments)), GoType.STRING, GoType.INT, GoType.INT),
            Function.of("truncate", (arguments, numbers) -> Value.of(truncate(arguments.get(0).text(), arguments.get(1).tree().whole())), GoType.STRING, GoType.INT));

    /** The functions while a table's header is printed: they leave its words as they are; {@code pad} stays, to keep the columns in line. */
    public static final List<Function> HEADER = List.of(
            Function.of("json", (arguments, numbers) -> arguments.get(0), GoType.STRING),
            Function.of("title", (arguments, numbers) -> arguments.get(0), GoType.STRING),
            Function.of("lower", (arguments, numbers) -> arguments.get(0), GoType.STRING),
            Function.of("upper", (arguments, numbers) -> arguments.get(0), GoType.STRING),
            Function.of("join", (arguments, numbers) -> arguments.get(0), GoType.STRING, GoType.STRING),
            Function.of("split", (arguments, numbers) -> arguments.get(0), GoType.STRING, GoType.STRING),
            Function.of("truncate", (arguments, numbers) -> arguments.get(0), GoType.STRING, GoType.INT));

    private DockerFunctions() {}

    /** A struct with methods is a row of a listing, whose own marshaller escapes {@code < > &}; nothing else does. */
    private static String json(Value value, GoType numbers) throws Function.Refused {
        boolean row = value.indirect(numbers).type() instanceof GoType.Struct struct && struct.hasMethods();
        return Json.write(shown(value, numbers), JsonStyle.COMPACT.withEscapeHtml(row));
    }

    /** A row: what its methods without parameters answer, by name. */
    private static Tree row(GoType.Struct struct, Value value, GoType numbers) throws Function.Refused {
        Mapping.Builder fields = Mapping.builder();
        for (GoType.Member member : struct.members().values()) {
            if (!(member instanceof GoType.Method method) || !method.function().parameters().types().isEmpty()) continue;
            fields.put(method.function().name(), shown(method.function().body().call(List.of(value), numbers), numbers));
        }
        return fields.build().sorted();
    }

    /** Maps with their keys sorted, structs with their fields in order and all of them, as encoding/json writes them. */
    private static Tree shown(Value value, GoType numbers) throws Function.Refused {
        Value concrete = value.indirect(numbers);
        if (concrete.tree().isNothing()) return zero(concrete.type());
        if (concrete.type() instanceof GoType.SliceOf slice) {
            List<Tree> items = new ArrayList<>();
            for (Tree item : concrete.tree().items()) items.add(shown(new Value(slice.item(), item), numbers));
            return new Sequence(items);
        }
        if (concrete.type() instanceof GoType.MapOf map) {
            Mapping.Builder sorted = Mapping.builder();
            Mapping entries = concrete.tree().mapping().sorted();
            for (String key : entries.keys()) sorted.put(key, shown(new Value(map.value(), entries.get(key)), numbers));
            return sorted.build();
        }
        if (concrete.type() instanceof GoType.Struct struct && struct.hasMethods()) return row(struct, concrete, numbers);
        if (!(concrete.type() instanceof GoType.Struct struct)) return concrete.tree();
        Mapping.Builder fields = Mapping.builder();
        addFields(struct, concrete.tree(), fields, numbers);
        return fields.build();
    }

    /** What an absent value of a type is in JSON. */
    private static Tree zero(GoType type) throws Function.Refused {
        return switch (type.kind()) {
            case STRING, TIME -> Text.EMPTY;
            case BOOL -> dev.drydock.sandbox.tree.Truth.FALSE;
            case INT, UINT, FLOAT -> dev.drydock.sandbox.tree.Whole.ZERO;
            case STRUCT -> shown(new Value(type, Mapping.EMPTY), GoType.INT64);
            default -> dev.drydock.sandbox.tree.Nothing.NOTHING;
        };
    }

    private static void addFields(GoType.Struct struct, Tree tree, Mapping.Builder fields, GoType numbers) throws Function.Refused {
        for (GoType.Member member : struct.members().values()) {
            if (member instanceof GoType.Embedded embedded) {
                GoType type = embedded.type() instanceof GoType.PointerTo pointer ? pointer.target() : embedded.type();
                addFields((GoType.Struct) type, tree, fields, numbers);
            } else if (member instanceof GoType.Field field && !isLeftOut(field, tree.get(field.key()))) {
                fields.put(field.key(), shown(new Value(field.type(), tree.get(field.key())), numbers));
            }
        }
    }

    private static boolean isLeftOut(GoType.Field field, Tree value) {
        if (!field.omitEmpty()) return false;
        return switch (field.type().kind()) {
            case STRUCT, TIME -> false;
            case POINTER, INTERFACE -> value.isNothing();
            default -> value.isEmpty();
        };
    }

    /** Go changes letters one by one: the German sharp s stays. */
    private static String each(String text, IntUnaryOperator change) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(change.applyAsInt(c)));
        return out.toString();
    }

    private static Value split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(new String(Character.toChars(c))));
        } else {
            int from = 0;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(text.substring(from, at));
                from = at + separator.length();
            }
            parts.add(text.substring(from));
        }
        return new Value(GoType.STRINGS, Sequence.ofTexts(parts));
    }

    /** As {@code strings.Title}: the first letter of every word. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        int[] before = {' '};
        text.codePoints().forEach(c -> {
            boolean inWord = Character.isLetterOrDigit(before[0]) || before[0] == '_' || before[0] > 0x7f && !Character.isWhitespace(before[0]);
            if (before[0] < 0x80) inWord = Character.isLetterOrDigit(before[0]) || before[0] == '_';
            out.appendCodePoint(inWord ? c : Character.toTitleCase(c));
            before[0] = c;
        });
        return out.toString();
    }

    private static String pad(List<Value> arguments) throws Function.Refused {
        String text = arguments.get(0).text();
        long before = arguments.get(1).tree().whole();
        long after = arguments.get(2).tree().whole();
        if (text.isEmpty()) return text;
        if (before < 0 || after < 0) throw new Function.Refused("strings: negative Repeat count");
        if (before + after > 1_000_000) throw new Function.Refused("strings: Repeat output length overflow");
        return " ".repeat((int) before) + text + " ".repeat((int) after);
    }

    /** By bytes, as the original. */
    private static String truncate(String text, long length) throws Function.Refused {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (length < 0) throw new Function.Refused("runtime error: slice bounds out of range [:" + length + "]");
        if (bytes.length < length) return text;
        return new Text(new String(Arrays.copyOf(bytes, (int) length), StandardCharsets.UTF_8)).value();
    }
}
