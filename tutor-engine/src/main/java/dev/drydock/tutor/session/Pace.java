package dev.drydock.tutor.session;

import java.util.Optional;

/**
 * How virtual time and the wall clock go together.
 *
 * @param lineGapMicros virtual time between two top-level lines of a script
 */
public record Pace(Kind kind, long lineGapMicros) {
    private static final long USUAL_GAP_MICROS = 100_000;

    /** What becomes of waiting. */
    public enum Kind {
        /** It takes no time. */
        JUMP,
        /** It takes its time, but not more than two seconds. */
        FOLLOW,
        /** It takes its time. */
        REAL
    }

    /** The pace that {@code --pace} names; empty when it names none. */
    public static Optional<Pace> named(String word) {
        return switch (word) {
            case "jump" -> Optional.of(new Pace(Kind.JUMP, USUAL_GAP_MICROS));
            case "follow" -> Optional.of(new Pace(Kind.FOLLOW, USUAL_GAP_MICROS));
            case "real" -> Optional.of(new Pace(Kind.REAL, USUAL_GAP_MICROS));
            default -> word.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")
                    ? Optional.of(new Pace(Kind.JUMP, Math.round(Double.parseDouble(word) * 1_000_000)))
                    : Optional.empty();
        };
    }
}
