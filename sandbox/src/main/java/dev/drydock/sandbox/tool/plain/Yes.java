package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code yes}: the same line for ever. */
public final class Yes implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[ARG]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String line = (arguments.operands().isEmpty() ? "y" : String.join(" ", arguments.operands())) + "\n";
        Bytes block = Bytes.wrap(Text.encode(line.repeat(Math.max(1, 1024 / line.length()))));
        return again(sys, block);
    }

    private static Step again(Sys sys, Bytes block) {
        Code next = s -> again(s, block);
        return sys.write(1, block, next);
    }
}
