package dev.drydock.sandbox.tool.regex;

/** A search with back-references took more steps than allowed. The originals would have used up time or memory without end. */
public final class StepLimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepLimitReached() {
        super("Memory exhausted", null, false, false);
    }
}
