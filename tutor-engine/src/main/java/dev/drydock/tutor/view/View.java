package dev.drydock.tutor.view;

import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.screen.Press;
import dev.drydock.tutor.view.screen.Scene;

/** One way of looking at the world. */
interface View {
    /** The word behind {@code :view}. */
    String name();

    /** What it shows now. */
    Picture draw(Paper paper);

    /** What stays in sight above it. */
    default Picture head(Paper paper) {
        return Picture.EMPTY;
    }

    /** All of it as text, where there is no screen to go about in. */
    default Picture whole(Paper paper) {
        return draw(paper);
    }

    /** The row that is to be in sight. */
    default int focus() {
        return Scene.Frame.ANYWHERE;
    }

    /** Whether virtual time goes on while one looks. */
    default boolean live() {
        return true;
    }

    default Scene.Answer press(Press press) {
        return Scene.Answer.UNKNOWN;
    }

    /** Whether the learner has gone to another moment. */
    default boolean went() {
        return false;
    }

    /** The key of the sentence about the keys. */
    default String keys() {
        return "view.keys";
    }
}
