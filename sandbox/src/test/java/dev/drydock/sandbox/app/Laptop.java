package dev.drydock.sandbox.app;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.List;

/** The default world with its laptop, whose shell runs scripts one after the other. */
public final class Laptop {
    private static final long BUDGET = 5_000_000;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("default").orElseThrow();
    public final World world = new World(named.plan(1, 1_795_443_269_000_000L, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));
    private int exitCode;

    /** Pulls images, whose progress nobody wants to see. */
    public Laptop(String... images) {
        for (String image : images) {
            run("docker pull -q " + image);
        }
    }

    /** What a script wrote, both streams. */
    public String run(String script) {
        output.setLength(0);
        Process.Id id = world.start(named.login(), "/usr/bin/bash", List.of("bash", "-c", script));
        world.close(World.STDIN);
        World.Stop stop = world.run(Long.MAX_VALUE, BUDGET, () -> world.ended(id).isPresent());
        if (!world.defects().isEmpty()) {
            throw new AssertionError("defect", world.defects().get(0));
        }
        exitCode = world.ended(id).orElseThrow(() -> new AssertionError("still running: " + stop + "\n" + output)).status();
        return output.toString();
    }

    public int exitCode() {
        return exitCode;
    }
}
