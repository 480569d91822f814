package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code tty}: the terminal behind standard input. */
final class Tty implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s,silent,quiet");
    }

    @Override
    public String usage() {
        return "[OPTION]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        boolean terminal = sys.isTerminal(0);
        String name = sys.terminal(0).map(found -> found.id().startsWith("pts/") ? "/dev/" + found.id() : "/dev/pts/0").orElse("not a tty");
        return sys.print(arguments.has("s") ? "" : name + "\n", terminal ? 0 : 1);
    }
}
