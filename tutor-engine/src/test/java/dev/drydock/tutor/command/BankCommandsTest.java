package dev.drydock.tutor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.exchange.GiftQuestion;
import dev.drydock.lessons.exchange.GiftReader;
import dev.drydock.lessons.exchange.GiftWriter;
import dev.drydock.lessons.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankCommandsTest {
    private final ProgramRun program = new ProgramRun();

    private String file(String name) throws IOException {
        return new String(program.disk.read(Path.of(name)), StandardCharsets.UTF_8);
    }

    @Test
    void the_course_goes_out_as_gift_and_is_read_again_in_both_languages() throws IOException {
        for (String language : new String[] {"en", "zh"}) {
            assertEquals(0, program.run("", "gift", "-o", language + ".gift", "--lang", language));
            Problems problems = new Problems();
            List<GiftQuestion> questions = GiftReader.read("f", file(language + ".gift"), problems);
            assertEquals(List.of(), problems.inOrder());
            assertTrue(questions.size() > 20, questions.size() + " questions");
            assertEquals(file(language + ".gift"), GiftWriter.write(questions));
        }
    }

    @Test
    void a_bank_becomes_a_lesson_that_proves() throws IOException {
        String bank = """
                ::Image:: What is an image? {=a read-only template #Yes\\: layers. ~a running process #That is a container.}

                ::Ports:: Which of these publish a port? {~%50%-p 8080\\:80 ~%50%--publish 8080\\:80 ~%-100%--expose 80}

                ::Year:: When was Docker open-sourced? {#2013:0}

                ::Word:: K8s is short for {=Kubernetes =kubernetes}

                ::Pairs:: Match {=image -> copy =container -> house}

                ::Truth:: A container is a virtual machine. {FALSE#It shares the kernel.#Right.}

                ::Essay:: Tell what you know. {}
                """;
        program.disk.write(Path.of("bank.gift"), bank.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, program.run("", "gift", "--import", "bank.gift", "mine", "--lang", "en"), program.err());
        assertTrue(program.out().startsWith("mine.yaml: 6 questions; sentences still to be written: 7"), program.out());
        assertTrue(program.err().contains("bank.gift:13:1: a question of this kind cannot be asked here"), program.err());
        assertEquals(0, program.run("", "prove", "mine.yaml", "--lang", "en"), program.out());
        assertEquals(1, program.run("", "gift", "--import", "bank.gift", "mine"));
        assertEquals(2, program.run("", "gift", "--import", "bank.gift", "../mine"));
    }

    @Test
    void what_is_no_bank_makes_no_lesson() throws IOException {
        program.disk.write(Path.of("bank.gift"), new byte[] {(byte) 0xC4, (byte) 0xE3, '{', 0, 27});
        assertEquals(1, program.run("", "gift", "--import", "bank.gift", "mine", "--lang", "en"));
        assertEquals(1, program.run("", "gift", "--import", "nowhere.gift", "mine", "--lang", "en"));
        assertTrue(program.err().contains("there is no such file: nowhere.gift"), program.err());
    }

    @Test
    void cards_for_anki_have_a_head_and_three_columns() throws IOException {
        assertEquals(0, program.run("", "anki", "container", "-o", "cards.txt", "--lang", "en"));
        assertTrue(file("cards.txt").startsWith("#separator:Comma\n#html:false\n#columns:Front,Back,Tags\n#tags column:3\n\""), file("cards.txt"));
        assertTrue(file("cards.txt").contains("\"drydock container\""));
        assertEquals(2, program.run("", "anki", "nowhere"));
    }
}
