package dev.drydock.lessons.proof;

/** What is proved of a step. */
public enum Proof {
    /** Before anything is done the task is not done. */
    START_FAILS("start"),
    /** The reference solution does the task. */
    SOLUTION_PASSES("solution"),
    /** So does every alternative, and the next task can be done after it. */
    ALTERNATIVE_PASSES("alternative"),
    /** A wrong answer does not do the task, and is told by its name. */
    MISTAKE_IS_NAMED("mistake"),
    /** No command of the solution can be left out, but those that only look. */
    NOTHING_IS_IDLE("idle"),
    /** The question can be answered after everything before it was skipped, and looking shows the answer. */
    ANSWER_IS_THERE("answer");

    private final String word;

    Proof(String word) {
        this.word = word;
    }

    /** The last part of the code of its sentence, {@code proof.WORD}. */
    public String word() {
        return word;
    }
}
