package dev.drydock.sandbox.shell.parse;

import java.util.Optional;

/** Leaves the parser at the first error; it never crosses the border of the package. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyntaxError error;
    private final boolean atEnd;
    private final String until;

    Stop(SyntaxError error, boolean atEnd, String until) {
        super(error.message(), null, false, false);
        this.error = error;
        this.atEnd = atEnd;
        this.until = until;
    }

    SyntaxError error() {
        return error;
    }

    /** Whether the text ran out, so that more text could mend it. */
    boolean atEnd() {
        return atEnd;
    }

    Optional<String> until() {
        return until.isEmpty() ? Optional.empty() : Optional.of(until);
    }
}
