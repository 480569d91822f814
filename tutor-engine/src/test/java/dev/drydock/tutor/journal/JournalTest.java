package dev.drydock.tutor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.RealDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Path FILE = Path.of("/data/lessons/first.journal");
    private static final Header HEADER =
            new Header("0.1.0", new Header.Start("default", 1, "2026-11-01T08:00:00Z", "zh"), "first", "sha256:abc");

    private static Journal open(Disk disk) {
        return Journal.open(disk, FILE, HEADER).journal();
    }

    @Test
    void an_entry_is_one_readable_line() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        open(disk).add(83_456_000L, 1, Entry.Kind.LINE, "docker run -d \\\n  nginx");
        String text = new String(disk.read(FILE), StandardCharsets.UTF_8);
        assertTrue(text.contains(" 1 83.456 1 line docker run -d \\\\\\n  nginx\n"), text);
    }

    @Test
    void a_journal_opened_again_has_header_and_entries_as_they_were() {
        MemoryDisk disk = new MemoryDisk();
        Journal written = open(disk);
        written.add(0, 1, Entry.Kind.LINE, "echo 船坞 \t\u001b[A\r\ud800");
        written.add(1, 2, Entry.Kind.SIGNAL, "INT");
        Journal read = open(disk);
        assertEquals(HEADER, read.header());
        assertEquals(written.entries(), read.entries());
    }

    @Test
    void a_secret_is_never_written() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        open(disk).add(0, 1, Entry.Kind.SECRET, "hunter2");
        assertFalse(new String(disk.read(FILE), StandardCharsets.UTF_8).contains("hunter2"));
    }

    @Property(tries = 300)
    void whatever_byte_it_is_cut_at_every_whole_line_before_survives(
            @ForAll @Size(max = 12) List<String> payloads, @ForAll @IntRange(max = 4000) int cut) throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Journal written = open(disk);
        payloads.forEach(payload -> written.add(payload.length(), 1, Entry.Kind.KEYS, payload));
        byte[] all = disk.read(FILE);
        byte[] rest = Arrays.copyOf(all, Math.min(cut, all.length));
        disk.write(FILE, rest);

        Journal.Opened opened = Journal.open(disk, FILE, HEADER);

        int wholeLines = (int) new String(rest, StandardCharsets.UTF_8).lines().count() - headLines();
        if (rest.length > 0 && rest[rest.length - 1] != '\n') wholeLines--;
        List<Entry> expected = written.entries().subList(0, Math.max(0, wholeLines));
        assertEquals(expected, opened.journal().entries());
        opened.journal().add(9, 1, Entry.Kind.LINE, "goes on");
        assertInstanceOf(Journal.Opened.Sound.class, Journal.open(disk, FILE, HEADER));
        assertEquals(expected.size() + 1, open(disk).entries().size());
    }

    @Property(tries = 300)
    void whatever_byte_is_changed_the_part_before_it_is_replayed_and_a_copy_is_kept(
            @ForAll @IntRange(max = 600) int place, @ForAll @IntRange(min = 1, max = 255) int change) throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Journal written = open(disk);
        for (int i = 0; i < 8; i++) written.add(i, 1, Entry.Kind.LINE, "docker ps -a --no-trunc");
        byte[] bytes = disk.read(FILE);
        int at = place % bytes.length;
        bytes[at] ^= (byte) change;
        disk.write(FILE, bytes);

        Journal.Opened opened = Journal.open(disk, FILE, HEADER);

        Journal.Opened.Mended mended = assertInstanceOf(Journal.Opened.Mended.class, opened);
        assertTrue(Arrays.equals(bytes, disk.read(mended.copy())));
        int entriesBefore = (int) new String(Arrays.copyOf(bytes, at), StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count() - headLines();
        assertEquals(written.entries().subList(0, Math.max(0, entriesBefore)), mended.journal().entries());
    }

    @Test
    void a_full_disk_ends_the_saving_and_not_the_session() {
        MemoryDisk disk = new MemoryDisk(400);
        Journal journal = open(disk);
        for (int i = 0; i < 20; i++) journal.add(i, 1, Entry.Kind.LINE, "docker ps");
        assertEquals("No space left on device", journal.trouble());
        assertEquals(20, journal.entries().size());
        assertFalse(open(disk).entries().isEmpty());
    }

    @Test
    void an_unwritable_folder_gives_a_journal_in_memory_and_the_reason(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("not-a-folder");
        Files.writeString(file, "");
        Journal.Opened opened = Journal.open(new RealDisk(), file.resolve("x.journal"), HEADER);
        Journal.Opened.Unsaved unsaved = assertInstanceOf(Journal.Opened.Unsaved.class, opened);
        assertTrue(unsaved.reason().contains("not-a-folder"), unsaved.reason());
    }

    @Test
    void the_second_program_does_not_get_the_lock_and_the_next_one_does(@TempDir Path folder) throws IOException {
        RealDisk disk = new RealDisk();
        var held = disk.lock(folder.resolve("lock")).orElseThrow();
        assertTrue(disk.lock(folder.resolve("lock")).isEmpty());
        held.close();
        assertTrue(disk.lock(folder.resolve("lock")).isPresent());
    }

    @Test
    void the_real_disk_keeps_what_was_confirmed(@TempDir Path folder) {
        Path file = folder.resolve("deep/er/x.journal");
        RealDisk disk = new RealDisk();
        Journal.open(disk, file, HEADER).journal().add(5, 1, Entry.Kind.LINE, "docker ps");
        assertEquals("docker ps", Journal.open(disk, file, HEADER).journal().entries().get(0).payload());
    }

    private static int headLines() {
        return (int) JournalText.head(HEADER).lines().count();
    }
}
