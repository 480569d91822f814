package dev.drydock.tutor.sitting;

import java.util.List;

/** Whoever goes along with a person at the prompt: a lesson, or nobody in the free sandbox. */
public interface Companion {
    /** Shows where the learner is: at the beginning, and after coming back. */
    void begin();

    /** Answers a word; false when it does not know it here. */
    boolean hears(Word word);

    /** Enter on an empty line; false when it means nothing. */
    boolean hearsNothing();

    /** A line has ended; {@code output} is the beginning of what it wrote. Whether something was said about what went wrong or that all is done. */
    boolean lineEnded(String line, String output);

    /** A line of Java has ended; {@code status} is 0 when nothing was wrong with it. */
    default void javaEnded(String code, int status, String output) {
        // Whoever wants nothing of the shell's lines wants nothing of these.
    }

    /** Whether Java is asked for here, so that it had better be ready. */
    default boolean wantsJava() {
        return false;
    }

    /** A line runs on and will not end by itself; what is to be said about how the world is meanwhile, or an empty text. */
    String stillRuns(String line, String output);

    /** Looks at the world, which has changed while nobody pressed Enter; what is to be said about it, or an empty text. */
    String notices();

    /** Lines to be typed for the person, who sees them typed; asked before each prompt. */
    List<String> dictates();

    /** What stays in sight, or an empty text. */
    String status();

    /** How many marks an undo must leave: what lies before is another step's. */
    int undoFloor();

    /** Whether it is over and the person is to leave. */
    boolean over();
}
