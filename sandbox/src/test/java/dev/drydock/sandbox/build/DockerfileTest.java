package dev.drydock.sandbox.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private static Dockerfile read(String text) {
        return (Dockerfile) Dockerfile.parse(text);
    }

    private static String mistake(String text) {
        return ((Mistake) Dockerfile.parse(text)).sentence();
    }

    @Test
    void continued_lines_are_one_instruction_and_comments_between_them_are_left_out() {
        Instruction run = read("FROM a\nRUN one && \\\n# why\n    two\nCMD x\n").stages().get(0).instructions().get(0);
        assertEquals("RUN one &&     two", run.original());
        assertEquals(2, run.line());
        assertEquals(4, run.lastLine());
    }

    @Test
    void the_escape_directive_changes_the_character_that_continues_lines() {
        assertEquals("one two", read("# escape=`\nFROM a\nRUN one `\ntwo\n").stages().get(0).instructions().get(0).rest());
    }

    @Test
    void a_heredoc_belongs_to_its_instruction() {
        Instruction run = read("FROM a\nRUN <<EOF\necho 1\nFROM b\nEOF\nCMD x\n").stages().get(0).instructions().get(0);
        assertEquals(List.of(new Instruction.Heredoc("EOF", "echo 1\nFROM b\n", true, false)), run.heredocs());
    }

    @Test
    void stages_are_found_by_name_and_by_number() {
        Dockerfile file = read("ARG V=1\nFROM a:$V AS One\nRUN x\nFROM b\nCOPY --from=one /x /y\n");
        assertEquals(2, file.stages().size());
        assertEquals(0, file.stage("one", 2).orElseThrow());
        assertEquals(1, file.stage("1", 2).orElseThrow());
        assertEquals("one", file.stages().get(1).instructions().get(0).flag("from").orElseThrow());
    }

    @Test
    void an_unknown_instruction_is_refused_with_the_nearest_that_is_known() {
        assertEquals("dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)", mistake("FROM a\nFOO bar\n"));
        assertEquals("dockerfile parse error on line 2: unknown instruction: RNU (did you mean ENV?)", mistake("FROM a\nRNU echo\n"));
    }

    @Test
    void arguments_that_lack_are_refused_as_the_original_does() {
        assertEquals("dockerfile parse error on line 1: FROM requires either one or three arguments", mistake("FROM\n"));
        assertEquals("dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. "
                + "Destination could not be determined", mistake("FROM a\nCOPY b\n"));
        assertEquals("dockerfile parse error on line 2: Unknown type \"FOO\" in HEALTHCHECK (try CMD)", mistake("FROM a\nHEALTHCHECK FOO\n"));
        assertEquals("ENV must have two arguments", mistake("FROM a\nENV X\n"));
    }

    @Test
    void a_broken_array_is_a_line_for_the_shell() {
        assertTrue(read("FROM a\nCMD [\"echo\", oops]\n").stages().get(0).instructions().get(0).array().isEmpty());
        assertEquals(List.of("echo", "x"), read("FROM a\nCMD [\"echo\", \"x\"]\n").stages().get(0).instructions().get(0).array().orElseThrow());
    }

    @Test
    void variables_are_put_in_with_their_fallbacks() {
        Map<String, String> values = Map.of("a", "1", "empty", "");
        assertEquals("1 x y $a ", Words.expanded("$a ${b:-x} ${empty:-y} '$a' $none", values, '\\'));
        assertEquals("yes", Words.expanded("${a:+yes}${b:+no}", values, '\\'));
    }

    @Test
    void progress_shows_quotes_and_variables_that_nobody_set() {
        assertEquals("echo \"v=1 t=$TOKEN\" in $(id)", Words.shown("echo \"v=$a t=$TOKEN\" in $(id)", Map.of("a", "1"), '\\'));
    }

    @Test
    void the_last_pattern_that_matches_decides_what_is_left_out() {
        Ignore ignore = new Ignore("# comment\nnode_modules\n*.log\n!keep.log\n**/*.tmp\n");
        assertTrue(ignore.leavesOut("node_modules/x/f"));
        assertTrue(ignore.leavesOut("a.log"));
        assertTrue(ignore.leavesOut("deep/er/x.tmp"));
        assertFalse(ignore.leavesOut("keep.log"));
        assertFalse(ignore.leavesOut("logs/b.log"));
    }
}
