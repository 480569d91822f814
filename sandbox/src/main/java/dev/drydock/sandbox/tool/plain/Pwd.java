package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code pwd}: the current folder. */
public final class Pwd implements Tool {
    @Override
    public Spec options() {
        return Spec.of("L,logical P,physical");
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String logical = sys.variable("PWD").orElse("");
        boolean same = arguments.has("L") && sys.files().realPath(logical).toOptional().filter(path -> path.equals(sys.directory())).isPresent();
        return sys.print((same ? logical : sys.directory()) + "\n", 0);
    }
}
