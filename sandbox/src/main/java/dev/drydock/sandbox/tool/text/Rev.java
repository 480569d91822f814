package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code rev}: each line backwards. */
public final class Rev implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "[FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        return Inputs.feed(sys, arguments.operands(),
                (file, errno) -> arguments.name() + ": cannot open " + file + ": " + errno.text() + "\n", Lines.of(new Backwards()));
    }

    private record Backwards() implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            return Turn.of(this, new StringBuilder(line).reverse() + (terminated ? "\n" : ""));
        }
    }
}
