package dev.drydock.sandbox.command;

/** What became of a value given to a flag. */
public sealed interface Reading {

    /** The value in its canonical form. */
    record Accepted(String value) implements Reading {}

    /** Why not, in the original's words, without the flag's name. */
    record Refused(String why) implements Reading {}

    static Reading accepted(String value) {
        return new Accepted(value);
    }

    static Reading refused(String why) {
        return new Refused(why);
    }
}
