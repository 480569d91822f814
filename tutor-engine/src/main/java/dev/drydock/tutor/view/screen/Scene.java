package dev.drydock.tutor.view.screen;

import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;

/** What is shown on the whole screen until the learner leaves it. */
public interface Scene {
    /** Lets what is shown go on; whether it may look different now. Called many times a second. */
    boolean advance();

    /** What is to be seen. */
    Frame draw(int columns, int rows);

    /** Answers a key that does not scroll. */
    Answer press(Press press);

    /** What a key led to. */
    enum Answer {
        /** It means nothing here. */
        UNKNOWN,
        /** The scene looks different. */
        DRAW,
        /** The scene is over. */
        LEAVE
    }

    /**
     * One picture of a scene.
     *
     * @param head always on top
     * @param body scrolls when it is longer than the screen
     * @param foot always at the bottom
     * @param focus the row of the body that is to be in sight; {@link #ANYWHERE} when the learner may scroll
     */
    record Frame(Picture head, Picture body, Row foot, int focus) {
        public static final int ANYWHERE = -1;
    }
}
