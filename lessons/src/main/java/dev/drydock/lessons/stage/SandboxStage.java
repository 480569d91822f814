package dev.drydock.lessons.stage;

import dev.drydock.lessons.lesson.Command;
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
    /** A world in which programs in containers go on for ever, but nothing else has changed for so long, has come to rest. */
    private static final long SETTLED_MICROS = 30_000_000;
    /** A line that makes the world do more than this is taken for an endless loop. */
    private static final long MOST_EVENTS = 3_000_000;

    /** As often as this, a virtual second apart, code that was given to the tutor is looked after when a line has ended. */
    private static final int TENDING_ROUNDS = 10;

    private final JavaHand.Hands hands;
    /** Opened with the first line of Java; a twin has none of its original's. */
    private JavaHand java;
    private final Worlds.Named named;
    private final World world;
    private final Process.Id shell;
    private final SandboxView view;
    private final List<TypedLine> typed = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    /** A fresh stage. */
    SandboxStage(Start start, JavaHand.Hands hands) {
        this.hands = hands;
        named = Scenery.world(start);
        world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, true), this::take);
        Scenery.lay(world, start);
        shell = world.openTerminal(TERMINAL, new Terminal.Size(80, 24), named.login(), "/bin/bash", List.of("-bash"));
        view = new SandboxView(world, named, () -> typed);
        run(MOST_MILLIS * 1_000, this::asksForInput);
    }

    private SandboxStage(SandboxStage original) {
        hands = original.hands;
        named = original.named;
        world = original.world.twin(this::take);
        shell = original.shell;
        view = new SandboxView(world, named, () -> typed);
        typed.addAll(original.typed);
    }

    @Override
    public Stage twin() {
        return new SandboxStage(this);
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
    public void befall(List<String> faults) {
        if (faults.isEmpty()) return;
        faults.forEach(world::faulty);
        play(List.of(), view -> false);
    }

    @Override
    public boolean play(List<String> lines, Predicate<WorldView> watched) {
        Watch watch = new Watch(watched);
        watch.look();
        for (String line : lines) {
            type(line, watch);
            watch.look();
            pause(watch);
            tend(watch);
        }
        run(MOST_MILLIS * 1_000, () -> {
            watch.lookIfChanged();
            return watch.held || world.quiet() || world.settled(SETTLED_MICROS);
        });
        watch.look();
        return watch.held;
    }

    /** Whether something held at any moment. */
    private final class Watch {
        private final Predicate<WorldView> watched;
        private boolean held;
        private long lookedAt = -1;

        Watch(Predicate<WorldView> watched) {
            this.watched = watched;
        }

        void look() {
            held = held || watched.test(view);
        }

        /** Looks when a lasting record has changed since. */
        void lookIfChanged() {
            List<Entry> log = world.store().log();
            long revision = log.isEmpty() ? 0 : log.get(log.size() - 1).revision();
            if (revision != lookedAt) look();
            lookedAt = revision;
        }
    }

    private void tend(Watch watch) {
        for (int i = 0; i < TENDING_ROUNDS && java != null && java.tend(); i++) pause(watch);
    }

    private void type(String line, Watch watch) {
        output.reset();
        if (line.startsWith(":fault ") || line.startsWith(":repair ")) {
            world.faulty(line.substring(1));
            typed.add(new TypedLine(line, 0, ""));
            return;
        }
        if (line.startsWith(Command.JAVA)) {
            if (java == null) java = hands.open(world, named.login(), view);
            typed.add(java.type(line.substring(Command.JAVA.length())));
            return;
        }
        world.type(TERMINAL, Bytes.of(line + "\n"));
        BooleanSupplier ended = () -> {
            watch.lookIfChanged();
            return asksForInput();
        };
        if (run(MOST_MILLIS * 1_000, ended) != World.Stop.REACHED) {
            world.type(TERMINAL, Bytes.of(INTERRUPT));
            run(MOST_MILLIS * 1_000, ended);
        }
        letAnswer(watch);
        typed.add(new TypedLine(line, LastStatus.of(world, TERMINAL), said()));
    }

    /** A program that would take input, as ssh does, may be about to answer all the same. */
    private void letAnswer(Watch watch) {
        if (world.lineRequest(TERMINAL).isPresent()) return;
        run(TYPING_MICROS, () -> {
            watch.lookIfChanged();
            return world.lineRequest(TERMINAL).isPresent() || world.ended(shell).isPresent();
        });
    }

    /** What the terminal has shown since the line was typed, without the next prompt. */
    private String said() {
        String said = output.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        String prompt = world.lineRequest(TERMINAL).map(Terminal.LineRequest::prompt).orElse("");
        return said.endsWith(prompt) ? said.substring(0, said.length() - prompt.length()) : said;
    }

    /** The time that a person needs for the next line. */
    private void pause(Watch watch) {
        long until = world.now() + TYPING_MICROS;
        run(TYPING_MICROS, () -> {
            watch.lookIfChanged();
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
