package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;

/** {@code arch}: the machine's architecture. */
final class Arch implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "[OPTION]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        return sys.print(Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().architecture() + "\n", 0);
    }
}
