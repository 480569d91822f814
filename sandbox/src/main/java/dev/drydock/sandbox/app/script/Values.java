package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What programs hold: besides {@code Boolean}, {@code Long}, {@code Double} and {@code String} these. Lists, things and scopes change
 * while a program runs, which is within one step of its process; between steps they are only copied.
 */
final class Values {
    static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "None";
        }
    };
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private Values() {}

    record Bytes(String text) {}

    static final class Items {
        final List<Object> list;
        /** Whether it is a tuple. */
        final boolean fixed;

        Items(List<Object> list, boolean fixed) {
            this.list = list;
            this.fixed = fixed;
        }
    }

    /** A dictionary, an object or an instance of a class. */
    static final class Thing {
        /** The class's name; empty for a plain dictionary or object. */
        final String kind;
        final Map<Object, Object> fields = new LinkedHashMap<>();
        /** The class of the program that it is an instance of. */
        Object type = NONE;

        Thing(String kind) {
            this.kind = kind;
        }

        Object get(String name) {
            return fields.getOrDefault(name, UNDEFINED);
        }

        Object getOr(String name, Object otherwise) {
            return fields.getOrDefault(name, otherwise);
        }

        Thing with(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        boolean isError() {
            return kind.matches(".*(Error|Exception|Interrupt|StopIteration)");
        }
    }

    /** What can be called. */
    sealed interface Function {
        String name();
    }

    /** A function of the program. {@code self} is what it was taken from. */
    static final class Own implements Function {
        final Expr.Function code;
        final Scope scope;
        final Object self;

        Own(Expr.Function code, Scope scope, Object self) {
            this.code = code;
            this.scope = scope;
            this.self = self;
        }

        @Override
        public String name() {
            return code.name();
        }
    }

    /** A function of a library, found by name when it is called; {@code of} is what it belongs to. */
    record Built(String name, Object of) implements Function {}

    /** A class of the program. */
    static final class Kind implements Function {
        final String name;
        final List<Object> bases;
        final Scope members;

        Kind(String name, List<Object> bases, Scope members) {
            this.name = name;
            this.bases = bases;
            this.members = members;
        }

        @Override
        public String name() {
            return name;
        }
    }

    /** A module, or what else is only a name with members. */
    record Module(String name) {}

    static final class Scope {
        final Map<String, Object> names = new LinkedHashMap<>();
        final List<String> outer = new ArrayList<>();
        final Scope parent;

        Scope(Scope parent) {
            this.parent = parent;
        }
    }

    /** Copies everything that can change, each thing once. */
    static final class Copier {
        private final Map<Object, Object> copies = new IdentityHashMap<>();

        Object copy(Object value) {
            if (value instanceof Items items) {
                return known(items, () -> new Items(new ArrayList<>(), items.fixed), copy -> items.list.forEach(item -> copy.list.add(copy(item))));
            }
            if (value instanceof Thing thing) {
                return known(thing, () -> new Thing(thing.kind), copy -> {
                    copy.type = copy(thing.type);
                    thing.fields.forEach((key, item) -> copy.fields.put(copy(key), copy(item)));
                });
            }
            if (value instanceof Own own) {
                Object known = copies.get(own);
                if (known == null) {
                    known = new Own(own.code, scope(own.scope), copy(own.self));
                    copies.put(own, known);
                }
                return known;
            }
            if (value instanceof Built built) {
                return new Built(built.name(), copy(built.of()));
            }
            if (value instanceof Kind kind) {
                Object known = copies.get(kind);
                if (known == null) {
                    known = new Kind(kind.name, kind.bases.stream().map(this::copy).toList(), scope(kind.members));
                    copies.put(kind, known);
                }
                return known;
            }
            return value;
        }

        Scope scope(Scope scope) {
            if (scope == null) {
                return null;
            }
            Object known = copies.get(scope);
            if (known == null) {
                Scope copy = new Scope(scope(scope.parent));
                copies.put(scope, copy);
                copy.outer.addAll(scope.outer);
                scope.names.forEach((name, value) -> copy.names.put(name, copy(value)));
                return copy;
            }
            return (Scope) known;
        }

        @SuppressWarnings("unchecked")
        private <T> T known(T value, java.util.function.Supplier<T> make, java.util.function.Consumer<T> fill) {
            Object known = copies.get(value);
            if (known == null) {
                T copy = make.get();
                copies.put(value, copy);
                fill.accept(copy);
                return copy;
            }
            return (T) known;
        }
    }
}
