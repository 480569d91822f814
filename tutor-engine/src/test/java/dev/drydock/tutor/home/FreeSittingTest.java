package dev.drydock.tutor.home;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The free sandbox as a person sees it. */
class FreeSittingTest {
    private static String type(Language language, String world, String... lines) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(200, 24), List.of(lines));
        Learner learner = new Learner(terminal, new Tongue(language), new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere")));
        FreeSitting.sit(Worlds.named(world).orElseThrow(), 1, fresh -> { }, Pace.named("jump").orElseThrow(), learner);
        return terminal.screen().replace("\r", "");
    }

    private static void shows(String screen, String... wanted) {
        int from = 0;
        for (String text : wanted) {
            int at = screen.indexOf(text, from);
            assertTrue(at >= 0, text + " is not, where it should be, in:\n" + screen);
            from = at + text.length();
        }
    }

    @Test
    void a_new_cluster_comes_up_line_by_line_in_a_new_world() {
        shows(type(Language.EN, "default", "touch old", ":cluster new 2", "ls old", "kubectl get nodes", "exit"), "A new world", "etcd remembers, on node-1",
                "The API Server answers", "The scheduler", "node-2 has joined", "The cluster runs", "cannot access 'old'", "node-2   Ready");
        shows(type(Language.ZH, "cluster:nodes=1,boot", "exit"), "API Server 在 node-1 上应答", "集群在运行");
    }

    @Test
    void a_shape_that_cannot_be_is_refused() {
        shows(type(Language.EN, "default", ":cluster new 99", ":cluster", "echo here", "exit"), "1 to 20 nodes", "1 to 20 nodes", "here");
    }
}
