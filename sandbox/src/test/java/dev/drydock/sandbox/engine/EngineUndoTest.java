package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EngineUndoTest {
    private static final List<String> COMMANDS = List.of("run -d --name web -p 8080:80 nginx", "run -d --name box busybox sleep 100", "stop -t 0 box",
            "start web", "rm -f web", "rm -f box", "exec web true", "kill box", "pause box", "unpause box", "pull alpine", "rmi -f alpine",
            "tag busybox mine:1", "volume create data", "network create net1", "network connect net1 web", "restart -t 0 web", "commit box mine:2",
            "run --rm -v data:/d busybox touch /d/f", "rename web www", "system prune -f", "volume rm data", "logs web");

    @Provide
    Arbitrary<List<String>> commands() {
        return Arbitraries.of(COMMANDS).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 12)
    void any_commands_undone_give_the_world_as_it_was(@ForAll("commands") List<String> commands) {
        Lab lab = new Lab();
        lab.pass(1_000_000);
        SortedMap<String, Object> before = lab.world.store().snapshot();
        for (String command : commands) {
            lab.world.store().mark(command);
            lab.docker(command.split(" "));
        }
        while (lab.world.store().undo().isPresent()) {
            // Back to the first mark.
        }
        assertEquals(before.keySet(), lab.world.store().snapshot().keySet());
        before.forEach((key, value) -> {
            if (!key.startsWith("fs/") && !key.startsWith("image/") && !key.startsWith("registry/")) {
                assertEquals(value, lab.world.store().snapshot().get(key), key);
            }
        });
    }

    @Property(tries = 6)
    void the_same_commands_give_the_same_words(@ForAll("commands") List<String> commands) {
        assertEquals(said(commands), said(commands));
    }

    private static String said(List<String> commands) {
        Lab lab = new Lab();
        StringBuilder words = new StringBuilder();
        commands.forEach(command -> words.append(lab.docker(command.split(" "))));
        return words.append(lab.docker("ps", "-a", "--no-trunc")).append(lab.docker("images", "--digests")).toString();
    }
}
