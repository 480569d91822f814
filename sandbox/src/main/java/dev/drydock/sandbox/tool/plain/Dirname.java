package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code dirname}: a path without its last part. */
public final class Dirname implements Tool {
    @Override
    public Spec options() {
        return Spec.of("z,zero");
    }

    @Override
    public String usage() {
        return "FILENAME";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Output output = new Output();
        for (String path : arguments.operands()) {
            String trimmed = path.replaceFirst("/+$", "");
            int slash = trimmed.lastIndexOf('/');
            String folder = slash < 0 ? (trimmed.isEmpty() && path.startsWith("/") ? "/" : ".") : trimmed.substring(0, slash).replaceFirst("/+$", "");
            output.out((folder.isEmpty() ? "/" : folder) + (arguments.has("z") ? "\0" : "\n"));
        }
        return output.exit(sys, 0);
    }
}
