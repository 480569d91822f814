package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.Regex;
import java.util.List;
import java.util.Optional;

/**
 * An editor between two lines; immutable.
 *
 * @param at the command to go on with
 * @param ranges for each command, where its range ends: {@link #CLOSED}, {@link #OPEN_ENDED} or a line number
 * @param appended what {@code a}, {@code r} and {@code R} left for the end of the cycle
 * @param terminated whether the line end behind the pattern space is to be printed: false after a last line without one
 * @param holdTerminated the same of the hold space
 * @param owesLineEnd whether the output stands behind a line without one
 */
public record SedState(SedScript script, Phase phase, String pattern, String hold, long lineNumber, String fileName, boolean last,
        boolean terminated, boolean holdTerminated, boolean owesLineEnd, boolean substituted, int at, List<Long> ranges, List<Effect> appended,
        Optional<Regex> lastRegex, int exitCode) {

    static final long CLOSED = -1;
    static final long OPEN_ENDED = Long.MAX_VALUE;

    /** What the editor needs. */
    public enum Phase {
        /** A line, to start a cycle with. */
        NEEDS_LINE,
        /** A line in the middle of a cycle ({@code n}, {@code N}). */
        NEEDS_NEXT_LINE,
        /** Time: it has worked for long on one line. */
        BUSY,
        /** Nothing more: it has quit. */
        DONE
    }

    /** A line of input without its line end. */
    public record Line(String text, boolean terminated) {}

    /** What came of one call: the new state and what to do, in order. */
    public record Turn(SedState state, List<Effect> effects) {}

    /** An editor before its first line. */
    public static SedState start(SedScript script) {
        List<Long> ranges = script.commands().stream().map(c -> c.startsOpen() ? OPEN_ENDED : CLOSED).toList();
        return new SedState(script, Phase.NEEDS_LINE, "", "", 0, "-", false, true, true, false, false, 0, ranges, List.of(),
                Optional.empty(), 0);
    }

    /** The same editor when another file begins; with {@code -s} and {@code -i} each file counts its own lines. */
    public SedState inFile(String name, boolean separate) {
        List<Long> fresh = separate ? start(script).ranges : ranges;
        return new SedState(script, phase, pattern, hold, separate ? 0 : lineNumber, name, last, terminated, holdTerminated,
                !separate && owesLineEnd, substituted, at, fresh, appended, lastRegex, exitCode);
    }

    /**
     * Works on the next line.
     *
     * @param isLast whether no line follows; may be false when unknown if the script does not {@linkplain SedScript#looksAhead look ahead}
     */
    public Turn feed(Line line, boolean isLast) {
        return new SedRun(this).feed(line, isLast);
    }

    /** Goes on after {@link Phase#BUSY}. */
    public Turn goOn() {
        return new SedRun(this).goOn();
    }
}
