package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.tree.Mapping;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server remembers of its own reckoning, so that a thousand pods of one template are decoded, defaulted and admitted once, and share
 * what came of it. Nothing here is of the world: without it all comes out the same, only slower.
 */
final class Memory {
    private static final int KEPT = 512;

    /** Looked up by identity and never iterated: hash order cannot show. */
    private final Map<Mapping, PodSpec> specs = new IdentityHashMap<>();

    /**
     * What became of a pod's spec.
     *
     * @param seen the other objects on which it depends, which must be the very same
     * @param spec as it was written
     * @param annotations that admission added
     * @param status of a new pod
     */
    record PodSpec(List<Mapping> seen, Mapping spec, Mapping annotations, Mapping status) {
        PodSpec {
            seen = List.copyOf(seen);
        }

        private boolean stillHolds(List<Mapping> now) {
            if (seen.size() != now.size()) {
                return false;
            }
            for (int i = 0; i < seen.size(); i++) {
                if (seen.get(i) != now.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    Optional<PodSpec> podSpec(Mapping given, List<Mapping> now) {
        return Optional.ofNullable(specs.get(given)).filter(known -> known.stillHolds(now));
    }

    void remember(Mapping given, PodSpec known) {
        if (specs.size() >= KEPT) {
            specs.clear();
        }
        specs.put(given, known);
    }
}
