package dev.drydock.sandbox.kubectl.table;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.shell.run.LineGap;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.ArrayList;
import java.util.List;

/** Plays commands in the world in which the sessions were recorded. */
final class Played {
    private static final String MARK = "@@status@@";
    private static final long EVENTS = 5_000_000;
    private static final long GAP_MICROS = 100_000;

    private Played() {}

    /** What each command of a session prints here, its status in the last line. */
    static List<List<String>> outputs(Session session) {
        StringBuilder script = new StringBuilder("exec 2>&1\n");
        session.exchanges().forEach(each -> script.append(each.command()).append("\n__rc=$?; echo \"" + MARK + "$__rc\"; (exit $__rc)\n"));
        List<List<String>> outputs = new ArrayList<>();
        List<String> output = new ArrayList<>();
        for (String line : output(script.toString()).split("\n", -1)) {
            int mark = line.indexOf(MARK);
            if (mark != 0) output.add(mark < 0 ? line : line.substring(0, mark) + " (no-eol)");
            if (mark >= 0) {
                output.add("[" + line.substring(mark + MARK.length()) + "]");
                outputs.add(List.copyOf(output));
                output.clear();
            }
        }
        return outputs;
    }

    /** What a script prints, errors among the output. */
    static String output(String script) {
        StringBuilder output = new StringBuilder();
        Worlds.Named named = Worlds.named("recorded-cluster").orElseThrow();
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
