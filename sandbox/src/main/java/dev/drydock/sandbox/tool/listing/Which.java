package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code which}: the program file that a name means. */
public final class Which implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a s");
    }

    @Override
    public String usage() {
        return "[-a] COMMAND...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Output output = new Output();
        boolean missing = arguments.operands().isEmpty();
        for (String command : arguments.operands()) {
            boolean found = false;
            if (command.contains("/")) {
                found = sys.which(command, "").ok();
                output.out(found ? command + "\n" : "");
            }
            for (String folder : command.contains("/") ? new String[0] : sys.variable("PATH").orElse("").split(":")) {
                String path = folder + "/" + command;
                if ((!found || arguments.has("a")) && sys.which(path, "").ok()) {
                    found = true;
                    output.out(arguments.has("s") ? "" : path + "\n");
                }
            }
            missing |= !found;
        }
        return output.exit(sys, missing ? 1 : 0);
    }
}
