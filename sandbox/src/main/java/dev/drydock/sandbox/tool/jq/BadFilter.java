package dev.drydock.sandbox.tool.jq;

/** A filter that cannot be read. */
final class BadFilter extends Exception {
    private final int at;

    BadFilter(String message, int at) {
        super(message, null, false, false);
        this.at = at;
    }

    /** Where, in characters from the start. */
    int at() {
        return at;
    }
}
