package dev.drydock.sandbox.tree.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Go type that a tree pretends to have in a template: it decides what {@code .Name} means, what is printed for an absent value, and how errors name it.
 * Most values are {@link #ANY}, as if JSON had been decoded into an {@code interface{}}; API types that templates can tell apart are {@link Struct}s.
 */
public sealed interface GoType {
    /** Anything; looks through to text, numbers, {@code []interface {}} and {@code map[string]interface {}}. */
    GoType ANY = new Any();

    GoType STRING = new Basic("string", Kind.STRING);
    GoType BOOL = new Basic("bool", Kind.BOOL);
    GoType INT = new Basic("int", Kind.INT);
    GoType INT64 = new Basic("int64", Kind.INT);
    GoType UINT8 = new Basic("uint8", Kind.UINT);
    GoType UINT16 = new Basic("uint16", Kind.UINT);
    GoType UINT64 = new Basic("uint64", Kind.UINT);
    GoType FLOAT64 = new Basic("float64", Kind.FLOAT);
    /** {@code json.Number}: a string with the number's literal. */
    GoType JSON_NUMBER = new Basic("json.Number", Kind.STRING);
    /** {@code time.Time}; its tree is the text of the API, RFC 3339. */
    GoType TIME = new Basic("time.Time", Kind.TIME);

    GoType STRINGS = new SliceOf(STRING);
    GoType STRING_MAP = new MapOf(STRING, STRING);
    GoType ANY_SLICE = new SliceOf(ANY);
    GoType ANY_MAP = new MapOf(STRING, ANY);

    /** What a type is at bottom. */
    enum Kind { STRING, BOOL, INT, UINT, FLOAT, SLICE, MAP, STRUCT, POINTER, INTERFACE, TIME }

    /** As {@code reflect.Type.String} writes it. */
    String name();

    Kind kind();

    record Any() implements GoType {
        @Override
        public String name() {
            return "interface {}";
        }

        @Override
        public Kind kind() {
            return Kind.INTERFACE;
        }
    }

    /** A basic type or a named type of a basic kind, such as {@code container.ContainerState} of kind string. */
    record Basic(String name, Kind kind) implements GoType {}

    record SliceOf(String name, GoType item) implements GoType {
        public SliceOf(GoType item) {
            this("[]" + item.name(), item);
        }

        @Override
        public Kind kind() {
            return Kind.SLICE;
        }
    }

    /** A map; a named map type may have methods. */
    record MapOf(String name, GoType key, GoType value, Map<String, Member> methods) implements GoType {
        public MapOf {
            methods = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(methods));
        }

        public MapOf(GoType key, GoType value) {
            this("map[" + key.name() + "]" + value.name(), key, value, Map.of());
        }

        @Override
        public Kind kind() {
            return Kind.MAP;
        }
    }

    record PointerTo(GoType target) implements GoType {
        @Override
        public String name() {
            return "*" + target.name();
        }

        @Override
        public Kind kind() {
            return Kind.POINTER;
        }
    }

    /** A struct; its fields and methods in their order. The tree of a struct is a mapping. */
    record Struct(String name, Map<String, Member> members) implements GoType {
        public Struct {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Kind kind() {
            return Kind.STRUCT;
        }

        /** This struct with a field whose value is under a key of the mapping. */
        public Struct field(String field, String key, GoType type) {
            return with(field, new Field(key, type, false));
        }

        /** This struct with a field that is named as its key is. */
        public Struct field(String field, GoType type) {
            return field(field, field, type);
        }

        /** This struct with a method. */
        public Struct method(Function method) {
            return with(method.name(), new Method(method));
        }

        boolean hasMethods() {
            return members.values().stream().anyMatch(member -> member instanceof Method);
        }

        /** This struct with a field that JSON leaves out when it is empty. */
        public Struct optional(String field, String key, GoType type) {
            return with(field, new Field(key, type, true));
        }

        /** This struct with another's fields among its own. */
        public Struct embed(String field, GoType type) {
            return with(field, new Embedded(type));
        }

        /** The member of that name, also of embedded structs. */
        Optional<Member> member(String wanted) {
            if (members.containsKey(wanted)) return Optional.of(members.get(wanted));
            for (Member member : members.values()) {
                if (!(member instanceof Embedded embedded)) continue;
                GoType type = embedded.type() instanceof PointerTo pointer ? pointer.target() : embedded.type();
                Optional<Member> inner = type instanceof Struct struct ? struct.member(wanted) : Optional.empty();
                if (inner.isPresent()) return inner;
            }
            return Optional.empty();
        }

        private Struct with(String member, Member what) {
            Map<String, Member> more = new LinkedHashMap<>(members);
            more.put(member, what);
            return new Struct(name, more);
        }
    }

    static Struct struct(String name) {
        return new Struct(name, Map.of());
    }

    static GoType pointerTo(GoType target) {
        return new PointerTo(target);
    }

    static GoType sliceOf(GoType item) {
        return new SliceOf(item);
    }

    static GoType mapOf(GoType value) {
        return new MapOf(STRING, value);
    }

    /** What a dot and a name can reach in a struct. */
    sealed interface Member {}

    /**
     * A field.
     *
     * @param key of the struct's mapping
     * @param omitEmpty whether JSON leaves it out when it is empty
     */
    record Field(String key, GoType type, boolean omitEmpty) implements Member {}

    /** A struct inside a struct whose fields are in the same mapping. */
    record Embedded(GoType type) implements Member {}

    /** A method; the function's first argument is the struct. */
    record Method(Function function) implements Member {}

    /** The types of parameters of a function. */
    record Parameters(List<GoType> types, boolean variadic) {
        public Parameters {
            types = List.copyOf(types);
        }
    }
}
