package dev.drydock.sandbox.shell.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Unparse;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static Reading soFar(String text) {
        return new ScriptText(text, false, Dialect.BASH, false, Map.of()).parse(0, 1);
    }

    private static String shown(String text) {
        Reading reading = ScriptText.whole(text, Dialect.BASH).parse(0, 1);
        return Unparse.command(assertInstanceOf(Reading.Complete.class, reading).command());
    }

    @Test
    void one_complete_command_is_read_and_the_next_begins_behind_it() {
        Reading.Complete first = assertInstanceOf(Reading.Complete.class, soFar("echo a; echo b\n)\n"));
        assertEquals(15, first.next());
        assertEquals(2, first.nextLine());
    }

    @Test
    void a_text_that_stops_in_the_middle_is_incomplete() {
        for (String text : new String[] {"echo a", "if true\n", "echo 'a\n", "echo \"$(\n", "cat <<E\nbody\n", "a &&\n",
            "a |\n", "f() {\n", "echo a \\\n", "case x in\n", "((1+\n", "x=(a\n", "echo ${x\n", "`\n"}) {
            assertInstanceOf(Reading.Incomplete.class, soFar(text), text);
        }
    }

    @Test
    void an_incomplete_text_names_what_must_come() {
        assertEquals(Optional.of("'"), ((Reading.Incomplete) soFar("echo 'a\n")).until());
        assertEquals(Optional.of("E"), ((Reading.Incomplete) soFar("cat <<E\n")).until());
        assertEquals(Optional.of("fi"), ((Reading.Incomplete) soFar("if a; then b\n")).until());
    }

    @Test
    void blank_lines_and_comments_are_nothing() {
        assertInstanceOf(Reading.Nothing.class, soFar("\n  # comment\n\n"));
    }

    @Test
    void a_document_belongs_to_its_command_and_the_line_goes_on_behind_the_operator() {
        assertEquals("cat <<A | sort <<B\na $x\nA\nb\nB", shown("cat <<A | sort <<B\na $x\nA\nb\nB\n"));
    }

    @Test
    void an_alias_is_replaced_once_and_a_blank_at_its_end_goes_on() {
        ScriptText text = new ScriptText("ls x\nsudo ls\n", true, Dialect.BASH, false,
                Map.of("ls", "ls -F", "sudo", "sudo "));
        Reading.Complete first = (Reading.Complete) text.parse(0, 1);
        assertEquals("ls -F x", Unparse.command(first.command()));
        assertEquals("sudo ls -F", Unparse.command(((Reading.Complete) text.parse(first.next(), 2)).command()));
    }

    @Test
    void double_parentheses_are_arithmetic_only_when_they_close_so() {
        assertEquals("((1+2))", shown("((1+2))\n"));
        assertEquals("( ( echo a ); echo b )", shown("((echo a); echo b)\n"));
        assertEquals("echo $((1+2)) $( (a); b )", shown("echo $((1+2)) $( (a); b )\n"));
    }

    @Test
    void no_nesting_exhausts_the_stack() {
        for (String open : new String[] {"(", "$(", "{ ", "\"$(", "${x:-", "if ", "[[ ! ", "$(("}) {
            assertInstanceOf(Reading.Refused.class, ScriptText.whole(open.repeat(20_000), Dialect.BASH).parse(0, 1));
        }
    }

    @Test
    void any_text_is_read_or_refused() {
        String[] pieces = {"if ", "fi ", "do ", "case x in ", ")", "(", "{ ", "}", ";", "&", "|", "\n", "<", ">", "<<E\n",
            "E\n", "$", "${", "$((", "`", "\"", "'", "\\", "a", "b=", "[[ ", "]] ", "!", "#", " ", "2>&1", "{1..3}", "f()"};
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (Dialect dialect : Dialect.values()) {
                Reading reading = new ScriptText(text.toString(), false, dialect, true, Map.of("a", "b ")).parse(0, 1);
                assertInstanceOf(Reading.class, reading);
            }
        }
    }
}
