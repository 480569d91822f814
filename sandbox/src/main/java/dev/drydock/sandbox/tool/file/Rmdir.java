package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code rmdir}: removes empty folders. */
public final class Rmdir implements Tool {
    @Override
    public Spec options() {
        return Spec.of("p,parents v,verbose ignore-fail-on-non-empty");
    }

    @Override
    public String usage() {
        return "[-p] DIRECTORY...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Output output = new Output();
        int status = 0;
        for (String operand : arguments.operands()) {
            String path = operand;
            boolean first = true;
            do {
                Outcome<Boolean> removed = sys.files().removeDirectory(path);
                output.out(arguments.has("v") ? arguments.name() + ": removing directory, " + arguments.quote(path) + "\n" : "");
                if (!removed.ok()) {
                    boolean accepted = removed.is(Errno.ENOTEMPTY) && arguments.has("ignore-fail-on-non-empty");
                    if (!accepted) {
                        output.complain(arguments, arguments.words("failed to remove " + (first ? "" : "directory ") + arguments.quote(path), "'" + path + "'") + ": " + removed.errno().text());
                        status = 1;
                    }
                    break;
                }
                first = false;
                path = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
            } while (arguments.has("p") && !path.isEmpty());
        }
        return output.exit(sys, status);
    }
}
