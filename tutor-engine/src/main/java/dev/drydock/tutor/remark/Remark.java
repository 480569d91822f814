package dev.drydock.tutor.remark;

import java.util.Optional;

/** Something that may be said about a line. */
@FunctionalInterface
interface Remark {
    Optional<String> about(Aftermath after);
}
