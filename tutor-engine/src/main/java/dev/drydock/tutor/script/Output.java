package dev.drydock.tutor.script;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outside;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Edge;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The world's standard output and error on the real ones, in the order in which they were written: where both lead to one file,
 * their lines must not change places.
 */
final class Output implements Outside.Sink {
    private static final int ENOUGH = 1 << 16;

    private final Edge.Streams streams;
    private final byte[] kept = new byte[ENOUGH];
    private int length;
    private boolean keptIsError;
    private boolean outClosed;
    private boolean errClosed;

    Output(Edge.Streams streams) {
        this.streams = streams;
    }

    @Override
    public void write(String stream, Bytes bytes) {
        boolean error = stream.equals(World.STDERR);
        if (error != keptIsError || length + bytes.length() > ENOUGH) flush();
        keptIsError = error;
        if (bytes.length() > ENOUGH) {
            send(bytes.toArray(), bytes.length());
            return;
        }
        System.arraycopy(bytes.toArray(), 0, kept, length, bytes.length());
        length += bytes.length();
    }

    void flush() {
        if (length > 0) send(kept, length);
        length = 0;
    }

    /** Whether whoever read standard output has gone. */
    boolean outClosed() {
        return outClosed;
    }

    boolean errClosed() {
        return errClosed;
    }

    private void send(byte[] bytes, int count) {
        if (keptIsError ? errClosed : outClosed) return;
        OutputStream stream = keptIsError ? streams.err() : streams.out();
        try {
            stream.write(bytes, 0, count);
            stream.flush();
        } catch (IOException closed) {
            if (keptIsError) errClosed = true;
            else outClosed = true;
        }
    }
}
