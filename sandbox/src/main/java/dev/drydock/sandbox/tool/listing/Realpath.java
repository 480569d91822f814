package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code realpath}: paths without links and dots. */
public final class Realpath implements Tool {
    @Override
    public Spec options() {
        return Spec.of("e,canonicalize-existing m,canonicalize-missing L,logical P,physical q,quiet s,strip,no-symlinks z,zero relative-to= relative-base=");
    }

    @Override
    public String usage() {
        return "FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Output output = new Output();
        int status = 0;
        for (String path : arguments.operands()) {
            Outcome<String> found = RealPaths.of(sys, path, arguments.has("e"), arguments.has("m"));
            if (!found.ok()) {
                status = 1;
                output.err(arguments.has("q") ? "" : arguments.name() + ": " + path + ": " + found.errno().text() + "\n");
                continue;
            }
            output.out(found.value() + (arguments.has("z") ? "\0" : "\n"));
        }
        return output.exit(sys, status);
    }
}
