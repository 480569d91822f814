package dev.drydock.lessons.stage;

import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line that is tried in a twin of a world, from the learner's home. */
final class Trial {
    /** As long as a proof waits; a line that has not ended then counts as it stands. */
    private static final long MOST_MICROS = 300_000_000;
    private static final long MOST_EVENTS = 1_000_000;
    /** After the line the world may need a moment, as a server that was started. */
    private static final long SETTLING_MICROS = 2_000_000;

    private Trial() {}

    /** The twin after the line; what it printed is its only typed line. */
    static WorldView of(World world, Worlds.Named named, String line) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        World twin = world.twin((stream, bytes) -> {
            if (stream.equals(World.STDOUT) || stream.equals(World.STDERR)) output.writeBytes(bytes.toArray());
        });
        Process.Id shell = twin.start(named.login(), "/bin/bash", List.of("bash", "-c", line));
        twin.close(World.STDIN);
        twin.run(twin.now() + MOST_MICROS, MOST_EVENTS, () -> twin.ended(shell).isPresent());
        int status = twin.ended(shell).map(Ended::status).orElse(-1);
        TypedLine typed = new TypedLine(line, status, output.toString(StandardCharsets.UTF_8));
        twin.run(twin.now() + SETTLING_MICROS, MOST_EVENTS, twin::quiet);
        return new SandboxView(twin, named, () -> List.of(typed));
    }
}
