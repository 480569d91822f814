package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;

/** {@code nproc}: how many processors there are. */
final class Nproc implements Tool {
    @Override
    public Spec options() {
        return Spec.of("all ignore=");
    }

    @Override
    public String usage() {
        return "[OPTION]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (!arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(0)));
        }
        return sys.print(Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().cpus() + "\n", 0);
    }
}
