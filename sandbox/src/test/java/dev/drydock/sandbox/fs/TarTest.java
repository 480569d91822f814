package dev.drydock.sandbox.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TarTest {
    private static final Directory TREE = Directory.EMPTY
            .with(RegularFile.of("hello\n"), "/etc/greeting")
            .with(Symlink.to("greeting"), "/etc/link")
            .with(RegularFile.of("x").linked(1), "/bin/a")
            .with(RegularFile.of("x").linked(1), "/bin/b")
            .with(RegularFile.of("deep"), "/" + "long-name/".repeat(30) + "end");

    @Test
    void a_tree_comes_back_from_its_archive() {
        assertEquals(Optional.of(TREE), Tar.read(Tar.write(TREE)));
    }

    @Test
    void the_same_tree_gives_the_same_bytes() {
        Directory other = Directory.EMPTY.with(Symlink.to("b"), "/b").with(RegularFile.of("1"), "/a");
        Directory same = Directory.EMPTY.with(RegularFile.of("1"), "/a").with(Symlink.to("b"), "/b");
        assertEquals(Tar.write(other), Tar.write(same));
    }

    @Test
    void one_small_file_takes_four_blocks() {
        assertEquals(2048, Tar.write("f.txt", RegularFile.of("hi\n")).length());
    }

    @Test
    void rubbish_is_no_archive() {
        assertEquals(Optional.empty(), Tar.read(Bytes.of("x".repeat(2000))));
        assertEquals(Optional.empty(), Tar.read(Bytes.EMPTY));
    }

    @Test
    void an_archive_cut_short_is_no_archive() {
        Bytes whole = Tar.write("f", RegularFile.of("y".repeat(2000)));
        assertEquals(Optional.empty(), Tar.read(whole.slice(0, 1024)));
    }

    @Test
    void names_that_lead_outside_are_skipped() {
        assertEquals(Optional.of(Directory.EMPTY), Tar.read(Tar.write("../evil", RegularFile.of("x"))));
    }

    @Test
    void a_program_comes_back_as_a_program() {
        Directory back = Tar.read(Tar.write(Directory.EMPTY.with(RegularFile.program("nginx", 1000), "/nginx"))).orElseThrow();
        Content content = ((RegularFile) back.child("nginx").orElseThrow()).content();
        assertEquals("nginx", ((Content.Program) content).name());
    }
}
