package dev.drydock.tutor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lesson in Java from the student's keyboard to the teacher's table, and what a pack with Java may do before anybody has said yes. */
class JavaHomeworkTest {
    private static final String LESSON = """
            lesson: in-java
            world: {host: {images: [busybox, nginx]}}
            steps:
              - java: count
                check: {ran: {matches: 'docker.images', says: '==> 2'}}
                solution: [docker.images().size()]
              - task: file
                check: {file: {host: ~/note, contains: hello}}
                solution: [echo hello > note]
            text:
              language: en
              title: In Java
              steps:
                count: {title: Count, task: Count., hints: {nudge: N, more: M}}
                file: {title: File, task: Write., hints: {nudge: N, more: M}}
            """;

    private final ProgramRun program = new ProgramRun();

    @BeforeEach
    void the_lesson_is_installed() throws IOException {
        write("school/pack.yaml", "pack: school\nversion: 1\nlicence: CC0\ntitle: School\nlessons: [in-java]\n");
        write("school/in-java.yaml", LESSON);
        run("", "install", "school");
    }

    private void write(String file, String text) throws IOException {
        program.disk.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String input, String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--lang";
        all[words.length + 1] = "en";
        return program.run(input, all);
    }

    private String graded(String lines) {
        assertEquals(0, run(lines + "\n:quit\nq\n", "learn", "in-java", "--profile", "ann"), program.out() + program.err());
        assertEquals(0, run("", "submit", "--name", "ann", "-o", "ann.txt", "--yes", "--profile", "ann"), program.err());
        program.run("", "grade", "--csv", "ann.txt");
        return program.out().lines().filter(line -> line.startsWith("ann,in-java,none,count,")).findFirst().orElse(program.out());
    }

    @Test
    void what_java_answered_is_graded_by_the_journal() {
        assertTrue(graded(":java docker.images().size()").startsWith("ann,in-java,none,count,task,1,0,"), program.out());
    }

    @Test
    void another_answer_does_not_pass() {
        assertTrue(graded(":java docker.images().size() + 1").startsWith("ann,in-java,none,count,task,0,0,"), program.out());
    }

    @Test
    void a_skip_without_a_yes_runs_no_java() {
        assertEquals(0, run(":skip\nno\n:quit\nq\n", "learn", "in-java", "--profile", "ann"));
        assertTrue(program.out().contains("May it?") && !program.out().contains("==>"), program.out());
    }

    @Test
    void the_java_of_a_foreign_lesson_is_proved_when_the_teacher_says_so() {
        assertEquals(1, run("", "prove", "school/in-java.yaml"));
        assertTrue(program.out().contains("Java does not run here"), program.out());
        assertEquals(0, run("", "prove", "--java", "school/in-java.yaml"), program.out());
    }
}
