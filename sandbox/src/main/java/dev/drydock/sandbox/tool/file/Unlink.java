package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code unlink}: removes one file. */
public final class Unlink implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        if (arguments.operands().size() > 1) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(1)));
        }
        Outcome<Boolean> removed = sys.files().unlink(arguments.operand(0));
        return removed.ok() ? Step.exit(0) : sys.fail(arguments.name() + ": " + arguments.words("cannot unlink " + arguments.quote(arguments.operand(0)),
                "can't remove file '" + arguments.operand(0) + "'") + ": " + removed.errno().text() + "\n", 1);
    }
}
