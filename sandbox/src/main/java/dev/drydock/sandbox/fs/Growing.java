package dev.drydock.sandbox.fs;

import java.util.ArrayDeque;
import java.util.Deque;

/** Content that is only ever written at its end, as logs are: every version shares all that was there before it. */
public final class Growing implements Content {
    public static final Growing EMPTY = new Growing(null, Bytes.EMPTY, 0);

    /** What was there before the last piece; none for the empty content. */
    private final Growing before;
    private final Bytes piece;
    private final long size;

    private Growing(Growing before, Bytes piece, long size) {
        this.before = before;
        this.piece = piece;
        this.size = size;
    }

    /** With more at its end. */
    public Growing plus(Bytes more) {
        return more.isEmpty() ? this : new Growing(this, more, size + more.length());
    }

    /** From a place on; nothing if that lies behind the end. */
    public Bytes from(long begin) {
        Deque<Bytes> pieces = new ArrayDeque<>();
        Growing at = this;
        while (at.before != null && at.size > begin) {
            pieces.push(at.piece);
            at = at.before;
        }
        if (pieces.isEmpty()) {
            return Bytes.EMPTY;
        }
        byte[] joined = new byte[(int) (size - at.size)];
        int to = 0;
        for (Bytes each : pieces) {
            each.copyInto(joined, to);
            to += each.length();
        }
        return Bytes.wrap(joined).from((int) Math.max(0, begin - at.size));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Bytes bytes() {
        return from(0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Growing that && size == that.size && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    @Override
    public String toString() {
        return "growing, " + size + " bytes";
    }
}
