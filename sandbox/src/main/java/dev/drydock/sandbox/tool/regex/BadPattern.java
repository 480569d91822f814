package dev.drydock.sandbox.tool.regex;

/** A pattern that does not follow its dialect; the message is the C library's own, without the name of the tool. */
public final class BadPattern extends Exception {
    private static final long serialVersionUID = 1L;

    BadPattern(String message) {
        super(message, null, false, false);
    }
}
