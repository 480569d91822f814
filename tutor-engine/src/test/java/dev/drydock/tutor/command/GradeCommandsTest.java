package dev.drydock.tutor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Homework and exams from the student's keyboard to the teacher's table. */
class GradeCommandsTest {
    private static final String LESSON = """
            lesson: homework
            world: {host: {images: [busybox]}}
            steps:
              - task: make
                check: {container: {name: one}}
                solution: [docker create --name one busybox]
                mistakes:
                  two: {try: [docker create --name two busybox], when: {container: {name: two}}}
              - {quiz: which, kind: single, options: [good, bad, worse], answer: good}
              - {quiz: secret, kind: fill, answer: {digest: "@"}}
              - task: file
                check: {file: {host: ~/note, contains: hello}}
                solution: [echo hello > note]
            text:
              language: en
              title: Homework
              steps:
                make: {title: Make, task: Make one., hints: {nudge: N, more: M}, mistakes: {two: One too many.}}
                which:
                  title: Which
                  question: Which one?
                  options: {good: {text: Good, feedback: Yes.}, bad: {text: Bad, feedback: No.}, worse: {text: Worse, feedback: No.}}
                secret: {title: Secret, question: The word., otherwise: No.}
                file: {title: File, task: Write., hints: {nudge: N, more: M}}
            """;
    private static final String MANIFEST = "pack: school\nversion: 1\nlicence: CC0\ntitle: School\nlessons: [homework]\n";
    private static final String DIGEST = "saltsalt:" + dev.drydock.lessons.source.Sha256.of("saltsalt:open sesame");

    private final ProgramRun program = new ProgramRun();

    @BeforeEach
    void the_lesson_is_installed() throws IOException {
        write("school/pack.yaml", MANIFEST);
        write("school/homework.yaml", LESSON.replace("@", DIGEST));
        run(0, "", "install", "school");
    }

    private void write(String file, String text) throws IOException {
        program.disk.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String file) throws IOException {
        return new String(program.disk.read(Path.of(file)), StandardCharsets.UTF_8);
    }

    private void run(int code, String input, String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--lang";
        all[words.length + 1] = "en";
        assertEquals(code, program.run(input, all), program.out() + program.err());
    }

    /** The letter under which an option is shown last. */
    private String letter(String option) {
        return program.out().lines().filter(line -> line.matches(" +[a-c]\\) " + option)).reduce((one, other) -> other).orElseThrow().strip().substring(0, 1);
    }

    private void homework(String student, String lines) {
        run(0, lines + "\n:quit\nq\n", "learn", "homework", "--profile", student);
        run(0, "", "submit", "--name", student, "-o", student + ".txt", "--yes", "--profile", student);
    }

    private Map<String, String> grade(String... files) {
        String[] words = new String[files.length + 2];
        words[0] = "grade";
        words[1] = "--csv";
        System.arraycopy(files, 0, words, 2, files.length);
        program.run("", words);
        Map<String, String> byStep = new java.util.LinkedHashMap<>();
        program.out().lines().skip(1).forEach(line -> byStep.put(line.split(",")[0] + " " + line.split(",")[3], line));
        return byStep;
    }

    @Test
    void a_step_counts_when_the_world_was_right() {
        homework("ann", "docker create --name two busybox\ndocker create --name one busybox\n\n");
        Map<String, String> lines = grade("ann.txt");
        assertTrue(lines.get("ann make").matches("ann,homework,none,make,task,1,0,[0-9.]+,2,0,docker create --name two busybox"), lines.toString());
        assertTrue(lines.get("ann file").startsWith("ann,homework,none,file,task,0,0,"), lines.toString());
    }

    @Test
    void hints_and_skips_are_counted_and_a_skipped_step_is_not_done() {
        homework("ann", "hint\nhint\nskip\n");
        assertTrue(grade("ann.txt").get("ann make").matches("ann,homework,none,make,task,0,1,[0-9.]+,0,2,"), program.out());
    }

    @Test
    void answers_are_judged_again_in_the_order_in_which_they_were_shown() {
        run(0, "docker create --name one busybox\n\n\n:quit\nq\n", "learn", "homework", "--profile", "ann");
        String bad = letter("Worse");
        String good = letter("Good");
        run(0, bad + "\n" + good + "\n\nopen  SESAME\n\necho hello > note\n\n:quit\nq\n", "learn", "homework", "--profile", "ann");
        run(0, "", "submit", "--name", "ann", "-o", "ann.txt", "--yes", "--profile", "ann");
        Map<String, String> lines = grade("ann.txt");
        assertTrue(lines.get("ann which").matches("ann,homework,none,which,quiz,1,0,[0-9.]+,2,0,worse"), lines.toString());
        assertTrue(lines.get("ann secret").contains(",quiz,1,0,"), lines.toString());
        assertTrue(lines.get("ann file").contains(",task,1,0,"), lines.toString());
        run(0, "", "report", "ann.txt");
        assertTrue(program.out().contains("homework, which: 1 students, facility 0 %") && program.out().contains("1 x  worse"), program.out());
    }

    @Test
    void what_a_journal_claims_is_not_believed() throws IOException {
        homework("ann", "docker ps");
        dev.drydock.tutor.journal.DataFolder folder = new dev.drydock.tutor.journal.DataFolder(Path.of("/home/drydock/profiles/ann"));
        dev.drydock.tutor.journal.Journal.Opened opened = dev.drydock.tutor.journal.Journal.open(program.disk, folder.journalOf("homework"), null);
        opened.journal().add(9_000_000, 1, dev.drydock.tutor.journal.Entry.Kind.DONE, "make");
        opened.journal().add(9_000_000, 1, dev.drydock.tutor.journal.Entry.Kind.DONE, "lesson");
        opened.journal().close();
        run(0, "", "submit", "--name", "ann", "-o", "again.txt", "--yes", "--profile", "ann");
        assertTrue(grade("again.txt").get("ann make").contains(",task,0,0,"), program.out());
    }

