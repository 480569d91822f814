package dev.drydock.sandbox.shell.expand;

/** A stretch of an expanded word. */
record Fragment(String text, Kind kind) {
    /** What may still happen to it. */
    enum Kind {
        /** Written unquoted: not split, but may be a pattern. */
        TEXT,
        /** Quoted: stays as it is, and makes a field even when it is empty. */
        QUOTED,
        /** Came out of an unquoted expansion: is split, and may be a pattern. */
        SPLIT,
        /** A border between fields, as between the elements of {@code "$@"}. */
        BREAK
    }

    static final Fragment BORDER = new Fragment("", Kind.BREAK);

    static Fragment text(String text) {
        return new Fragment(text, Kind.TEXT);
    }

    static Fragment quoted(String text) {
        return new Fragment(text, Kind.QUOTED);
    }

    static Fragment split(String text) {
        return new Fragment(text, Kind.SPLIT);
    }
}
