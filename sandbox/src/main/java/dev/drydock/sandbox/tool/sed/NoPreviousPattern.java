package dev.drydock.sandbox.tool.sed;

/** An empty pattern was used before any other; sed notices it only when it gets there, and exits with 1. */
final class NoPreviousPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPreviousPattern() {
        super("-e expression #1, char 0: no previous regular expression", null, false, false);
    }
}
