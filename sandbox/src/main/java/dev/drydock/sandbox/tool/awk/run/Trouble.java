package dev.drydock.sandbox.tool.awk.run;

/** The program cannot go on: the message, without the tool's name and the place. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    enum Kind {
        USUAL,
        /** The original would have noticed before the program ran. */
        EARLY,
        /** A file that cannot be opened: the place in the input says nothing. */
        OPENING
    }

    Trouble(String message) {
        this(message, Kind.USUAL);
    }

    Trouble(String message, Kind kind) {
        super(message, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
