package dev.drydock.sandbox.shell.syntax;

import java.util.OptionalInt;

/**
 * One redirection.
 *
 * @param fd     the descriptor written before the operator, empty for the operator's own
 * @param target the file name, the descriptor of a duplication, the text of a here-string, or the body of a
 *               here-document (one quoted part when its delimiter was quoted, else one double-quoted part)
 * @param line   the line on which it stands
 */
public record Redirect(OptionalInt fd, Kind kind, Word target, int line) {
    /** The operators. */
    public enum Kind {
        READ("<", 0), WRITE(">", 1), APPEND(">>", 1), CLOBBER(">|", 1), READ_WRITE("<>", 0),
        DUPLICATE_INPUT("<&", 0), DUPLICATE_OUTPUT(">&", 1), BOTH("&>", 1), APPEND_BOTH("&>>", 1),
        HERE_DOCUMENT("<<", 0), HERE_STRING("<<<", 0);

        private final String operator;
        private final int defaultFd;

        Kind(String operator, int defaultFd) {
            this.operator = operator;
            this.defaultFd = defaultFd;
        }

        /** As it is written. */
        public String operator() {
            return operator;
        }

        /** The descriptor that is meant when none is written. */
        public int defaultFd() {
            return defaultFd;
        }
    }

    /** {@code 2>&1}, which {@code |&} means. */
    public static Redirect errorsToOutput(int line) {
        return new Redirect(OptionalInt.of(2), Kind.DUPLICATE_OUTPUT, Word.of("1"), line);
    }

    /** The descriptor that is redirected. */
    public int descriptor() {
        return fd.orElse(kind.defaultFd());
    }
}
