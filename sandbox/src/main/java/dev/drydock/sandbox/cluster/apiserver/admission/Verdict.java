package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.tree.Mapping;

/** What admission makes of an object. */
public sealed interface Verdict {
    /** @param object as it is to be written */
    record Admitted(Mapping object) implements Verdict {}

    /** @param reason what follows {@code is forbidden:} */
    record Forbidden(String reason) implements Verdict {}
}
