package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code strings}: the printable texts in files. */
public final class Strings implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a n,bytes= t,radix= f o");
    }

    @Override
    public String usage() {
        return "[-fo] [-t o|d|x] [-n LEN] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int least = arguments.value("n").filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::parseInt).orElse(4);
        return Inputs.feed(sys, arguments.operands(), (file, errno) -> arguments.name() + ": "
                + arguments.words("'" + file + "': No such file", file + ": " + errno.text()) + "\n", Gather.all((files, failed) -> {
            Output output = new Output();
            for (Gather.Whole file : files) {
                StringBuilder run = new StringBuilder();
                for (int i = 0; i <= file.content().length(); i++) {
                    int b = i < file.content().length() ? file.content().at(i) & 0xff : 0;
                    if ((b >= ' ' && b < 127) || b == '\t') {
                        run.append((char) b);
                    } else {
                        output.out(run.length() >= least ? run + "\n" : "");
                        run.setLength(0);
                    }
                }
            }
            return Intake.Ending.of(output, failed ? 1 : 0);
        }));
    }
}
