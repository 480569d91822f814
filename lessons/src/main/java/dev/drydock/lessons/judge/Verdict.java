package dev.drydock.lessons.judge;

import java.util.Optional;

/**
 * What a quiz says to an answer.
 *
 * @param reply the name of the sentence in the quiz's text; empty: {@code done} when right, {@code otherwise} when wrong
 */
public record Verdict(Kind kind, Optional<String> reply) {

    /** Whether the answer is right, or no answer at all. */
    public enum Kind {
        RIGHT,
        WRONG,
        /** What was chosen is right, but it is not all. */
        NOT_ALL,
        /** Blank, a letter that no option has, or not a letter for each: to be asked again, not counted. */
        NO_ANSWER,
        /** The world does not hold the answer now: what the question is about is gone. */
        NOTHING_TO_SEE
    }

    static Verdict of(Kind kind) {
        return new Verdict(kind, Optional.empty());
    }

    static Verdict wrong(String reply) {
        return new Verdict(Kind.WRONG, Optional.of(reply));
    }
}
