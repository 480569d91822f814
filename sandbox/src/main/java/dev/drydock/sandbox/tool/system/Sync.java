package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code sync}: nothing is ever unwritten here. */
final class Sync implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,data f,file-system");
    }

    @Override
    public String usage() {
        return "[OPTION] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        return Step.exit(0);
    }
}
