package dev.drydock.sandbox.tool.find;

/** The expression cannot be read. */
final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean usage;

    Misuse(String message) {
        this(message, false);
    }

    /** @param usage whether busybox shows how it is called */
    Misuse(String message, boolean usage) {
        super(message);
        this.usage = usage;
    }

    boolean usage() {
        return usage;
    }
}
