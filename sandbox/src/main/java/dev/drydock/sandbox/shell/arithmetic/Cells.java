package dev.drydock.sandbox.shell.arithmetic;

import java.util.Optional;

/** The variables that an expression reads and writes while it is evaluated. */
public interface Cells {
    /** The text of a variable or array element, empty when it is unset. */
    String read(String name, Optional<String> index) throws Refusal;

    /** Sets a variable or array element. */
    void write(String name, Optional<String> index, long value) throws Refusal;

    /** A variable that cannot be read or written: unbound under {@code set -u}, or readonly. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        /** A refusal with the shell's sentence. */
        public Refusal(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
