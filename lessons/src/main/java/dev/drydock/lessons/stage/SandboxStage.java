package dev.drydock.lessons.stage;

import dev.drydock.lessons.lesson.Start;
import dev.drydock.lessons.proof.Stage;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A simulated world with one terminal, at which lines are typed as a person would. */
final class SandboxStage implements Stage {
    private static final String TERMINAL = "pts1";
    private static final String INTERRUPT = "\u0003";
    /** What a person needs at least between two lines. */
    private static final long TYPING_MICROS = 1_000_000;
    /** A line that makes the world do more than this is taken for an endless loop. */
    private static final long MOST_EVENTS = 3_000_000;

    private final World world;
    private final Process.Id shell;
    private final SandboxView view;
    private final List<TypedLine> typed = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private long judgedRevision = -1;

    SandboxStage(Start start) {
        Worlds.Named named = Scenery.world(start);
        world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, true), this::take);
        Scenery.lay(world, start);
        shell = world.openTerminal(TERMINAL, new Terminal.Size(80, 24), named.login(), "/bin/bash", List.of("-bash"));
        view = new SandboxView(world, named, () -> typed);
        run(MOST_MILLIS * 1_000, this::asksForInput);
    }

    private void take(String stream, Bytes bytes) {
        if (stream.equals(TERMINAL)) output.writeBytes(bytes.toArray());
    }

    @Override
    public WorldView view() {
        return view;
    }

    @Override
    public void beginStep() {
        typed.clear();
    }

    @Override
    public boolean play(List<String> lines, Predicate<WorldView> watched) {
        boolean[] held = {watched.test(view)};
        BooleanSupplier look = () -> {
            if (!held[0] && changed()) held[0] = watched.test(view);
            return held[0];
        };
        for (String line : lines) {
            type(line, look);
            held[0] = held[0] || watched.test(view);
            pause(look);
        }
        run(MOST_MILLIS * 1_000, () -> {
            look.getAsBoolean();
            return world.quiet();
        });
        return held[0] || watched.test(view);
    }

    /** Whether a lasting record has changed since this was last asked. */
    private boolean changed() {
        List<Entry> log = world.store().log();
        long revision = log.isEmpty() ? 0 : log.get(log.size() - 1).revision();
        boolean changed = revision != judgedRevision;
        judgedRevision = revision;
        return changed;
    }

    private void type(String line, BooleanSupplier look) {
        output.reset();
        world.type(TERMINAL, Bytes.of(line + "\n"));
        BooleanSupplier ended = () -> {
            look.getAsBoolean();
            return asksForInput();
        };
        if (run(MOST_MILLIS * 1_000, ended) != World.Stop.REACHED) {
            world.type(TERMINAL, Bytes.of(INTERRUPT));
            run(MOST_MILLIS * 1_000, ended);
        }
        String said = output.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        typed.add(new TypedLine(line, LastStatus.of(world, TERMINAL), said));
    }

    /** The time that a person needs for the next line. */
    private void pause(BooleanSupplier look) {
        long until = world.now() + TYPING_MICROS;
        run(TYPING_MICROS, () -> {
            look.getAsBoolean();
            return false;
        });
        world.idleUntil(until);
    }

    private boolean asksForInput() {
        return world.wantsInput(TERMINAL) || world.ended(shell).isPresent();
    }

    private World.Stop run(long micros, BooleanSupplier reached) {
        return world.run(world.now() + micros, MOST_EVENTS, reached);
    }
}
