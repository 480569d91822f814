package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code true} and {@code false}. */
public final class Constant implements Tool {
    private final int status;

    /** @param status what it always exits with */
    public Constant(int status) {
        this.status = status;
    }

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

        return Step.exit(status);
    }
}
