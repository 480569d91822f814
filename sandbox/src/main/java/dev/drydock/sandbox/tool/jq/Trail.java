package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The way from a start to a value, for {@code path} and assignments. */
sealed interface Trail {
    /** Nobody asks for the way. */
    record Unasked() implements Trail {}

    /** Somebody asks, but the value was made on the way and has none. */
    record Lost() implements Trail {}

    record Start() implements Trail {}

    record Below(Trail above, Tree key) implements Trail {}

    Trail UNASKED = new Unasked();
    Trail LOST = new Lost();
    Trail START = new Start();

    default Trail below(Tree key) {
        return this == UNASKED || this == LOST ? this : new Below(this, key);
    }

    /** The trail of a value that is not a part of what came in. */
    default Trail made() {
        return this == UNASKED ? UNASKED : LOST;
    }

    default List<Tree> keys() {
        Deque<Tree> keys = new ArrayDeque<>();
        Trail at = this;
        while (at instanceof Below below) {
            keys.push(below.key);
            at = below.above;
        }
        return List.copyOf(keys);
    }

    default Sequence sequence() {
        return new Sequence(keys());
    }
}
