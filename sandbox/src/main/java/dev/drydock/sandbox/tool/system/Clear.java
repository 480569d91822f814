package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code clear}: an empty screen. */
final class Clear implements Tool {
    @Override
    public Spec options() {
        return Spec.of("x T= V");
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        return sys.print("\u001b[H\u001b[2J\u001b[3J", 0);
    }
}
