package dev.drydock.sandbox.world;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import java.util.List;

/** The shell of the recorded cluster's first node, for tests: what a line printed, on both streams. */
public final class ClusterShell {
    private static final long EVENTS = 5_000_000;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named;
    public final World world;

    public ClusterShell() {
        this("recorded-cluster");
    }

    public ClusterShell(String world) {
        named = Worlds.named(world).orElseThrow();
        this.world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));
    }

    /** Carries out a script, waits for its end, and gives what was printed. */
    public String run(String script) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/bin/bash", List.of("bash", "-c", script));
        world.feed(World.STDIN, Bytes.EMPTY);
        World.Stop stop = world.run(Long.MAX_VALUE, EVENTS, () -> world.ended(id).isPresent());
        if (!world.defects().isEmpty()) {
            throw new AssertionError(world.defects().get(0));
        }
        world.ended(id).orElseThrow(() -> new AssertionError("still running: " + stop + "\n" + output));
        return output.toString();
    }
}
