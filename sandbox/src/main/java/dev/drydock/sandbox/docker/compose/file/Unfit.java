package dev.drydock.sandbox.docker.compose.file;

/** Unwinds the reading of a project; its message is the original's complaint. Never leaves this package. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String complaint) {
        super(complaint, null, false, false);
    }

    /** A project whose parts contradict each other. */
    static Unfit inconsistent(String complaint) {
        return new Unfit(complaint + ": invalid compose project");
    }
}
