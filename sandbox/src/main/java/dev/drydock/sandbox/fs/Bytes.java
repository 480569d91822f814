package dev.drydock.sandbox.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes. Slices share the array, which nobody changes after construction. */
public final class Bytes implements Content {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int length;

    private Bytes(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** The UTF-8 bytes of {@code text}. */
    public static Bytes of(String text) {
        return text.isEmpty() ? EMPTY : wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of {@code array}. */
    public static Bytes copyOf(byte[] array, int from, int length) {
        return wrap(Arrays.copyOfRange(array, from, from + length));
    }

    /** Takes the array over: the caller must not change it afterwards. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte at(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return array[from + index];
    }

    /** Copies all of them into an array, from a place on. */
    public void copyInto(byte[] target, int at) {
        System.arraycopy(array, from, target, at, length);
    }

    /** Bytes {@code begin} (inclusive) to {@code end} (exclusive), shared. */
    public Bytes slice(int begin, int end) {
        if (begin < 0 || end > length || begin > end) {
            throw new IndexOutOfBoundsException(begin + ".." + end + " of " + length);
        }
        return begin == end ? EMPTY : begin == 0 && end == length ? this : new Bytes(array, from + begin, end - begin);
    }

    public Bytes from(int begin) {
        return slice(begin, length);
    }

    public Bytes plus(Bytes more) {
        if (more.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return more;
        }
        byte[] joined = Arrays.copyOfRange(array, from, from + length + more.length);
        System.arraycopy(more.array, more.from, joined, length, more.length);
        return wrap(joined);
    }

    /** First position of {@code wanted} at or after {@code begin}, or -1. */
    public int indexOf(byte wanted, int begin) {
        for (int i = begin; i < length; i++) {
            if (array[from + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Decoded as UTF-8, malformed bytes replaced. */
    public String text() {
        return new String(array, from, length, StandardCharsets.UTF_8);
    }

    /** One char a byte (ISO 8859-1): loss-free both ways with {@link #latin1(String)}. */
    public String latin1() {
        return new String(array, from, length, StandardCharsets.ISO_8859_1);
    }

    public static Bytes latin1(String text) {
        return wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public Bytes bytes() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, from, from + length, that.array, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[from + i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length > 80 ? "Bytes[" + length + "]" : text();
    }
}
