package dev.drydock.lessons.exchange;

import java.util.List;

/**
 * A question as GIFT has it (Moodle's documentation, "GIFT format").
 *
 * @param category of the bank, empty for none
 * @param title may be empty
 * @param feedback in general, may be empty
 * @param line where it begins in its file; 0 when it comes from no file
 */
public record GiftQuestion(String category, String title, String text, Answers answers, String feedback, int line) {

    /** The same question without where it came from. */
    GiftQuestion anywhere() {
        return new GiftQuestion(category, title, text, answers, feedback, 0);
    }

    /** What stands between the braces. */
    public sealed interface Answers {}

    /**
     * One of the answers to choose from, or to type.
     *
     * @param percent 100 for right, 0 for wrong, what it counts in between
     */
    public record Option(String text, double percent, String feedback) {
        boolean right() {
            return percent > 0;
        }
    }

    public record Choice(List<Option> options) implements Answers {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** A word to type; every option is a right one, or counts in part. */
    public record Short(List<Option> options) implements Answers {
        public Short {
            options = List.copyOf(options);
        }
    }

    public record TrueFalse(boolean answer, String ifWrong, String ifRight) implements Answers {}

    /** A number; what is within a distance of it is right. */
    public record Numeric(double value, double within, String ifRight) implements Answers {}

    public record Match(List<Pair> pairs) implements Answers {
        public Match {
            pairs = List.copyOf(pairs);
        }
    }

    public record Pair(String left, String right) {}

    /** Something to write about, which no program judges. */
    public record Essay() implements Answers {}

    /** Nothing is asked. */
    public record None() implements Answers {}
}
