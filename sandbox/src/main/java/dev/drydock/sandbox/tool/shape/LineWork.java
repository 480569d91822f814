package dev.drydock.sandbox.tool.shape;

/** What a tool does line by line: an immutable value. */
public interface LineWork {
    /** A file begins; standard input is called {@code -}. */
    default Turn begin(String file) {
        return Turn.of(this, "");
    }

    /**
     * One line without its end.
     *
     * @param terminated whether a line end followed; false for the last line of some files
     */
    Turn line(String line, boolean terminated);

    /** The file ends. */
    default Turn finish() {
        return Turn.of(this, "");
    }

    /** All files have ended; the words and the exit status. */
    default Intake.Ending end(boolean failed) {
        return new Intake.Ending(java.util.List.of(), failed ? 1 : 0);
    }

    /** What comes of a line. */
    record Turn(LineWork next, String output, Intake.Appetite appetite) {
        /** Goes on after printing. */
        public static Turn of(LineWork next, String output) {
            return new Turn(next, output, Intake.Appetite.MORE);
        }
    }
}
