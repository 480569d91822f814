package dev.drydock.sandbox.shell.state;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A variable: what it holds, and its attributes. */
public record Variable(Value value, Set<Attribute> attributes) {
    /** The attributes of {@code declare}, in the order in which {@code declare -p} shows them. */
    public enum Attribute {
        ARRAY('a'), ASSOCIATIVE('A'), INTEGER('i'), LOWER('l'), NAME_REFERENCE('n'), READONLY('r'), TRACE('t'),
        UPPER('u'), EXPORTED('x');

        private final char letter;

        Attribute(char letter) {
            this.letter = letter;
        }

        /** The option letter of {@code declare}. */
        public char letter() {
            return letter;
        }
    }

    public Variable {
        attributes = attributes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(attributes));
    }

    /** A plain variable. */
    public static Variable of(String text) {
        return new Variable(new Value.Text(text), Set.of());
    }

    /** An exported variable. */
    public static Variable exported(String text) {
        return new Variable(new Value.Text(text), Set.of(Attribute.EXPORTED));
    }

    /** Whether it has the attribute. */
    public boolean is(Attribute attribute) {
        return attributes.contains(attribute);
    }

    /** The variable with an attribute given or taken. */
    public Variable with(Attribute attribute, boolean on) {
        Set<Attribute> changed = EnumSet.noneOf(Attribute.class);
        changed.addAll(attributes);
        if (on) {
            changed.add(attribute);
        } else {
            changed.remove(attribute);
        }
        return new Variable(value, changed);
    }

    /** The variable with another value. */
    public Variable with(Value changed) {
        return new Variable(changed, attributes);
    }
}
