package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Graph;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A build under way.
 *
 * @param images that are used, by name and platform
 * @param nodes how far each step is, by digest
 */
record Solve(Order order, Graph graph, Map<String, Image> images, Map<String, Node> nodes) {
    private static final Family<Solve> SOLVES = Family.passing("build");

    Solve {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    static Key<Solve> key(String exchange) {
        return SOLVES.key(exchange);
    }

    /** How far a step is. */
    enum Phase {
        /** Nothing is known of it. */
        NEW,
        /** What it is, is being found out. */
        ASKED,
        /** An image whose files are not needed yet. */
        NAMED,
        /** Its result is kept from before, and nobody needed it yet. */
        FOUND,
        /** It must be carried out and waits for what it needs. */
        WAITING,
        RUNNING,
        DONE
    }

    /**
     * One step.
     *
     * @param wanted whether its result is needed, not only its name
     * @param told whether the client has heard of it
     * @param began when it was begun
     * @param key names the result
     * @param lost whether nothing that is kept can help
     */
    record Node(Phase phase, boolean wanted, boolean told, long began, String key, Optional<Snapshot> result, boolean lost) {
        static final Node UNKNOWN = new Node(Phase.NEW, false, false, 0, "", Optional.empty(), false);

        Node in(Phase changed) {
            return new Node(changed, wanted, told, began, key, result, lost);
        }

        Node want() {
            return new Node(phase, true, told, began, key, result, lost);
        }

        Node begun(long now) {
            return new Node(phase, wanted, true, now, key, result, lost);
        }

        Node keyed(String changed) {
            return new Node(phase, wanted, told, began, changed, result, lost);
        }

        Node with(Snapshot changed) {
            return new Node(phase, wanted, told, began, key, Optional.of(changed), lost);
        }

        Node lose() {
            return new Node(phase, wanted, told, began, key, result, true);
        }

        /** Whether it must be carried out. */
        boolean uncached() {
            return lost || phase == Phase.WAITING || phase == Phase.RUNNING;
        }

        /** Whether it is known what will come of it. */
        boolean known() {
            return phase == Phase.NAMED || phase == Phase.FOUND || phase == Phase.DONE;
        }
    }

    Solve with(String digest, Node node) {
        Map<String, Node> changed = new LinkedHashMap<>(nodes);
        changed.put(digest, node);
        return new Solve(order, graph, images, changed);
    }

    Node node(String digest) {
        return nodes.getOrDefault(digest, Node.UNKNOWN);
    }
}
