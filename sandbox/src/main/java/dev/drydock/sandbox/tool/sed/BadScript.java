package dev.drydock.sandbox.tool.sed;

/** A script that GNU sed refuses; the message is all that stands behind {@code sed: }, and the exit code is 1 (4 for a missing label). */
public final class BadScript extends Exception {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    BadScript(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** What sed exits with. */
    public int exitCode() {
        return exitCode;
    }
}
