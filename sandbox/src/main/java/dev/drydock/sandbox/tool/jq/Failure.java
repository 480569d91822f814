package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;

/** An error raised while a filter runs: a value, which {@code catch} gets. */
final class Failure extends RuntimeException {
    private final transient Tree value;

    Failure(Tree value) {
        super(null, null, false, false);
        this.value = value;
    }

    Failure(String message) {
        this(new Text(message));
    }

    Tree value() {
        return value;
    }
}
