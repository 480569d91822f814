package dev.drydock.sandbox.cluster.apiserver.schema;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a tree as an object of a struct, as Go's decoder would, and gives it as Go's encoder would write it: nulls and zeros left out
 * where they would be, structs put in where they cannot be left out, amounts in canonical form. What is in order already is shared.
 */
public final class Decoding {
    private static final int MOST_UNKNOWN = 100;

    private final Schemas schemas = Schemas.all();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> goPath = new ArrayList<>();
    private Optional<String> mistake = Optional.empty();
    private Mapping known = Mapping.EMPTY;

    private Decoding() {}

    /**
     * What came of it.
     *
     * @param object as it would be written
     * @param mistake the first value of a wrong type, in Go's words; the object is of no use then
     * @param unknown complaints of fields that do not exist: {@code unknown field "spec.foo"}
     */
    public record Decoded(Mapping object, Optional<String> mistake, List<String> unknown) {
        public Decoded {
            unknown = List.copyOf(unknown);
        }

        /** As the strict decoder words it. */
        public String strictly() {
            return "strict decoding error: " + String.join(", ", unknown);
        }
    }

    /** Reads an object. */
    public static Decoded decode(Struct struct, Mapping object) {
        return decode(struct, object, Mapping.EMPTY);
    }

    /** Reads an object of which those fields are known to be in order that are the very same in another. */
    public static Decoded decode(Struct struct, Mapping object, Mapping known) {
        Decoding decoding = new Decoding();
        decoding.known = known;
        Mapping read = decoding.struct(struct, object, "");
        return new Decoded(read, decoding.mistake, decoding.unknown);
    }

    // ---- structs -----------------------------------------------------------------------------------------------------------------

    private Mapping struct(Struct struct, Mapping given, String path) {
        Map<String, Field> fields = struct.fields();
        boolean same = true;
        Mapping.Builder read = Mapping.builder();
        for (int i = 0; i < given.size(); i++) {
            String key = given.keyAt(i);
            Tree value = given.valueAt(i);
            if (path.isEmpty() && !known.isEmpty() && known.get(key) == value) {
                read.put(key, value);
                continue;
            }
            Field field = fields.get(key);
            if (field == null) {
                complain(path, key);
                same = false;
                continue;
            }
            goPath.add(key);
            Tree decoded = value(struct, field.type(), value, path.isEmpty() ? key : path + "." + key, field.pointer());
            goPath.remove(goPath.size() - 1);
            boolean kept = field.always() || !isOmitted(field, decoded, value);
            same &= kept && decoded == value;
            if (kept) {
                read.put(key, decoded);
            }
        }
        for (Field field : fields.values()) {
            if (field.always() && !given.has(field.name())) {
                read.put(field.name(), zero(field));
                same = false;
            }
        }
        return same ? given : read.build();
    }

    private void complain(String path, String key) {
        if (unknown.size() < MOST_UNKNOWN) {
            unknown.add("unknown field \"" + (path.isEmpty() ? key : path + "." + key) + "\"");
        }
    }

    /** What {@code omitempty} leaves out. */
    private static boolean isOmitted(Field field, Tree decoded, Tree given) {
        if (given == Nothing.NOTHING) {
            return true;
        }
        if (field.pointer()) {
            return false;
        }
        boolean any = field.type() instanceof Type.Plain plain && plain.name().equals("any");
        return !any && decoded.isEmpty();
    }

    private Tree zero(Field field) {
        if (field.pointer() || field.type() instanceof Type.ListOf || field.type() instanceof Type.MapOf) {
            return Nothing.NOTHING;
        }
        if (field.type() instanceof Type.Named named) {
            Optional<Struct> struct = schemas.struct(named.name());
            return struct.isPresent() ? struct(struct.get(), Mapping.EMPTY, "") : zero(schemas.alias(named.name()).map(Alias::base).orElse("string"));
        }
        return zero(((Type.Plain) field.type()).name());
    }

    private static Tree zero(String plain) {
        return switch (plain) {
            case "string" -> new Text("");
            case "bool" -> Truth.of(false);
            case "time", "microtime", "any", "bytes" -> Nothing.NOTHING;
            case "quantity" -> new Text("0");
            case "duration" -> new Text("0s");
            default -> new Whole(0);
        };
    }

    // ---- values ------------------------------------------------------------------------------------------------------------------

    private Tree value(Struct owner, Type type, Tree given, String path, boolean pointer) {
        if (mistake.isPresent()) {
            return given;
        }
        if (type instanceof Type.ListOf list) {
            return list(owner, list, given, path);
        }
        if (type instanceof Type.MapOf map) {
            return map(owner, map, given, path);
        }
        if (type instanceof Type.Named named) {
            Optional<Struct> struct = schemas.struct(named.name());
            if (struct.isPresent()) {
                return nested(owner, struct.get(), given, path, pointer);
            }
            Alias alias = schemas.alias(named.name()).orElseThrow(() -> new IllegalStateException("no type " + named.name()));
            return plain(owner, alias.base(), goName(named.name()), given);
        }
        return plain(owner, ((Type.Plain) type).name(), ((Type.Plain) type).name(), given);
    }

    private Tree nested(Struct owner, Struct struct, Tree given, String path, boolean pointer) {
        if (given == Nothing.NOTHING) {
            return pointer ? given : struct(struct, Mapping.EMPTY, path);
        }
        return given instanceof Mapping mapping ? struct(struct, mapping, path) : wrong(owner, given, goName(struct.home() + "." + struct.name()));
    }

    /** {@code core/v1.Protocol} is {@code v1.Protocol} to Go. */
    private static String goName(String qualified) {
        return qualified.substring(qualified.indexOf('/') + 1);
    }

