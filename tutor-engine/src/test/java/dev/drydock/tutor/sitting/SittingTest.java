package dev.drydock.tutor.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.completion.DockerCompletion;
import dev.drydock.tutor.completion.ShellCompletion;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.fixture.LittleWorld;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SittingTest {
    private static final Header HEADER = new Header("0.1.0", new Header.Start("little", 1, "", "en"), "", "");

    private final Session session = new Session(LittleWorld.plan(true), LittleWorld.login(), world -> { }, Journal.inMemory(HEADER));
    private final Tongue tongue = new Tongue(Language.EN);
    private long wallNanos;

    private Seat.State sit(ScriptedTerminal terminal) {
        // Each look at the wall clock takes a hundredth of a second.
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), () -> wallNanos += 10_000_000);
        Seat seat = session.seat(1);
        Desk desk = new Desk(session, seat, new Learner(terminal, tongue, new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere"))), pacer, new Alone());
        new Sitting(session, seat, terminal, pacer, desk).run();
        return seat.state();
    }

    private static ScriptedTerminal typing(String... lines) {
        return new ScriptedTerminal(new Terminal.Size(80, 24), List.of(lines));
    }

    @Test
    void what_is_typed_is_carried_out_and_the_prompt_comes_back() {
        ScriptedTerminal terminal = typing("echo 船坞", "exit 3");
        assertEquals(new Seat.State.Left(3), sit(terminal));
        assertEquals("$ echo 船坞\n船坞\r\n$ exit 3\n", terminal.screen());
    }

    @Test
    void a_pasted_text_is_carried_out_line_by_line() {
        ScriptedTerminal terminal = typing("echo 1\necho 2", "exit 0");
        sit(terminal);
        assertEquals("$ echo 1\necho 2\n1\r\n$ echo 2\n2\r\n$ exit 0\n", terminal.screen());
    }

    @Test
    void the_end_of_input_ends_the_shell() {
        assertEquals(new Seat.State.Left(0), sit(typing()));
    }

    @Test
    void undo_takes_the_last_line_back_and_redo_does_it_again() {
        ScriptedTerminal terminal = typing("echo 1", ":undo", ":undo", ":redo", ":redo", "exit 0");
        sit(terminal);
        assertEquals(
                List.of("Taken back: echo 1", "Now: nothing that lasts has changed", "There is nothing to take back here.",
                        "Done again: echo 1", "Now: nothing that lasts has changed", "There is nothing to do again."),
                terminal.screen().lines().filter(line -> !line.startsWith("$") && !line.startsWith("1")).toList());
    }

    @Test
    void time_goes_back_with_an_undo() {
        sit(typing("sleep 600", ":undo", "exit 0"));
        assertTrue(session.elapsedMicros() < 60_000_000, () -> "" + session.elapsedMicros());
    }

    @Test
    void a_long_wait_is_cut_short_and_told() {
        ScriptedTerminal terminal = typing("sleep 600", "exit 0");
        sit(terminal);
        assertTrue(terminal.screen().contains("9m58.") || terminal.screen().contains("(9m5"), terminal.screen());
        assertTrue(session.elapsedMicros() >= 600_000_000);
    }

    @Test
    void keys_go_to_the_program_that_reads_them() {
        ScriptedTerminal terminal = typing("cat", "exit 0").press("abc\r").press("\u0004");
        sit(terminal);
        assertTrue(terminal.screen().contains("abc\r\nabc\r\n"), terminal.screen());
    }

    @Test
    void ctrl_c_interrupts_what_runs() {
        ScriptedTerminal terminal = typing("loop").press("\u0003");
        assertEquals(new Seat.State.Left(130), sit(terminal));
    }

    @Test
    void the_tutor_speaks_the_other_language_when_asked() {
        ScriptedTerminal terminal = typing(":lang zh", ":clock", "exit 0");
        sit(terminal);
        assertTrue(terminal.screen().contains("从这里起说中文。"), terminal.screen());
        assertTrue(terminal.screen().contains("开始后"), terminal.screen());
    }

    @Test
    void a_fault_is_brought_in_listed_undone_and_refused_by_words() {
        Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
        Session cluster = new Session(named.plan(1, Worlds.EPOCH_MICROS, tongue.phrases(), true), named.login(), world -> { }, Journal.inMemory(HEADER));
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(150, 24), List.of(":fault", ":fault stop kubelet", ":fault stop kubelet node-2", ":fault",
                ":repair node-3", ":repair node-2", ":fault slow etcd 3", ":undo", ":fault", "exit 0"));
        Seat seat = cluster.seat(1);
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), () -> wallNanos += 10_000_000);
        Desk desk = new Desk(cluster, seat, new Learner(terminal, tongue, new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere"))), pacer, new Alone());
        new Sitting(cluster, seat, terminal, pacer, desk).run();
        List<String> said = terminal.screen().lines().filter(line -> !line.contains("$ ") && !line.startsWith(":fault and") && !line.startsWith("  :repair")).toList();
        assertEquals(List.of("No fault is in force.", "Which one is meant by \"stop kubelet\"?", "stop kubelet node-1", "stop kubelet node-2", "stop kubelet node-3",
                "kubelet on node-2 is stopped.", "By hand it would be: ssh node-2 sudo systemctl stop kubelet", "kubelet on node-2 is stopped.",
                "No fault \"node-3\" is in force.", "Taken out: stop kubelet node-2.", "etcd does everything 3 seconds late.", "Taken back: :fault slow etcd 3", "Now: fault slow etcd is gone",
                "No fault is in force.", "logout"), said, terminal.screen());
    }

    @Test
    void faults_complete_word_by_word() {
        Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
        Session cluster = new Session(named.plan(1, Worlds.EPOCH_MICROS, tongue.phrases(), true), named.login(), world -> { }, Journal.inMemory(HEADER));
        cluster.settle(cluster.world().now() + 1_000_000);
        ShellCompletion completion = new ShellCompletion(cluster.world(), cluster.seat(1).terminal(), List.of(":fault"), new DockerCompletion(tongue.phrases()));
        assertEquals(List.of("slow", "stop"), names(completion, ":fault s"));
        assertEquals(List.of("kube-apiserver", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet"), names(completion, ":fault stop kube"));
        assertEquals(List.of("node-1", "node-2", "node-3"), names(completion, ":fault stop kubelet "));
        assertEquals(List.of(), names(completion, ":repair "));
    }

    private static List<String> names(ShellCompletion completion, String line) {
        return completion.candidates(line, line.length()).stream().map(Terminal.Candidate::word).toList();
    }

    @Test
    void java_sees_the_world_and_its_deeds_are_undone_and_replayed_without_java() {
        Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
        Session cluster = new Session(named.plan(1, Worlds.EPOCH_MICROS, tongue.phrases(), true), named.login(), world -> { }, Journal.inMemory(HEADER));
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(150, 24), List.of(
                ":java cluster.run(\"by-java\", \"nginx\", \"web\")", "kubectl get pods", ":java cluster.pods(\"default\").size() > 0", ":undo", ":undo", ":undo", "kubectl get pods", "exit 0"));
        Seat seat = cluster.seat(1);
        Pacer pacer = new Pacer(Pace.named("follow").orElseThrow(), () -> wallNanos += 10_000_000);
        Desk desk = new Desk(cluster, seat, new Learner(terminal, tongue, new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere"))), pacer, new Alone());
        new Sitting(cluster, seat, terminal, pacer, desk).run();
        String screen = terminal.screen();
        assertTrue(screen.matches("(?s).*by-java .*==> true.*Taken back: :java cluster.run.*"), screen);
        assertTrue(screen.substring(screen.lastIndexOf("Taken back")).contains("No resources found in default namespace."), screen);
        assertTrue(cluster.journal().entries().stream().anyMatch(entry -> entry.payload().equals("run by-java nginx web")));
    }
}
