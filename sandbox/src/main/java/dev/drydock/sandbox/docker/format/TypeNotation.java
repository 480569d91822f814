package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.template.GoType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Go types in a short notation, a struct a line: {@code container.State: Status string, Pid int, Health *container.Health?}. A field whose key in JSON
 * differs says it ({@code ID=Id string}), one that JSON leaves out when empty has a question mark, an embedded struct a plus before it. Other named types
 * are declared by what they are at bottom: {@code mount.Type = string}. A type stands after those it mentions.
 */
final class TypeNotation {
    private final Map<String, GoType> types = new LinkedHashMap<>();

    private TypeNotation() {
        for (GoType basic : new GoType[] {GoType.STRING, GoType.BOOL, GoType.INT, GoType.INT64, GoType.UINT16, GoType.UINT64, GoType.TIME}) types.put(basic.name(), basic);
        types.put("any", GoType.ANY);
        types.put("uint", new GoType.Basic("uint", GoType.Kind.UINT));
        types.put("struct", new GoType.Struct("struct {}", Map.of()));
    }

    /** The types by name. */
    static Map<String, GoType> read(String notation) {
        TypeNotation reader = new TypeNotation();
        notation.lines().filter(line -> !line.isBlank()).forEach(reader::line);
        return reader.types;
    }

    private void line(String line) {
        if (line.contains(" = ")) {
            String[] sides = line.split(" = ");
            types.put(sides[0], named(sides[0], type(sides[1])));
            return;
        }
        String name = line.substring(0, line.indexOf(':'));
        GoType.Struct struct = GoType.struct(name);
        for (String field : line.substring(line.indexOf(':') + 1).split(",")) struct = field(struct, field.strip());
        types.put(name, struct);
    }

    private static GoType named(String name, GoType under) {
        if (under instanceof GoType.SliceOf slice) return new GoType.SliceOf(name, slice.item());
        if (under instanceof GoType.MapOf map) return new GoType.MapOf(name, map.key(), map.value(), Map.of());
        return new GoType.Basic(name, under.kind());
    }

    private GoType.Struct field(GoType.Struct struct, String field) {
        String[] words = field.split(" ");
        if (words[0].startsWith("+")) return struct.embed(words[0].substring(words[0].lastIndexOf('.') + 1), type(words[0].substring(1)));
        String name = words[0].split("=")[0];
        String key = words[0].substring(words[0].indexOf('=') + 1);
        boolean optional = words[1].endsWith("?");
        GoType type = type(optional ? words[1].substring(0, words[1].length() - 1) : words[1]);
        return optional ? struct.optional(name, key, type) : struct.field(name, key, type);
    }

    private GoType type(String text) {
        if (text.startsWith("*")) return GoType.pointerTo(type(text.substring(1)));
        if (text.startsWith("[]")) return GoType.sliceOf(type(text.substring(2)));
        if (text.startsWith("[")) return new GoType.SliceOf(text, type(text.substring(text.indexOf(']') + 1)));
        if (text.startsWith("map[")) {
            int close = text.indexOf(']');
            return new GoType.MapOf(type(text.substring(4, close)), type(text.substring(close + 1)));
        }
        GoType known = types.get(text);
        if (known == null) throw new IllegalArgumentException("unknown type " + text);
        return known;
    }
}
