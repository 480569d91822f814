package dev.drydock.sandbox.engine;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.ArrayList;
import java.util.List;

/** The world of the recordings, in which programs are started one after the other, without a shell. */
final class Lab {
    private static final long BUDGET = 3_000_000;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named;
    final World world;
    private int exitCode;

    Lab() {
        this("recorded-docker");
    }

    Lab(String name) {
        this(name, Phrases.NONE);
    }

    Lab(String name, Phrases phrases) {
        named = Worlds.named(name).orElseThrow();
        world = new World(named.plan(1, 1_795_443_269_000_000L, phrases, false),
                (stream, bytes) -> output.append(bytes.text()));
    }

    /** Runs {@code docker} with these arguments to its end; all it wrote. */
    String docker(String... arguments) {
        return run("", "docker", arguments);
    }

    String run(String input, String program, String... arguments) {
        output.setLength(0);
        Process.Id id = begin(program, arguments);
        world.feed(World.STDIN, Bytes.of(input));
        world.close(World.STDIN);
        return finish(id);
    }

    /** Runs a shell's line on a terminal until nothing happens any more; what the terminal showed. */
    String onTerminal(String line) {
        output.setLength(0);
        world.openTerminal("t", new dev.drydock.sandbox.process.Terminal.Size(100, 24), named.login(), "/bin/bash", List.of("bash", "-c", line));
        world.run(world.now() + 60_000_000, BUDGET, () -> false);
        return output.toString();
    }

    Process.Id begin(String program, String... arguments) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(List.of(arguments));
        return world.start(named.login(), "/usr/bin/" + program, all);
    }

    String finish(Process.Id id) {
        World.Stop stop = world.run(Long.MAX_VALUE, BUDGET, () -> world.ended(id).isPresent());
        if (!world.defects().isEmpty()) {
            throw new AssertionError("defect", world.defects().get(0));
        }
        exitCode = world.ended(id).orElseThrow(() -> new AssertionError("still running: " + stop + "\n" + output)).status();
        String text = output.toString();
        output.setLength(0);
        return text;
    }

    /** Lets this much virtual time pass. */
    void pass(long micros) {
        long until = world.now() + micros;
        world.run(until, BUDGET, () -> false);
        world.idleUntil(until);
        if (!world.defects().isEmpty()) {
            throw new AssertionError("defect", world.defects().get(0));
        }
    }

    int exitCode() {
        return exitCode;
    }
}
