package dev.drydock.tutor.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.stage.SandboxView;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Learners' code that the cluster calls. */
class JavaDutiesTest {
    private static final Header HEADER = new Header(Header.VERSION, new Header.Start("cluster", 1, "", "en"), "", "");
    private static final String POD = "kubectl run POD --image=nginx --overrides='{\"spec\":{\"schedulerName\":\"java\"}}'";
    private final Journal journal = Journal.inMemory(HEADER);
    private long wallNanos;

    private static Worlds.Named named() {
        return Worlds.named("cluster").orElseThrow();
    }

    private Session session() {
        return new Session(named().plan(1, Worlds.EPOCH_MICROS, new Tongue(Language.EN).phrases(), true), named().login(), world -> { }, journal);
    }

    private String play(Session session, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("exit 0");
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(150, 24), all);
        Seat seat = session.seat(1);
        Pacer pacer = new Pacer(Pace.named("jump").orElseThrow(), () -> wallNanos += 10_000_000);
        Desk desk = new Desk(session, seat, new Learner(terminal, new Tongue(Language.EN), new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere"))), pacer, new Alone());
        new Sitting(session, seat, terminal, pacer, desk).run();
        return terminal.screen();
    }

    /** Where each pod of the namespace default is. */
    private static Map<String, String> nodeByPod(Session session) {
        Map<String, String> nodes = new TreeMap<>();
        for (Tree pod : new SandboxView(session.world(), named(), List::of).objects("Pod").orElseThrow()) {
            if (pod.at("metadata", "namespace").text().equals("default")) nodes.put(pod.at("metadata", "name").text(), pod.at("spec", "nodeName").text());
        }
        return nodes;
    }

    @Test
    void pods_are_placed_by_the_learners_points_and_the_journal_places_them_again_without_java() {
        Session session = session();
        play(session, ":java cluster.schedule((pod, node) -> node.name().equals(\"node-3\") ? 1 : 0)", POD.replace("POD", "one"), POD.replace("POD", "two"), "sleep 5");
        assertEquals(Map.of("one", "node-3", "two", "node-3"), nodeByPod(session));
        Session again = session();
        again.replay(entry -> { });
        assertEquals(nodeByPod(session), nodeByPod(again));
    }

    @Test
    void a_line_that_waits_for_the_learners_scheduler_does_not_wait_for_ever() {
        String screen = play(session(), ":java cluster.schedule((pod, node) -> 0)", POD.replace("POD", "one") + " && kubectl wait --for=condition=Ready pod/one --timeout=60s");
        assertTrue(screen.contains("pod/one condition met"), screen);
    }

    @Test
    void a_scheduler_that_was_taken_back_places_no_more() {
        Session session = session();
        play(session, ":java cluster.schedule((pod, node) -> 0)", ":undo", POD.replace("POD", "one"), "sleep 5");
        assertEquals(Map.of("one", ""), nodeByPod(session));
    }

    @Test
    void a_watch_tells_what_befalls_pods() {
        String screen = play(session(), ":java cluster.watch(\"default\", e -> System.out.println(e.type() + \" \" + e.pod().name() + \" \" + e.pod().phase()))",
                "kubectl run web --image=nginx", "sleep 5", "kubectl delete pod web");
        assertTrue(screen.matches("(?s).*ADDED web Pending.*MODIFIED web Running.*DELETED web.*"), screen);
    }

    @Test
    void code_that_throws_is_told_and_not_called_again() {
        String screen = play(session(), ":java cluster.schedule((pod, node) -> 1 / 0)", POD.replace("POD", "one"), "sleep 5");
        assertTrue(screen.matches("(?s).*ArithmeticException: / by zero.*is not called any more.*"), screen);
    }
}
