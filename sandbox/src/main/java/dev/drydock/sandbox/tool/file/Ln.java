package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code ln}: gives files further names. */
public final class Ln implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b f,force i n,no-dereference P L r,relative s,symbolic S,suffix= t,target-directory= T,no-target-directory v,verbose");
    }

    @Override
    public String usage() {
        return "[-sfnbtv] [-S SUF] TARGET... LINK|DIR";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return misuse(sys, arguments, "missing file operand");
        }
        Targets targets = new Targets(operands, arguments.value("t").orElse("."), true);
        if (!arguments.has("t") && operands.size() > 1) {
            Targets.Reading reading = Targets.read(sys, arguments);
            if (reading instanceof Targets.Reading.Refused refused) {
                return sys.fail(arguments.name() + ": " + refused.complaint() + "\n", 1);
            }
            targets = ((Targets.Reading.Read) reading).targets();
            boolean link = arguments.has("n") && sys.files().linkNode(targets.target()).toOptional().filter(Symlink.class::isInstance).isPresent();
            targets = link ? new Targets(targets.sources(), targets.target(), false) : targets;
        }
        Output output = new Output();
        int status = 0;
        for (String source : targets.sources()) {
            status = link(sys, arguments, source, targets.pathOf(source), output) ? status : 1;
        }
        return output.exit(sys, status);
    }

    private static boolean link(Sys sys, Arguments arguments, String target, String path, Output output) {
        boolean symbolic = arguments.has("s");
        if (!symbolic) {
            Outcome<Node> node = sys.files().linkNode(target);
            if (!node.ok()) {
                output.complain(arguments, arguments.words("failed to access " + arguments.quote(target), target) + ": " + node.errno().text());
                return false;
            }
            if (node.value() instanceof Directory) {
                output.complain(arguments, arguments.words(target + ": hard link not allowed for directory", path + ": Operation not permitted"));
                return false;
            }
        }
        if (arguments.has("f") && sys.files().linkNode(path).ok()) {
            sys.files().unlink(path);
        }
        String written = arguments.has("r") && symbolic ? relative(sys, target, path) : target;
        Outcome<Boolean> made = symbolic ? sys.files().makeLink(written, path) : sys.files().link(target, path);
        if (!made.ok()) {
            boolean shows = symbolic || made.is(Errno.EEXIST);
            String gnu = "failed to create " + (symbolic ? "symbolic" : "hard") + " link " + arguments.quote(path)
                    + (shows ? "" : " => " + arguments.quote(target));
            output.complain(arguments, arguments.words(gnu, path) + ": " + made.errno().text());
            return false;
        }
        output.out(arguments.has("v") ? arguments.quote(path) + (symbolic ? " -> " : " => ") + arguments.quote(written) + "\n" : "");
        return true;
    }

    private static String relative(Sys sys, String target, String path) {
        List<String> from = sys.files().locate(path).toOptional().map(found -> found.path()).orElse(List.of());
        List<String> to = sys.files().locate(target).toOptional().map(found -> found.path()).orElse(List.of());
        int same = 0;
        while (same < from.size() - 1 && same < to.size() && from.get(same).equals(to.get(same))) {
            same++;
        }
        return "../".repeat(Math.max(0, from.size() - 1 - same)) + String.join("/", to.subList(same, to.size()));
    }
}
