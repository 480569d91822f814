package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import java.util.List;

/** What a tool does with the content of files or standard input: an immutable value that is fed, chunk by chunk. */
public interface Intake {
    /** A file begins; standard input is called {@code -}. */
    default Turn begin(String file) {
        return Turn.of(this);
    }

    /** Some of its bytes, at least one. */
    Turn take(Bytes chunk);

    /** The file ends. */
    default Turn finish() {
        return Turn.of(this);
    }

    /**
     * All files have ended.
     *
     * @param failed whether some file could not be read
     */
    default Ending end(boolean failed) {
        return new Ending(List.of(), failed ? 1 : 0);
    }

    /** How much of the input is still wanted. */
    enum Appetite { MORE, NEXT_FILE, NOTHING }

    /** What comes of feeding: the intake to feed next, what to write, how much more is wanted. */
    record Turn(Intake next, List<Output.Chunk> output, Appetite appetite) {
        /** Goes on, with nothing to say. */
        public static Turn of(Intake next) {
            return new Turn(next, List.of(), Appetite.MORE);
        }

        /** Goes on and writes. */
        public static Turn of(Intake next, Output output) {
            return new Turn(next, output.chunks(), Appetite.MORE);
        }
    }

    /** The last words and the exit status. */
    record Ending(List<Output.Chunk> output, int status) {
        /** With what was gathered. */
        public static Ending of(Output output, int status) {
            return new Ending(output.chunks(), status);
        }
    }
}
