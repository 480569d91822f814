package dev.drydock.tutor.edge;

import java.io.Closeable;
import java.util.List;

/** The learner's terminal: lines asked with an editor, keys as they come, text written. */
public interface Terminal extends Closeable {
    Size size();

    boolean colours();

    /** How many colours it has, 0 for none; 16 where only that it has some is known. */
    default int colourCount() {
        return colours() ? 16 : 0;
    }

    /** Whether single keys arrive and the cursor can be moved; a dumb terminal and a pipe know only whole lines. */
    boolean fullScreen();

    /** Writes text at once. Lines end with a newline alone. */
    void write(String text);

    /** Asks for a line. Returns when the learner has sent it or has refused. */
    Said ask(Question question);

    /**
     * What was typed since the last call, as it came and without an echo; waits for the first key about this long, with zero not at all. Empty when
     * nothing was typed.
     *
     * @throws EndOfInput when the terminal is gone
     */
    String keys(long timeoutMillis);

    /** Gives back keys that were typed for whoever reads next. */
    void unread(String keys);

    /** Shows what stays in sight below the prompt; an empty text takes it away. */
    void status(String text);

    /** Stops the program as Ctrl-Z at a shell does, where there is a shell that does; returns when it goes on. */
    default void suspend() {
        // Nobody could wake it.
    }

    @Override
    void close();

    record Size(int columns, int rows) {
        /** Equality without a record's, whose first use costs Java 17 15 ms of the start. */
        public boolean is(Size other) {
            return columns == other.columns && rows == other.rows;
        }
    }

    /** The learner's answer to a question. */
    sealed interface Said {
        record Line(String text) implements Said {}

        /** Ctrl-C. */
        record Interrupted() implements Said {}

        /** Ctrl-D on an empty line, or the end of a pipe. */
        record Ended() implements Said {}

        /** Nothing: the question was off before the learner answered. */
        record Withdrawn() implements Said {}
    }

    /**
     * A line that is asked for.
     *
     * @param prompt what stands before it
     * @param typed what was typed before it was asked
     * @param history earlier lines, the oldest first
     * @param completion what may stand at a place in the line
     * @param meanwhile what goes on while the learner types
     */
    record Question(String prompt, String typed, List<String> history, Completion completion, Meanwhile meanwhile) {
        public static Question of(String prompt) {
            return new Question(prompt, "", List.of(), (line, cursor) -> List.of(), Meanwhile.NOTHING);
        }
    }

    /** Candidates for the word that ends at the cursor. */
    @FunctionalInterface
    interface Completion {
        List<Candidate> candidates(String line, int cursor);
    }

    /**
     * @param word replaces the word at the cursor
     * @param description shown beside it; may be empty
     * @param whole whether a blank follows: not after a folder, where one goes on
     */
    record Candidate(String word, String description, boolean whole) {}

    /** What the world does while nobody presses Enter. */
    interface Meanwhile {
        Meanwhile NOTHING = () -> Meanwhile.Tick.QUIET;

        /** Called several times a second, never while a completion is asked for. */
        Tick tick();

        /** What is shown above the line when the learner presses F1; may be empty. */
        default String help() {
            return "";
        }

        /**
         * @param above text to show above the line that is being typed
         * @param over whether the question is off, because whoever asked has ended
         */
        record Tick(String above, boolean over) {
            public static final Tick QUIET = new Tick("", false);
        }
    }

    /** The terminal was closed under the program. */
    final class EndOfInput extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EndOfInput() {
            super(null, null, false, false);
        }
    }
}
