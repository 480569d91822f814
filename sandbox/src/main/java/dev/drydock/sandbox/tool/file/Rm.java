package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Confirm;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code rm}: removes files. */
public final class Rm implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,dir f,force i I interactive?= r,R,recursive v,verbose one-file-system no-preserve-root preserve-root?=");
    }

    @Override
    public String usage() {
        return "[-irf] FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return arguments.has("f") ? Step.exit(0) : misuse(sys, arguments, "missing operand");
        }
        boolean asks = arguments.lastOf("f", "i", "I").equals("i") || arguments.value("interactive").orElse("").matches("always");
        boolean asksOnce = arguments.lastOf("f", "i", "I").equals("I") && (arguments.has("r") || arguments.operands().size() > 3);
        if (asksOnce) {
            int count = arguments.operands().size();
            String question = arguments.name() + ": remove " + count + " argument" + (count == 1 ? "" : "s") + (arguments.has("r") ? " recursively? " : "? ");
            return Confirm.ask(sys, question, (s, yes) -> yes ? each(s, arguments, 0, 0, false) : Step.exit(0));
        }
        return each(sys, arguments, 0, 0, asks);
    }

    private Step each(Sys sys, Arguments arguments, int index, int status, boolean asks) {
        if (index >= arguments.operands().size()) {
            return Step.exit(status);
        }
        String path = arguments.operand(index);
        Outcome<Node> node = sys.files().linkNode(path);
        boolean protectedFile = node.ok() && !(node.value() instanceof Symlink) && !arguments.has("f") && sys.isTerminal(0)
                && !sys.files().permits(node.value().attributes(), 2);
        if (node.ok() && (asks || protectedFile)) {
            String question = arguments.name() + ": remove " + (protectedFile ? "write-protected " : "") + kind(node.value()) + " " + arguments.quote(path) + "? ";
            return Confirm.ask(sys, question, (s, yes) -> yes ? one(s, arguments, index, status, asks) : each(s, arguments, index + 1, status, asks));
        }
        return one(sys, arguments, index, status, asks);
    }

    private Step one(Sys sys, Arguments arguments, int index, int status, boolean asks) {
        String path = arguments.operand(index);
        Output output = new Output();
        String last = path.replaceFirst("/+$", "").replaceFirst(".*/", "");
        boolean removed = false;
        if (arguments.has("r") && (last.equals(".") || last.equals(".."))) {
            output.complain(arguments, "refusing to remove '.' or '..' directory: skipping " + arguments.quote(path));
        } else if (arguments.has("r") && !arguments.has("no-preserve-root") && !arguments.busybox() && sys.files().realPath(path).toOptional().orElse("").equals("/")) {
            output.complain(arguments, "it is dangerous to operate recursively on " + arguments.quote(path))
                    .complain(arguments, "use --no-preserve-root to override this failsafe");
        } else {
            removed = new Removal(sys, arguments, output).remove(path, arguments.has("r"));
        }
        int next = removed ? status : 1;
        return output.then(sys, s -> each(s, arguments, index + 1, next, asks));
    }

    private static String kind(Node node) {
        return node instanceof Directory ? "directory" : node instanceof Symlink ? "symbolic link"
                : node.size() == 0 ? "regular empty file" : "regular file";
    }
}
