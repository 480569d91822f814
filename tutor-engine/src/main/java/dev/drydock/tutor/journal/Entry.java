package dev.drydock.tutor.journal;

/**
 * One input, as it came.
 *
 * @param sequence counts from 1 without a gap
 * @param virtualMicros the world's time since its start when the input took effect
 * @param terminal the terminal it was typed at: 1 is the program's own, higher ones were attached
 * @param kind what sort of input
 * @param payload the text; of a secret only its length, as stars
 */
public record Entry(long sequence, long virtualMicros, int terminal, Kind kind, String payload) {

    /** The sorts of input; the journal's words are these names in lower case. */
    public enum Kind {
        /** A further terminal was opened, of the size {@code 80x24}. */
        OPEN,
        /** A further terminal was closed. */
        CLOSE,
        /** A line sent at a prompt. */
        LINE,
        /** A line typed while the terminal did not echo. */
        SECRET,
        /** Keys as they came, escape sequences included, for a program that reads them raw. */
        KEYS,
        /** A key that means a signal or the end of input: {@code INT}, {@code QUIT}, {@code TSTP}, {@code EOF}. */
        SIGNAL,
        /** The terminal's new size, {@code 80x24}. */
        RESIZE,
        /** A tutor's word with its arguments, {@code hint}. */
        WORD,
        /** The answer to a quiz. */
        ANSWER,
        /** A learner's Java: {@code line CODE}, what it wants done in the world, and {@code said} with what came of the line. It is never carried out again as Java. */
        JAVA,
        /** The learner's language from here on. */
        LANGUAGE,
        /** A step that was passed, or the lesson's end; said for the reader, replay finds it out itself. */
        DONE;

        /** As the journal writes it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A secret's entry: that something of this length was typed, not what. Enter stays Enter. */
    public Entry masked() {
        return new Entry(sequence, virtualMicros, terminal, Kind.SECRET, payload.replaceAll("[^\\r\\n]", "*"));
    }
}
