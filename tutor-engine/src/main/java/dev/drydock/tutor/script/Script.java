package dev.drydock.tutor.script;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.shell.run.LineGap;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Edge;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a shell on the program's own streams, from its start to its end. */
public final class Script {
    /** Events that may follow each other without input: far more than any lesson or recording needs. */
    public static final long USUAL_BUDGET = 1_000_000;

    private static final long SLICE = 1_000;
    private static final int CHUNK = 1 << 16;

    /** Steps that a process may take without ever waiting: some seconds of a real computer's time. */
    private static final long ENDLESS_STEPS = 1_000_000;

    private final long budget;
    private final Edge.Streams streams;
    private final Output output;
    private final World world;
    private boolean outClosedTold;
    private boolean errClosedTold;

    private Script(World.Plan plan, long budget, Edge.Streams streams) {
        this.budget = budget;
        this.streams = streams;
        this.output = new Output(streams);
        this.world = new World(plan, output);
    }

    /** How a script came to its end. */
    public sealed interface End {
        /** Its shell ended. */
        record Exited(int status) implements End {}

        /** It went on without an end and was stopped. */
        record Stopped(long events) implements End {}

        /** It waits for what will never come. */
        record Stuck() implements End {}
    }

    /**
     * Where a script runs.
     *
     * @param scenery what is done to the fresh world before
     * @param login who runs it, and in which folder
     * @param lineGapMicros virtual time between two top-level lines
     */
    public record Stage(World.Plan plan, Consumer<World> scenery, World.Login login, long lineGapMicros) {}

    /**
     * Runs a shell.
     *
     * @param stage where it runs
     * @param arguments the shell's program file and its own arguments, its name first
     * @param budget events that may follow each other without input
     */
    public static End run(Stage stage, List<String> arguments, long budget, Edge.Streams streams) {
        Script script = new Script(stage.plan(), budget, streams);
        stage.scenery().accept(script.world);
        Process.Id shell = script.world.start(stage.login(), arguments.get(0), arguments.subList(1, arguments.size()));
        script.world.act("pace", kernel -> kernel.transaction().put(LineGap.key(shell), new LineGap(stage.lineGapMicros())));
        End end = script.run(shell);
        script.output.flush();
        return end;
    }

    private End run(Process.Id shell) {
        long silent = 0;
        while (true) {
            long revision = world.store().revision();
            World.Stop stop = world.run(Long.MAX_VALUE, SLICE, () -> world.ended(shell).isPresent() || world.wantsMore(World.STDIN));
            if (stop == World.Stop.BUDGET) silent += SLICE;
            Optional<Ended> ended = world.ended(shell);
            if (ended.isPresent()) return new End.Exited(ended.get().status());
            if (world.wantsMore(World.STDIN)) {
                feed();
                silent = 0;
            } else if (stop == World.Stop.IDLE && revision == world.store().revision()) {
                return new End.Stuck();
            } else if (silent > budget || world.runaway(ENDLESS_STEPS).isPresent()) {
                return new End.Stopped(silent);
            }
            passOnClosing();
        }
    }

    private void feed() {
        // Whoever types into the pipe wants to see the answer first.
        output.flush();
        try {
            InputStream in = streams.in();
            byte[] chunk = new byte[CHUNK];
            int count = in.read(chunk);
            if (count < 0) world.close(World.STDIN);
            else world.feed(World.STDIN, Bytes.copyOf(chunk, 0, count));
        } catch (IOException unreadable) {
            world.close(World.STDIN);
        }
    }

    /** Whoever writes on is told by a broken pipe. */
    private void passOnClosing() {
        if (output.outClosed() && !outClosedTold) {
            outClosedTold = true;
            world.close(World.STDOUT);
        }
        if (output.errClosed() && !errClosedTold) {
            errClosedTold = true;
            world.close(World.STDERR);
        }
    }
}
