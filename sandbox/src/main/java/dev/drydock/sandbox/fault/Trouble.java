package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.process.Kernel;
import java.util.List;

/** A kind of fault. */
interface Trouble {
    /** The first word of its name. */
    String word();

    /** All that it can befall now. */
    List<Choice> choices(Kernel kernel);

    void bring(Kernel kernel, Fault fault);

    /** Whether it is still so: a learner may have mended it by hand. */
    boolean holds(Kernel kernel, Fault fault);

    void mend(Kernel kernel, Fault fault);

    /** Commands that do the same; empty if there are none. */
    String byHand(Kernel kernel, Fault fault);

    /**
     * What can be in trouble.
     *
     * @param machine where; empty if it does not matter
     */
    record Choice(String subject, String machine) {}
}
