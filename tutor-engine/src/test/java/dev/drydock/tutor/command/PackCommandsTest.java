package dev.drydock.tutor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a teacher's pack from its folder to a learner's prompt. */
class PackCommandsTest {
    private static final Path FOLDER = Path.of("shell-basics");

    private final ProgramRun program = new ProgramRun();

    @BeforeEach
    void the_example_lies_in_a_folder() throws IOException {
        Path here = Path.of("lessons/src/example/shell-basics");
        Path example = Files.exists(here) ? here : Path.of("..").resolve(here);
        try (Stream<Path> files = Files.walk(example).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) program.disk.write(FOLDER.resolve(example.relativize(file)), Files.readAllBytes(file));
        }
    }

    private void run(int code, String... words) {
        assertEquals(code, program.run("", words), program.out() + program.err());
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = new String(program.disk.read(FOLDER.resolve(file)), StandardCharsets.UTF_8);
        assertTrue(text.contains(from));
        program.disk.write(FOLDER.resolve(file), text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_example_pack_is_sound_and_proved() {
        run(0, "lint", "shell-basics", "--lang", "en");
        run(0, "prove", "shell-basics", "--lang", "en");
        assertTrue(program.out().contains("Together: 2 lessons") && program.out().contains(" 0 lessons with complaints"), program.out());
    }

    @Test
    void a_pack_is_made_installed_listed_played_and_removed() {
        run(0, "pack", "shell-basics", "--lang", "en");
        assertTrue(program.out().startsWith("shell-basics-1.0.0.zip: 2 lessons"), program.out());
        run(0, "install", "shell-basics-1.0.0.zip", "--lang", "en");
        run(0, "lessons", "--lang", "zh");
        assertTrue(program.out().contains("P1.1  shell-files") && program.out().contains("小工具排成一行"), program.out());
        assertEquals(0, program.run("\nmkdir trip\necho tent > trip/list.txt\n\necho map >> trip/list.txt\n\n:quit\nq\n", "learn", "shell-files", "--lang", "en"));
        assertTrue(program.out().contains("4/5 Two arrows"), program.out());
        run(0, "lessons", "--lang", "en");
        assertTrue(program.out().contains("Files and folders") && program.out().contains("begun"), program.out());
        run(0, "install", "--remove", "shell-basics");
        run(2, "learn", "shell-files", "--lang", "en");
    }

    @Test
    void every_profile_of_a_computer_has_its_packs() {
        run(0, "install", "shell-basics", "--profile", "one");
        run(0, "lessons", "--profile", "two", "--lang", "en");
        assertTrue(program.out().contains("shell-files"), program.out());
    }

    @Test
    void a_newer_version_takes_the_place_of_an_older_one_and_not_the_other_way() throws IOException {
        run(0, "install", "shell-basics");
        run(0, "install", "shell-basics", "--lang", "en");
        assertEquals("shell-basics 1.0.0 is installed already.\n", program.out());
        edit("pack.yaml", "version: 1.0.0", "version: 1.10.0");
        run(0, "install", "shell-basics", "--lang", "en");
        assertTrue(program.out().startsWith("Installed: shell-basics 1.10.0 in place of 1.0.0."), program.out());
        edit("pack.yaml", "version: 1.10.0", "version: 1.9.0");
        run(1, "install", "shell-basics", "--lang", "en");
        assertTrue(program.err().contains("1.10.0 is installed; version 1.9.0 is not newer"), program.err());
        run(0, "install", "shell-basics", "--force");
        run(0, "install", "--list");
        assertTrue(program.out().startsWith("shell-basics  1.9.0"), program.out());
    }

    @Test
    void a_lesson_of_the_course_cannot_be_replaced() throws IOException {
        edit("pack.yaml", "[shell-files, shell-pipes]", "[container]");
        for (String old : new String[] {"shell-files.yaml", "shell-pipes.yaml"}) program.disk.remove(FOLDER.resolve(old));
        String lesson = "lesson: container\nsteps: [{tell: a}]\ntext: {language: en, title: T, steps: {a: {title: T, tell: T}}}\n";
        program.disk.write(FOLDER.resolve("container.yaml"), lesson.getBytes(StandardCharsets.UTF_8));
        for (String language : new String[] {"zh/", "en/"}) {
            program.disk.remove(FOLDER.resolve(language + "shell-files.yaml"));
            program.disk.remove(FOLDER.resolve(language + "shell-pipes.yaml"));
        }
        run(1, "install", "shell-basics", "--lang", "en");
        assertTrue(program.err().contains("there is a lesson \"container\" already, of drydock"), program.err());
    }

    @Test
    void a_broken_pack_is_told_its_lines_and_not_installed() throws IOException {
        edit("shell-pipes.yaml", "kind: order", "kind: odrer");
        run(1, "install", "shell-basics", "--lang", "en");
        assertTrue(program.out().contains("shell-basics!shell-pipes.yaml:25:11: "), program.out());
        run(0, "install", "--list", "--lang", "en");
        assertEquals("No packs are installed.\n", program.out());
    }

    @Test
    void a_new_lesson_and_a_new_pack_prove_at_once() {
        run(0, "new", "first", "--lang", "en");
        run(0, "prove", "first.yaml", "--lang", "en");
        run(0, "lint", "first.yaml", "--lang", "zh");
        run(0, "new", "--pack", "mine", "--lang", "en");
        run(0, "prove", "mine", "--lang", "en");
        run(0, "install", "mine", "--lang", "en");
    }

    @Test
    void a_new_lesson_never_writes_over_another() throws IOException {
        run(0, "new", "first");
        byte[] before = program.disk.read(Path.of("zh/first.yaml"));
        program.disk.remove(Path.of("first.yaml"));
        run(1, "new", "first", "--lang", "en");
        assertFalse(program.disk.isFile(Path.of("first.yaml")));
        assertEquals(new String(before, StandardCharsets.UTF_8), new String(program.disk.read(Path.of("zh/first.yaml")), StandardCharsets.UTF_8));
        run(2, "new", "../first");
        run(2, "new");
    }
}
