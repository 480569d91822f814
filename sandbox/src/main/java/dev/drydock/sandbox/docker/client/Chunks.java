package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import java.util.Optional;

/**
 * Bytes as they came, joined only once.
 *
 * @param before what came before the last chunk
 * @param length of all chunks
 */
record Chunks(Optional<Chunks> before, Bytes last, int length) {
    static final Chunks NONE = new Chunks(Optional.empty(), Bytes.EMPTY, 0);

    Chunks plus(Bytes more) {
        return new Chunks(Optional.of(this), more, length + more.length());
    }

    Bytes joined() {
        byte[] all = new byte[length];
        int end = length;
        for (Optional<Chunks> chunk = Optional.of(this); chunk.isPresent(); chunk = chunk.get().before()) {
            Bytes part = chunk.get().last();
            end -= part.length();
            part.copyInto(all, end);
        }
        return Bytes.wrap(all);
    }
}
