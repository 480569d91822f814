package dev.drydock.tutor.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.stage.SandboxView;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.session.JavaDeed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaRoomTest {
    private final Worlds.Named named = Worlds.named("default").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, true), (stream, bytes) -> { });
    private final StringBuilder printed = new StringBuilder();
    private final JavaRoom room = new JavaRoom(new Door(() -> new SandboxView(world, named, List::of), deed -> JavaDeed.apply(world, named.login(), deed)),
            printed::append, () -> false);

    @AfterEach
    void close() {
        room.close();
    }

    /** The learner has lines from before, and after the blow they still hold. */
    private void ends(String hostile, String key) {
        room.type("int kept = 41;");
        JavaRoom.Said said = room.type(hostile);
        assertEquals(key, said.key(), said.output());
        assertEquals("42\n", room.type("kept + 1").output().replaceFirst(".* ==> ", ""));
    }

    @Test
    void an_endless_loop_is_ended() {
        ends("while (true) { try { Thread.sleep(1); } catch (Throwable again) { } }", "java.ended.time");
    }

    @Test
    void the_end_of_the_process_is_not_the_end_of_the_tutor() {
        ends("System.exit(3)", "java.ended.exit");
    }

    @Test
    void a_stack_that_overflows_is_told() {
        room.type("int down(int i) { return down(i + 1) + 1; }");
        ends("down(0)", "java.stack");
    }

    @Test
    void a_million_threads_are_ended() {
        ends("for (int i = 0; i < 1_000_000; i++) new Thread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e) { } }).start();", "java.ended.threads");
    }

    @Test
    void two_gigabytes_do_not_fit() {
        ends("List<byte[]> all = new ArrayList<>(); for (int i = 0; i < 2_000; i++) all.add(new byte[1 << 20]);", "java.ended.memory");
    }

    @Test
    void a_flood_of_output_is_cut() {
        ends("while (true) System.out.println(\"flood\");", "java.ended.output");
    }

    @Test
    void files_are_no_part_of_a_lab() {
        ends("java.nio.file.Files.exists(java.nio.file.Path.of(\"/etc/passwd\"))", "java.closed");
    }

    @Test
    void the_tutor_itself_is_out_of_reach() {
        assertEquals("java.closed", room.type("new dev.drydock.tutor.edge.RealDisk()").key());
    }

    @Test
    void images_are_counted_with_streams() {
        JavaRoom.Said said = room.type("docker.images().stream().filter(i -> i.size() > 1_000).count()");
        assertTrue(said.output().matches("(?s).*[1-9][0-9]*\n"), said.output());
    }

    @Test
    void a_line_goes_on_as_long_as_it_is_not_whole() {
        assertTrue(!room.whole("int twice(int i) {"));
        assertTrue(room.whole("int twice(int i) { return 2 * i; }"));
    }

    @Test
    void lines_that_were_taken_back_are_gone_and_come_again() {
        room.type("int a = 1;");
        room.type("a = 2;");
        room.stand(1);
        assertEquals("a ==> 1\n", lastLine(room.variables().get(0)));
        room.stand(2);
        assertEquals("a ==> 2\n", lastLine(room.variables().get(0)));
    }

    private static String lastLine(String variable) {
        return variable.replaceFirst("int (.*) = ", "$1 ==> ") + "\n";
    }

    @Test
    void the_compiler_says_what_is_wrong() {
        JavaRoom.Said said = room.type("int x = \"no\";");
        assertTrue(!said.good() && said.output().contains("String"), said.output());
    }

    @Test
    void completion_knows_the_client() {
        assertEquals(List.of("docker.containers()"), room.completions("docker.con", 10));
    }
}
