package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.awk.code.Program;
import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.code.Special.SpecialArray;
import dev.drydock.sandbox.tool.awk.value.Cells;
import dev.drydock.sandbox.tool.awk.value.Encoding;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A running awk between two steps; immutable.
 *
 * @param pending what must be done before the machine goes on
 * @param held printed, but kept until the end, as output that is no terminal keeps it
 */
public record AwkProcess(Setup setup, Image image, Channels channels, Optional<PendingEffect> pending, Bytes held) {

    /**
     * How it was called.
     *
     * @param name as it names itself in messages
     * @param script what it calls its program in messages
     */
    public record Setup(String name, Flavour flavour, Encoding encoding, Program program, String script) {}

    /** An effect that waits. */
    record PendingEffect(Effect effect) {}

    /** An assignment with {@code -v} or {@code -F}; the value is taken as it is. */
    public record Assignment(String name, String value) {}

    /** Starts a program with its arguments, the tool's own name not among them. */
    public static Step start(Sys sys, Setup setup, List<Assignment> assignments, List<String> arguments, List<String> warnings) {
        AwkProcess process = new AwkProcess(setup, fresh(sys, setup, arguments), Channels.NONE, Optional.empty(), Bytes.EMPTY);
        return new AwkTurn(sys, process).begin(assignments, warnings);
    }

    Step resume(Sys sys) {
        return new AwkTurn(sys, this).go();
    }

    private static Image fresh(Sys sys, Setup setup, List<String> arguments) {
        List<Value> globals = new ArrayList<>(Collections.nCopies(setup.program().globals().size(), Value.NOTHING));
        globals.set(Special.NF.ordinal(), Value.ZERO);
        globals.set(Special.NR.ordinal(), Value.ZERO);
        globals.set(Special.FNR.ordinal(), Value.ZERO);
        globals.set(Special.FS.ordinal(), Value.of(" "));
        globals.set(Special.OFS.ordinal(), Value.of(" "));
        globals.set(Special.ORS.ordinal(), Value.of("\n"));
        globals.set(Special.RS.ordinal(), Value.of("\n"));
        globals.set(Special.FILENAME.ordinal(), Value.EMPTY);
        globals.set(Special.SUBSEP.ordinal(), Value.of("\034"));
        globals.set(Special.RSTART.ordinal(), Value.ZERO);
        globals.set(Special.RLENGTH.ordinal(), Value.of(-1));
        globals.set(Special.CONVFMT.ordinal(), Value.of("%.6g"));
        globals.set(Special.OFMT.ordinal(), Value.of("%.6g"));
        globals.set(Special.ARGC.ordinal(), Value.of(arguments.size() + 1));
        Map<Integer, Cells> arrays = new TreeMap<>();
        Map<String, Value> environment = new LinkedHashMap<>();
        sys.environment().forEach((name, value) -> environment.put(name, Value.input(setup.encoding().inner(value))));
        arrays.put(SpecialArray.ENVIRON.ordinal(), Cells.of(environment));
        Map<String, Value> argv = new LinkedHashMap<>(Map.of("0", Value.of(setup.name())));
        for (int i = 0; i < arguments.size(); i++) {
            argv.put(Integer.toString(i + 1), Value.input(setup.encoding().inner(arguments.get(i))));
        }
        arrays.put(SpecialArray.ARGV.ordinal(), Cells.of(argv));
        // Only mawk begins with another seed each time.
        long seed = setup.flavour() == Flavour.MAWK ? sys.random("awk") & 0x7fffffff : 1;
        return new Image(0, 0, globals, List.of(), List.of(), arrays, setup.program().arrays(),
                Collections.nCopies(setup.program().ranges(), false), Image.Fields.NONE, Value.NOTHING, 0, false, Chance.seeded(seed, seed));
    }
}