    private String goName(Type type) {
        if (type instanceof Type.ListOf list) {
            return "[]" + goName(list.item());
        }
        if (type instanceof Type.MapOf map) {
            return "map[string]" + goName(map.value());
        }
        String name = type instanceof Type.Named named ? goName(named.name()) : ((Type.Plain) type).name();
        return switch (name) {
            case "bytes" -> "[]uint8";
            case "quantity" -> "resource.Quantity";
            case "intstr" -> "intstr.IntOrString";
            case "time" -> "v1.Time";
            case "microtime" -> "v1.MicroTime";
            default -> name;
        };
    }

    private Tree list(Struct owner, Type.ListOf type, Tree given, String path) {
        if (given == Nothing.NOTHING) {
            return given;
        }
        if (!(given instanceof Sequence sequence)) {
            return wrong(owner, given, goName(type));
        }
        List<Tree> items = sequence.items();
        List<Tree> read = null;
        for (int i = 0; i < items.size(); i++) {
            Tree item = value(owner, type.item(), items.get(i), path + "[" + i + "]", false);
            if (item == Nothing.NOTHING && items.get(i) == Nothing.NOTHING && type.item() instanceof Type.Plain) {
                item = zero(((Type.Plain) type.item()).name());
            }
            if (item != items.get(i) && read == null) {
                read = new ArrayList<>(items);
            }
            if (read != null) {
                read.set(i, item);
            }
        }
        return read == null ? given : new Sequence(read);
    }

    private Tree map(Struct owner, Type.MapOf type, Tree given, String path) {
        if (given == Nothing.NOTHING) {
            return given;
        }
        if (!(given instanceof Mapping mapping)) {
            return wrong(owner, given, goName(type));
        }
        Mapping read = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            Tree value = mapping.valueAt(i);
            Tree decoded = value(owner, type.value(), value, path + "." + mapping.keyAt(i), false);
            if (decoded == Nothing.NOTHING && type.value() instanceof Type.Plain plain) {
                decoded = zero(plain.name());
            }
            if (decoded != value) {
                read = read.with(mapping.keyAt(i), decoded);
            }
        }
        return read;
    }

    private Tree plain(Struct owner, String type, String goType, Tree given) {
        if (given == Nothing.NOTHING || type.equals("any")) {
            return given;
        }
        return switch (type) {
            case "string" -> given instanceof Text ? given : wrong(owner, given, goType);
            case "bool" -> given instanceof Truth ? given : wrong(owner, given, goType);
            case "float64" -> given instanceof Whole || given instanceof Decimal ? given : wrong(owner, given, goType);
            case "int32", "int64", "int", "uint8" -> number(owner, type, goType, given);
            case "quantity" -> quantity(given);
            case "intstr" -> given instanceof Text || given instanceof Whole ? given : wrong(owner, given, "int32");
            case "bytes" -> bytes(owner, given);
            case "time", "microtime" -> time(owner, given);
            case "duration" -> given instanceof Text ? given : wrong(owner, given, "string");
            default -> given;
        };
    }

    private Tree number(Struct owner, String type, String goType, Tree given) {
        if (given instanceof Whole whole) {
            boolean fits = !type.equals("int32") || whole.whole() == (int) whole.whole();
            return fits ? given : wrong(owner, "number " + whole.whole(), goType);
        }
        if (given instanceof Decimal decimal) {
            boolean integral = decimal.number() == Math.rint(decimal.number()) && Math.abs(decimal.number()) < 1e15;
            return integral ? new Whole((long) decimal.number()) : wrong(owner, "number " + dev.drydock.sandbox.tree.Json.compact(decimal), goType);
        }
        return wrong(owner, given, goType);
    }

    private Tree quantity(Tree given) {
        String text = given instanceof Text ? given.text() : given instanceof Whole || given instanceof Decimal ? dev.drydock.sandbox.tree.Json.compact(given) : "?";
        Optional<Quantity> read = Quantity.read(text.strip());
        if (read.isEmpty()) {
            fail(text.isEmpty() ? Quantity.WRONG_FORMAT : Quantity.WRONG_FORMAT);
            return given;
        }
        String canonical = read.get().toString();
        return given instanceof Text && canonical.equals(given.text()) ? given : new Text(canonical);
    }

    private Tree bytes(Struct owner, Tree given) {
        if (!(given instanceof Text)) {
            return wrong(owner, given, "[]uint8");
        }
        int bad = Base64Text.firstBad(given.text());
        if (bad >= 0) {
            fail("illegal base64 data at input byte " + bad);
        }
        return given;
    }

    private Tree time(Struct owner, Tree given) {
        if (!(given instanceof Text)) {
            return wrong(owner, given, "string");
        }
        String text = given.text();
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)")) {
            fail("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"" + text + "\" as \"2006\"");
        }
        return given;
    }

    // ---- mistakes ----------------------------------------------------------------------------------------------------------------

    private Tree wrong(Struct owner, Tree given, String goType) {
        String what = given instanceof Text ? "string" : given instanceof Truth ? "bool" : given instanceof Mapping ? "object"
                : given instanceof Sequence ? "array" : "number";
        return wrong(owner, what, goType);
    }

    private Tree wrong(Struct owner, String what, String goType) {
        fail("json: cannot unmarshal " + what + " into Go struct field " + owner.name() + "." + String.join(".", goPath) + " of type " + goType);
        return Nothing.NOTHING;
    }

    private void fail(String message) {
        if (mistake.isEmpty()) {
            mistake = Optional.of(message);
        }
    }
}
