package dev.drydock.sandbox.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.world.TinyWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveToolsTest {
    private final TinyWorld tiny = new TinyWorld(programs());

    private static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (String name : List.of("tar", "gzip", "gunzip", "cat", "tee", "mkdir", "stat")) {
            programs.put(name, Tools.find(name).orElseThrow());
        }
        return programs;
    }

    private void files() {
        tiny.run("", "mkdir", "-p", "/t/src/inner", "/t/out");
        tiny.run("one\n", "tee", "/t/src/a");
        tiny.run("two\n", "tee", "/t/src/inner/b");
    }

    @Test
    void an_archive_comes_back_elsewhere() {
        files();
        tiny.run("", "tar", "czf", "/t/x.tgz", "-C", "/t", "src");
        tiny.run("", "tar", "-xzf", "/t/x.tgz", "-C", "/t/out", "--strip-components=1");
        tiny.run("", "cat", "/t/out/inner/b");
        assertTrue(tiny.output().endsWith("two\ntwo\n"));
    }

    @Test
    void names_are_listed_in_the_order_of_the_archive() {
        files();
        tiny.run("", "tar", "cf", "/t/x.tar", "-C", "/t", "src/inner", "src/a");
        tiny.run("", "tar", "tf", "/t/x.tar");
        assertTrue(tiny.output().endsWith("two\nsrc/inner/\nsrc/inner/b\nsrc/a\n"));
    }

    @Test
    void an_archive_is_filled_up_to_whole_records() {
        files();
        tiny.run("", "tar", "cf", "/t/x.tar", "-C", "/t", "src");
        tiny.run("", "stat", "-c", "%s", "/t/x.tar");
        assertTrue(tiny.output().endsWith("two\n10240\n"));
    }

    @Test
    void patterns_leave_files_out() {
        files();
        tiny.run("", "tar", "cf", "/t/x.tar", "--exclude=inner", "-C", "/t", "src");
        tiny.run("", "tar", "tf", "/t/x.tar");
        assertTrue(tiny.output().endsWith("two\nsrc/\nsrc/a\n"));
    }

    @Test
    void a_file_that_is_no_archive_is_refused_with_2() {
        files();
        assertEquals(2, tiny.run("", "tar", "xf", "/t/src/a").status());
        assertEquals("tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n", tiny.errors());
    }

    @Test
    void gunzip_gives_back_what_gzip_replaced() {
        files();
        tiny.run("", "gzip", "/t/src/a");
        tiny.run("", "gunzip", "/t/src/a.gz");
        tiny.run("", "cat", "/t/src/a");
        assertTrue(tiny.output().endsWith("two\none\n"));
    }
}
