package dev.drydock.sandbox.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GzipTest {
    @Property
    void what_is_compressed_comes_back(@ForAll @Size(max = 600) byte[] bytes) {
        byte[] twice = new byte[bytes.length * 2];
        System.arraycopy(bytes, 0, twice, 0, bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        assertEquals(Optional.of(Bytes.wrap(twice)), Gzip.expand(Gzip.compress(Bytes.wrap(twice))));
    }

    @Test
    void repetition_becomes_small() {
        Bytes text = Bytes.of("all work and no play makes Jack a dull boy\n".repeat(2000));
        assertTrue(Gzip.compress(text).length() < 1000);
        assertEquals(Optional.of(text), Gzip.expand(Gzip.compress(text)));
    }

    @Test
    void what_is_cut_off_is_refused() {
        Bytes packed = Gzip.compress(Bytes.of("hello hello hello hello"));
        assertEquals(Optional.empty(), Gzip.expand(packed.slice(0, packed.length() - 12)));
    }
}
