package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import java.util.List;

/** What becomes of objects that the learner has edited. */
@FunctionalInterface
interface Saving {

    /** How it went. @param reasons to edit again @param retryable refusals of another kind @param missing objects that are gone */
    record Saved(List<Reason> reasons, int retryable, int missing) {
        static final Saved ALL = new Saved(List.of(), 0, 0);
    }

    /** @param before as it was edited from @param after as the learner left it */
    Task<Saved> save(List<Item> before, List<Item> after);
}
