package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** The program ends itself. */
final class Halt extends RuntimeException {
    private final int status;
    private final transient Optional<Tree> said;

    Halt(int status, Optional<Tree> said) {
        super(null, null, false, false);
        this.status = status;
        this.said = said;
    }

    int status() {
        return status;
    }

    Optional<Tree> said() {
        return said;
    }
}
