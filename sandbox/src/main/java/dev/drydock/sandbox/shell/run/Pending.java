package dev.drydock.sandbox.shell.run;

import java.util.Optional;

/**
 * The lines of an unfinished command, the last first, so that a long paste is not copied at every line.
 *
 * @param length the characters of all lines
 */
public record Pending(String last, Optional<Pending> before, int length) {
    /** No line yet. */
    public static final Pending NONE = new Pending("", Optional.empty(), 0);

    /** With a line more. */
    Pending plus(String line) {
        return new Pending(line, Optional.of(this), length + line.length());
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return length == 0;
    }

    /** All lines. */
    String text() {
        char[] text = new char[length];
        int end = length;
        for (Pending at = this; at.before().isPresent(); at = at.before().get()) {
            end -= at.last().length();
            at.last().getChars(0, at.last().length(), text, end);
        }
        return new String(text);
    }

    /** Whether a further line may complete the command, when {@code until} must come for that. */
    static boolean mayComplete(Optional<String> until, String line) {
        return until.isEmpty() || line.contains(until.get());
    }

    // A chain of a hundred thousand lines must not be compared or shown link by link on the Java stack.

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return length;
    }

    @Override
    public String toString() {
        return "Pending[" + length + "]";
    }
}
