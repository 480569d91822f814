package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code tac}: lines, the last first. */
public final class Tac implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s,separator= b r");
    }

    @Override
    public String usage() {
        return "[FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        return Inputs.feed(sys, arguments.operands(), (file, errno) -> arguments.name() + ": "
                + arguments.words("failed to open '" + file + "' for reading", file) + ": " + errno.text() + "\n", Gather.all(Tac::backwards));
    }

    private static Intake.Ending backwards(List<Gather.Whole> files, boolean failed) {
        Output output = new Output();
        for (Gather.Whole file : files) {
            String[] lines = Text.decode(file.content().toArray()).split("(?<=\n)");
            for (int i = lines.length - 1; i >= 0; i--) {
                output.out(lines[i]);
            }
        }
        return Intake.Ending.of(output, failed ? 1 : 0);
    }
}
