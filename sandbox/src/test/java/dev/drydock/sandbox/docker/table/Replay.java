package dev.drydock.sandbox.docker.table;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.shell.run.LineGap;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.ArrayList;
import java.util.List;

/** Plays a recording in the world in which the recordings were made, and tells which of its commands come out exactly as recorded. */
final class Replay {
    private static final String MARK = "@@status@@";
    private static final long EVENTS = 5_000_000;
    private static final long GAP_MICROS = 100_000;

    private Replay() {}

    /** The commands that print something and come out exactly as recorded. */
    static List<Recording.Exchange> exact(Recording recording) {
        List<Recording.Exchange> exact = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (Recording.Exchange each : recording.exchanges()) {
            script.append(each.command()).append("\n__rc=$?; echo \"" + MARK + "$__rc\"; (exit $__rc)\n");
        }
        String[] lines = output(script.toString()).split("\n", -1);
        List<String> output = new ArrayList<>();
        int next = 0;
        for (String line : lines) {
            int mark = line.indexOf(MARK);
            if (mark > 0) output.add(line.substring(0, mark).replace("\r", ""));
            if (mark < 0) output.add(line.replace("\r", ""));
            else if (next < recording.exchanges().size()) {
                Recording.Exchange wanted = recording.exchanges().get(next++);
                boolean same = line.substring(mark + MARK.length()).strip().equals(String.valueOf(wanted.status()))
                        && Folding.fold(wanted.output()).equals(Folding.fold(output));
                if (same && wanted.compared() && !wanted.output().isEmpty()) exact.add(wanted);
                output.clear();
            }
        }
        return exact;
    }

    /** What a script prints, errors among the output. */
    static String output(String script) {
        StringBuilder output = new StringBuilder();
        Worlds.Named named = Worlds.named("recorded-docker").orElseThrow();
        World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));
        Process.Id shell = world.start(named.login(), "/bin/bash", List.of("bash", "-c", script));
        world.act("pace", kernel -> kernel.transaction().put(LineGap.key(shell), new LineGap(GAP_MICROS)));
        world.feed(World.STDIN, Bytes.EMPTY);
        world.close(World.STDIN);
        world.run(Long.MAX_VALUE, EVENTS, () -> world.ended(shell).isPresent());
        if (!world.defects().isEmpty()) throw new AssertionError(world.defects().get(0));
        return output.toString();
    }
}
