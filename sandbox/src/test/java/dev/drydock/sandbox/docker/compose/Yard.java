package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The world of the recordings, in whose shell compose is tried. */
final class Yard {
    private static final long BUDGET = 20_000_000;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("recorded-docker").orElseThrow();
    final World world = new World(named.plan(1, 1_795_443_269_000_000L, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));

    /** Runs a script to its end; all that it wrote, standard error among it. */
    String run(String script) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/bin/bash", List.of("bash", "-c", script));
        world.run(Long.MAX_VALUE, BUDGET, () -> world.ended(id).isPresent());
        if (!world.defects().isEmpty()) {
            throw new AssertionError("defect", world.defects().get(0));
        }
        world.ended(id).orElseThrow(() -> new AssertionError("still running\n" + output));
        return output.toString();
    }

    /** Writes a file and runs a script beside it. */
    String with(String compose, String script) {
        return run("cat > compose.yaml <<'END_OF_FILE'\n" + compose + "\nEND_OF_FILE\n" + script);
    }

    /** What a terminal of 100 columns and 24 rows shows of a script. */
    String onTerminal(String script) {
        output.setLength(0);
        world.openTerminal("t", new Terminal.Size(100, 24), named.login(), "/bin/bash", List.of("bash", "-c", script));
        world.run(world.now() + 60_000_000, BUDGET, () -> false);
        return output.toString();
    }

    /** Types on the terminal. */
    void type(String keys) {
        world.type("t", Bytes.of(keys));
    }

    static String resource(String name) {
        try (InputStream in = Yard.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
