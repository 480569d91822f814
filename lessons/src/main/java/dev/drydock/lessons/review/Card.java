package dev.drydock.lessons.review;

/**
 * What is known of how well something is remembered.
 *
 * @param step how many of the short steps at the beginning, or after forgetting, are done
 * @param stability days until the chance to know it has fallen to nine in ten
 * @param difficulty from 1 to 10
 * @param dueSeconds since 1970, when it is to be asked again
 * @param lastSeconds since 1970, when it was asked last
 */
public record Card(State state, int step, double stability, double difficulty, long dueSeconds, long lastSeconds) {
    /** Something that was never asked. */
    public static final Card NEW = new Card(State.NEW, 0, 0, 0, 0, 0);

    /** Where a card stands. */
    public enum State {
        NEW,
        LEARNING,
        REVIEW,
        RELEARNING
    }

    /** Whole days between the last answer and a moment; never less than none, whatever the clock does. */
    long daysSince(long nowSeconds) {
        return Math.max(0, (nowSeconds - lastSeconds) / Fsrs.DAY_SECONDS);
    }
}
