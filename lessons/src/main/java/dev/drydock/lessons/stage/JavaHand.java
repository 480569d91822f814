package dev.drydock.lessons.stage;

import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.world.World;

/** Carries out lines of Java that see a world; what it is made of is no lesson's business. */
public interface JavaHand {
    /** Carries out a line; its code without what it begins with at the prompt is the line of the answer. */
    TypedLine type(String code);

    /** Lets code that was given to the tutor do what there is cause for now; whether there is such code. */
    boolean tend();

    /** Makes a hand for a world. */
    interface Hands {
        JavaHand open(World world, World.Login login, WorldView view);
    }
}
