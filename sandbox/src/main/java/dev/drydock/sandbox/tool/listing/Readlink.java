package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code readlink}: where links lead. */
public final class Readlink implements Tool {
    @Override
    public Spec options() {
        return Spec.of("f,canonicalize e,canonicalize-existing m,canonicalize-missing n,no-newline q,quiet s,silent v,verbose z,zero");
    }

    @Override
    public String usage() {
        return "[-fnv] FILE";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Output output = new Output();
        int status = 0;
        String end = arguments.has("n") && arguments.operands().size() == 1 ? "" : arguments.has("z") ? "\0" : "\n";
        for (String path : arguments.operands()) {
            Outcome<String> found;
            if (arguments.has("f") || arguments.has("e") || arguments.has("m")) {
                found = RealPaths.of(sys, path, arguments.has("e"), arguments.has("m"));
            } else {
                found = sys.files().linkNode(path).then(node -> node instanceof Symlink link ? Outcome.of(link.target()) : Outcome.refused(Errno.EINVAL));
            }
            if (!found.ok()) {
                status = 1;
                output.err(arguments.has("v") ? arguments.name() + ": " + path + ": " + found.errno().text() + "\n" : "");
                continue;
            }
            output.out(found.value() + end);
        }
        return output.exit(sys, status);
    }
}
