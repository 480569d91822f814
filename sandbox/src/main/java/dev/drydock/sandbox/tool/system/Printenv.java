package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code printenv}: the environment, or some of it. */
final class Printenv implements Tool {
    @Override
    public Spec options() {
        return Spec.of("0,null");
    }

    @Override
    public String usage() {
        return "[VARIABLE]...";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        String end = arguments.has("0") ? "\0" : "\n";
        StringBuilder text = new StringBuilder();
        if (arguments.operands().isEmpty()) {
            sys.environment().forEach((name, value) -> text.append(name).append('=').append(value).append(end));
            return sys.print(text.toString(), 0);
        }
        arguments.operands().forEach(name -> sys.variable(name).ifPresent(value -> text.append(value).append(end)));
        boolean all = arguments.operands().stream().allMatch(name -> sys.variable(name).isPresent());
        return sys.print(text.toString(), all ? 0 : 1);
    }
}
