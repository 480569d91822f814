package dev.drydock.tutor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final String LESSON = "container";
    private static final Path PARCEL = Path.of("/parcel");

    private final ProgramRun program = new ProgramRun();

    private void begin(String... profile) {
        String[] words = new String[profile.length + 4];
        System.arraycopy(new String[] {"learn", LESSON, "--lang", "en"}, 0, words, 0, 4);
        System.arraycopy(profile, 0, words, 4, profile.length);
        assertEquals(0, program.run("\ndocker run hello-world\n:quit\n", words));
    }

    private String state(String... profile) {
        String[] words = new String[profile.length + 3];
        System.arraycopy(new String[] {"lessons", "--lang", "en"}, 0, words, 0, 3);
        System.arraycopy(profile, 0, words, 3, profile.length);
        assertEquals(0, program.run("", words));
        return program.out().lines().filter(line -> line.contains(" " + LESSON + " ")).findFirst().orElseThrow();
    }

    private String parcel() throws IOException {
        return new String(program.disk.read(PARCEL), StandardCharsets.UTF_8);
    }

    @Test
    void profiles_have_progress_of_their_own() {
        begin("--profile", "小明");
        program.run(":quit\nq\n", "--lang", "en", "--profile", "小明");
        assertTrue(program.out().contains("Drydock 船坞: 小明"), program.out());
        assertTrue(state("--profile=小明").endsWith("begun"), program.out());
        assertFalse(state().endsWith("begun"));
    }

    @Test
    void a_profile_that_cannot_be_a_folder_is_refused() {
        for (String name : new String[] {"../other", "", "a/b", ".", "x".repeat(41), "a "}) {
            assertEquals(2, program.run("", "lessons", "--lang", "en", "--profile", name), name);
            assertTrue(program.err().startsWith("drydock: \"") && program.err().contains("cannot be a profile's name"), program.err());
        }
    }

    @Test
    void progress_goes_to_another_profile_and_is_the_same_there() throws IOException {
        begin();
        assertEquals(0, program.run("", "export", PARCEL.toString(), "--lang", "en"));
        assertTrue(parcel().startsWith("drydock progress 1\n") && parcel().contains("docker run hello-world"), parcel());
        assertEquals(0, program.run("", "import", PARCEL.toString(), "--profile", "other", "--lang", "en"));
        assertEquals("Taken over: 1 lessons; 0 were as far here already.\n", program.out());
        assertTrue(state("--profile", "other").endsWith("begun"));
        program.run("", "import", PARCEL.toString(), "--lang", "en");
        assertEquals("Taken over: 0 lessons; 1 were as far here already.\n", program.out());
        assertEquals(1, program.run("", "export", PARCEL.toString(), "--lang", "en"));
        assertTrue(program.err().contains("exists already"), program.err());
    }

    @Test
    void what_is_no_parcel_or_a_damaged_one_changes_nothing() throws IOException {
        begin();
        program.run("", "export", PARCEL.toString());
        String whole = parcel();
        for (String bad : new String[] {"", "hello\n", whole.substring(0, whole.length() / 2), whole.replace("== settings", "== ../settings")}) {
            program.disk.write(PARCEL, bad.getBytes(StandardCharsets.UTF_8));
            assertEquals(1, program.run("", "import", PARCEL.toString(), "--profile", "other", "--lang", "en"), bad);
            assertTrue(program.err().contains("damaged: line "), program.err());
        }
        assertEquals(1, program.run("", "import", "/nowhere"));
        assertEquals(2, program.run("", "import"));
    }

    @Test
    void what_a_newer_program_wrote_is_refused_with_a_sentence_and_left_alone() throws IOException {
        begin();
        Path journal = Path.of("/home/drydock/lessons/container.journal");
        String newer = new String(program.disk.read(journal), StandardCharsets.UTF_8).replaceFirst("version: .*", "version: 9.0.0");
        program.disk.write(journal, newer.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, program.run("q\n", "learn", LESSON, "--lang", "en"));
        assertTrue(program.out().contains("written by a newer drydock (9.0.0"), program.out());
        assertEquals(newer, new String(program.disk.read(journal), StandardCharsets.UTF_8));
        program.run("", "export", PARCEL.toString());
        assertEquals(1, program.run("", "import", PARCEL.toString(), "--profile", "other", "--lang", "en"));
        assertTrue(program.err().contains("was written by a newer drydock (9.0.0)"), program.err());
    }

    @Test
    void in_ascii_no_sign_is_beyond_it() {
        program.run("\ndocker run hello-world\n:outline\n:quit\nq\n", "learn", LESSON, "--lang", "en", "--ascii");
        assertTrue(program.out().contains("[ok]"), program.out());
        String signs = program.out().replace("船坞", "").replace("中文", "");
        assertTrue(signs.chars().allMatch(c -> c < 0x80), signs);
    }

    @Test
    void plain_is_ascii_without_colour() {
        program.run("\ndocker run hello-world\n:quit\nq\n", "learn", LESSON, "--lang", "zh", "--plain");
        assertTrue(program.out().contains("[ok]") && !program.out().contains("\u001b[3") && program.out().contains("。"), program.out());
    }

    @Test
    void an_option_of_a_script_is_the_scripts() {
        assertEquals(0, program.run("", "sh", "-c", "echo $1", "name", "--plain"));
        assertEquals("--plain\n", program.out());
    }
}
