package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;

/**
 * A stream across the world's border, as far as the world knows it.
 *
 * @param pending input that came in and was not read yet
 * @param closed input: no more will come; output: nobody reads it any more
 */
public record Outside(Bytes pending, boolean closed) {
    public static final Family<Outside> OUTSIDES = Family.passing("outside");

    public static Key<Outside> key(String stream) {
        return OUTSIDES.key(stream);
    }

    /** Where output that leaves the world goes. It is shown at once and never taken back. */
    public interface Sink {
        /** @param stream the stream's or terminal's name */
        void write(String stream, Bytes bytes);
    }
}
