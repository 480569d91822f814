package dev.drydock.sandbox.tool.awk.syntax;

/** The program cannot be read. */
public final class BadProgram extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int at;
    private final String token;

    /** What is wrong. */
    public enum Kind {
        /** A token that cannot stand there. */
        UNEXPECTED,
        /** The program ends in the middle of something. */
        UNFINISHED,
        UNTERMINATED_STRING,
        UNTERMINATED_REGEX,
        /** {@code token} holds the pattern and the complaint about it. */
        BAD_REGEX,
        /** {@code token} holds the function and how many arguments it was given. */
        WRONG_COUNT,
        UNDEFINED_FUNCTION,
        MISPLACED_RETURN,
        MISPLACED_NEXT,
        MISPLACED_BREAK,
        ARRAY_AS_SCALAR,
        SCALAR_AS_ARRAY,
        /** Real, but not simulated here. */
        NOT_SIMULATED
    }

    /** @param at index in the program's text; -1 when the place does not matter */
    public BadProgram(Kind kind, int at, String token) {
        super(kind + " " + token);
        this.kind = kind;
        this.at = at;
        this.token = token;
    }

    public Kind kind() {
        return kind;
    }

    public int at() {
        return at;
    }

    public String token() {
        return token;
    }
}