    @Test
    void a_journal_that_was_cut_or_edited_counts_up_to_there() throws IOException {
        homework("ann", "docker create --name one busybox\n\n");
        String text = read("ann.txt");
        write("cut.txt", text.substring(0, text.length() * 2 / 3));
        write("edited.txt", text.replace("--name one", "--name eno"));
        write("none.txt", "hello");
        run(1, "", "grade", "cut.txt", "edited.txt", "none.txt");
        assertTrue(program.out().contains("cut or was edited") && program.out().contains("no journal that can be read"), program.out());
        assertTrue(program.err().contains("edited.txt: the check sum at its end is not right"), program.err());
        assertTrue(grade("edited.txt").get("ann make").startsWith("ann,homework,damaged,make,task,0"), program.out());
    }

    @Test
    void copies_of_one_journal_are_named() throws IOException {
        homework("ann", "docker create --name two busybox\ndocker rm two\ndocker create --name one busybox\n\n");
        write("bob.txt", read("ann.txt").replace("name: ann", "name: bob"));
        run(1, "", "grade", "ann.txt", "bob.txt");
        assertTrue(program.err().contains("Copies: \"ann\" and \"bob\" share the first "), program.err());
    }

    @Test
    void another_version_and_another_edition_of_the_lesson_are_told() throws IOException {
        homework("ann", "docker create --name one busybox");
        write("school/homework.yaml", LESSON.replace("@", DIGEST).replace("hello", "hallo"));
        write("school/pack.yaml", MANIFEST.replace("version: 1", "version: 2"));
        run(0, "", "install", "school");
        run(1, "", "grade", "ann.txt");
        assertTrue(program.out().contains("another edition"), program.out());
        run(0, "", "install", "--remove", "school");
        run(1, "", "grade", "ann.txt");
        assertTrue(program.out().contains("There is no such lesson here"), program.out());
    }

    @Test
    void results_go_to_other_programs() {
        homework("ann", "docker create --name one busybox");
        run(0, "", "submit", "--name", "=ann", "-o", "=ann.txt", "--yes", "--profile", "ann");
        run(0, "", "grade", "=ann.txt", "--xapi", "https://school.example");
        assertTrue(program.out().contains("\"homePage\": \"https://school.example\"") && program.out().contains("urn:drydock:homework:make") && program.out().contains("verbs/completed"), program.out());
        String first = program.out();
        run(0, "", "grade", "=ann.txt", "--xapi", "https://school.example");
        assertEquals(first, program.out());
        run(0, "", "grade", "=ann.txt", "--json");
        assertTrue(program.out().contains("\"done\": true"), program.out());
        run(0, "", "grade", "=ann.txt", "--csv");
        assertTrue(program.out().contains("\n'=ann,homework"), program.out());
    }

    @Test
    void an_exam_gives_no_hint_no_way_back_and_no_word_about_answers() throws IOException {
        run(0, ":hint\n:skip\na\n\n:back\n:timeline\nnothing\n:quit\n", "exam", "homework", "--student", "ann");
        assertTrue(program.out().contains("Not in an exam.") && program.out().contains("Taken down."), program.out());
        assertFalse(program.out().contains("docker create") || program.out().contains("Yes.") || program.out().contains("No."), program.out());
        String journal = read("/home/drydock/exams/homework.journal");
        assertTrue(journal.lines().skip(10).allMatch(line -> line.matches("[0-9a-f]{64} .*")), journal);
        run(0, "", "submit", "--name", "ann", "-o", "exam.txt", "--yes");
        Map<String, String> lines = grade("exam.txt");
        assertTrue(lines.get("ann make").contains(",task,0,1,"), lines.toString());
        assertTrue(lines.get("ann which").split(",")[8].equals("1"), lines.toString());
    }

    @Test
    void an_exam_belongs_to_one_student_and_is_shuffled_for_them() {
        java.util.Set<Long> seeds = new java.util.HashSet<>();
        for (int i = 0; i < 50; i++) seeds.add(ExamCommands.seed("student " + i, "digest"));
        assertEquals(50, seeds.size());
        run(0, ":quit\n", "exam", "homework", "--student", "ann");
        run(0, ":quit\n", "exam", "homework", "--student", "ann");
        run(1, ":quit\n", "exam", "homework", "--student", "bob");
        assertTrue(program.err().contains("another exam was begun here"), program.err());
    }

    @Test
    void what_is_handed_in_is_shown_first_and_only_written_after_a_yes() {
        run(0, "docker ps\n:quit\nq\n", "learn", "homework");
        run(0, "n\n", "submit", "--name", "ann");
        assertTrue(program.out().contains("the name \"ann\"") && program.out().contains("homework: ") && program.out().contains("Nothing was written."), program.out());
        assertFalse(program.disk.isFile(Path.of("drydock-ann.txt")));
        run(0, "y\n", "submit", "--name", "ann");
        assertTrue(program.disk.isFile(Path.of("drydock-ann.txt")));
    }

    @Test
    void a_digest_keeps_an_answer_back() {
        run(0, "", "digest", "Open Sesame", "--salt", "saltsalt");
        assertEquals("answer: {digest: \"" + DIGEST + "\"}\n", program.out());
        run(2, "", "digest");
    }
}
