package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import java.util.Optional;

/**
 * Bytes as they came, joined only once.
 *
 * @param before what came before the last piece
 * @param length of all pieces
 */
record Pieces(Optional<Pieces> before, Bytes last, int length) {
    static final Pieces NONE = new Pieces(Optional.empty(), Bytes.EMPTY, 0);

    Pieces plus(Bytes more) {
        return new Pieces(Optional.of(this), more, length + more.length());
    }

    Bytes joined() {
        byte[] all = new byte[length];
        int end = length;
        for (Optional<Pieces> piece = Optional.of(this); piece.isPresent(); piece = piece.get().before()) {
            byte[] part = piece.get().last().toArray();
            end -= part.length;
            System.arraycopy(part, 0, all, end, part.length);
        }
        return Bytes.wrap(all);
    }
}
