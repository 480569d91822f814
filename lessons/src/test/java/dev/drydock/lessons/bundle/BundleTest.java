package dev.drydock.lessons.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final String MANIFEST = "pack: p\nversion: 1.0\nlicence: CC0\ntitle: P\nlessons: [a]\n";
    private static final String LESSON = """
            lesson: a
            steps: [{tell: why}]
            text: {language: en, title: A, steps: {why: {title: W, tell: T}}}
            """;

    private final Problems problems = new Problems();

    private static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] named(String name) throws IOException {
        return zip(files(name, "x"));
    }

    private static int centralAt(byte[] zip, int number) {
        int found = 0;
        for (int i = 0; i + 4 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2 && found++ == number) return i;
        }
        throw new IllegalArgumentException();
    }

    private List<String> refused(byte[] zip) {
        assertTrue(Bundle.ofZip("f.zip", zip, problems).isEmpty());
        return problems.inOrder().stream().map(Problem::message).map(message -> message.code()).toList();
    }

    private static byte[] sound() {
        return Bundle.of("p", files("pack.yaml", MANIFEST, "a.yaml", LESSON), new Problems()).orElseThrow().zip();
    }

    @Test
    void a_pack_comes_out_of_its_zip_as_it_went_in() {
        Bundle read = Bundle.ofZip("f.zip", sound(), problems).orElseThrow();
        assertEquals("p 1.0 CC0 P [a]", read.manifest().name() + " " + read.manifest().version() + " " + read.manifest().licence() + " " + read.manifest().title("zh") + " " + read.manifest().lessons());
        assertEquals(LESSON, new String(read.bytesByPath().get("a.yaml"), StandardCharsets.UTF_8));
        assertArrayEquals(sound(), read.zip());
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() throws IOException {
        for (String name : List.of("../a.yaml", "zh/../../a.yaml", "/etc/passwd", "C:/a.yaml", "C:a.yaml", "zh\\..\\a.yaml", "./a.yaml", "zh//a.yaml", "..", "a\u001b[2J.yaml")) {
            Problems own = new Problems();
            assertEquals(Optional.empty(), ZipReader.read("f.zip", named(name), own), name);
            assertEquals("lint.zip.name", own.inOrder().get(0).message().code(), name);
        }
    }

    @Test
    void a_symbolic_link_is_refused() throws IOException {
        byte[] zip = named("a.yaml");
        int at = centralAt(zip, 0);
        zip[at + 41] = (byte) 0xA1;
        zip[at + 40] = (byte) 0xFF;
        assertEquals(List.of("lint.zip.link"), refused(zip));
    }

    @Test
    void a_name_that_is_there_twice_is_refused() throws IOException {
        byte[] zip = zip(files("a.yaml", "one", "b.yaml", "two"));
        zip[centralAt(zip, 1) + 46] = 'a';
        assertEquals(List.of("lint.zip.twice"), refused(zip));
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() throws IOException {
        byte[] zip = zip(Map.of("a.yaml", new byte[64 << 20]));
        assertTrue(zip.length < 100_000);
        assertEquals(List.of("lint.zip.too-large"), refused(zip));
    }

    @Test
    void a_bomb_that_lies_about_its_size_is_refused() throws IOException {
        byte[] zip = zip(Map.of("a.yaml", new byte[1 << 20]));
        int at = centralAt(zip, 0);
        for (int i = 0; i < 4; i++) zip[at + 24 + i] = (byte) (i == 0 ? 9 : 0);
        assertEquals(List.of("lint.zip.damaged"), refused(zip));
    }

    @Test
    void too_many_files_are_refused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i <= ZipReader.MOST_FILES; i++) files.put("f" + i, new byte[0]);
        assertEquals(List.of("lint.zip.too-many-files"), refused(zip(files)));
    }

    @Test
    void an_encrypted_file_is_refused() throws IOException {
        byte[] zip = named("a.yaml");
        zip[centralAt(zip, 0) + 8] |= 1;
        assertEquals(List.of("lint.zip.encrypted"), refused(zip));
    }

    @Test
    void what_is_no_zip_or_half_of_one_is_refused() {
        assertEquals(List.of("lint.zip.none"), refused("hello".getBytes(StandardCharsets.UTF_8)));
        byte[] whole = sound();
        for (int length = 0; length < whole.length; length += 7) {
            assertTrue(Bundle.ofZip("f.zip", java.util.Arrays.copyOf(whole, length), new Problems()).isEmpty());
        }
    }

    @Test
    void any_byte_that_is_changed_is_told_or_harmless_and_never_an_exception() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = sound();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Optional<Bundle> read = Bundle.ofZip("f.zip", changed, new Problems());
            assertTrue(read.isEmpty() || read.get().bytesByPath().equals(read.get().bytesByPath()), "seed " + seed);
        }
    }

    @Test
    void a_file_that_was_changed_or_added_afterwards_is_refused() throws IOException {
        String sums = new String(CheckSums.list(files("pack.yaml", MANIFEST, "a.yaml", LESSON)), StandardCharsets.UTF_8);
        assertEquals(List.of("lint.pack.other-sum"), refused(zip(files("pack.yaml", MANIFEST, "a.yaml", LESSON + "#", "checksums.txt", sums))));
        problemsOf("lint.pack.no-sum", files("pack.yaml", MANIFEST, "a.yaml", LESSON, "LICENSE", "x", "checksums.txt", sums));
        problemsOf("lint.pack.lost-file", files("pack.yaml", MANIFEST, "checksums.txt", sums));
        problemsOf("lint.pack.no-sum", files("pack.yaml", MANIFEST, "a.yaml", LESSON));
    }

    private static void problemsOf(String code, Map<String, byte[]> files) throws IOException {
        Problems own = new Problems();
        assertTrue(Bundle.ofZip("f.zip", zip(files), own).isEmpty());
        assertTrue(own.inOrder().stream().anyMatch(problem -> problem.message().code().equals(code)), own.inOrder().toString());
    }

    @Test
    void a_pack_holds_nothing_that_runs() {
        Bundle.of("p", files("pack.yaml", MANIFEST, "a.yaml", LESSON, "run.sh", "rm -rf /", "Evil.class", "x", "zh/deep/er.yaml", "x"), problems);
        assertEquals(3, problems.inOrder().stream().filter(problem -> problem.message().code().equals("lint.pack.surplus-file")).count());
    }

    @Test
    void manifest_and_lessons_fit() {
        Bundle.of("p", files("pack.yaml", MANIFEST.replace("[a]", "[a, b]"), "a.yaml", LESSON.replace("lesson: a", "lesson: c"), "d.yaml", LESSON), problems);
        assertEquals(List.of("lint.pack.unnamed-lesson", "lint.pack.no-lesson"), problems.inOrder().stream().map(problem -> problem.message().code()).toList());
        Problems own = new Problems();
        Bundle.of("p", files("pack.yaml", MANIFEST, "a.yaml", LESSON.replace("lesson: a", "lesson: c")), own);
        assertEquals("p!a.yaml:1:1 lint.pack.other-id", own.inOrder().get(0).place() + " " + own.inOrder().get(0).message().code());
    }

    @Test
    void a_manifest_is_told_its_mistakes_with_their_lines() {
        Bundle.of("p", files("pack.yaml", MANIFEST.replace("version: 1.0", "version: one").replace("licence", "license"), "a.yaml", LESSON), problems);
        assertEquals(List.of("p!pack.yaml:1:1 form.missing", "p!pack.yaml:2:1 lint.pack.version", "p!pack.yaml:3:1 form.unknown-key.near"),
                problems.inOrder().stream().map(problem -> problem.place() + " " + problem.message().code()).toList());
    }

    @Test
    void versions_compare_as_numbers() {
        assertTrue(version("1.10").comparedTo(version("1.9")) > 0);
        assertEquals(0, version("1.0").comparedTo(version("1")));
        assertTrue(version("0.9.9").comparedTo(version("1")) < 0);
    }

    private static Manifest version(String version) {
        return new Manifest("p", version, "CC0", Map.of(), List.of("a"));
    }
}
