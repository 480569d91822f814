package dev.drydock.lessons.review;

/** How well something was known. */
public enum Rating {
    /** Wrong. */
    AGAIN,
    /** Right after a hint or another try. */
    HARD,
    /** Right. */
    GOOD,
    /** Right, and the learner says that it was easy. */
    EASY;

    /** From 1 to 4, as the algorithm counts. */
    int grade() {
        return ordinal() + 1;
    }
}
