package dev.drydock.sandbox.shell.expand;

/** An expansion that cannot be done; it ends the present command, and some end the shell. */
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean fatal;

    private Trouble(String sentence, boolean fatal) {
        super(sentence, null, false, false);
        this.fatal = fatal;
    }

    /** An error after which the rest of the line is dropped. */
    public static Trouble dropping(String sentence) {
        return new Trouble(sentence, false);
    }

    /** An error that ends a shell that is not interactive. */
    public static Trouble ending(String sentence) {
        return new Trouble(sentence, true);
    }

    /** Whether a shell that is not interactive ends with this. */
    public boolean fatal() {
        return fatal;
    }

    /** What the shell says, without its prefix; may be empty when all was said. */
    public String sentence() {
        return getMessage();
    }
}
