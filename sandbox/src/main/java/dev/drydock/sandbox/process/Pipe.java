package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;

/**
 * A bounded pipe.
 *
 * @param readers open descriptions that read it; none: writers get a broken pipe
 * @param writers open descriptions that write it; none: readers get the end
 */
public record Pipe(Bytes content, int readers, int writers) {
    public static final Family<Pipe> PIPES = Family.passing("pipe");

    /** Bytes, as on Linux (pipe(7)). */
    public static final int CAPACITY = 65_536;

    public static Key<Pipe> key(String id) {
        return PIPES.key(id);
    }

    public Pipe with(Bytes changed) {
        return new Pipe(changed, readers, writers);
    }

    public int room() {
        return Math.max(0, CAPACITY - content.length());
    }
}
