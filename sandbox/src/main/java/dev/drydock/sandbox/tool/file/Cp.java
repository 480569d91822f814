package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Confirm;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code cp}: copies files. */
public final class Cp implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,archive b backup?= d f,force i,interactive H l,link L,dereference n,no-clobber P,no-dereference p preserve?= no-preserve= R,r,recursive s,symbolic-link S,suffix= t,target-directory= T,no-target-directory u,update v,verbose x,one-file-system Z remove-destination parents reflink?= sparse=");
    }

    @Override
    public String usage() {
        return "[-arPLHpfinlsTu] SOURCE DEST";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Targets.Reading reading = Targets.read(sys, arguments);
        if (reading instanceof Targets.Reading.Refused refused) {
            return refused.usage() ? misuse(sys, arguments, refused.complaint()) : sys.fail(arguments.name() + ": " + refused.complaint() + "\n", 1);
        }
        return each(sys, arguments, ((Targets.Reading.Read) reading).targets(), 0, 0);
    }

    private Step each(Sys sys, Arguments arguments, Targets targets, int index, int status) {
        if (index >= targets.sources().size()) {
            return Step.exit(status);
        }
        String to = targets.pathOf(targets.sources().get(index));
        boolean asks = arguments.lastOf("i", "n", "f").equals("i") && sys.files().exists(to) && !sys.files().isDirectory(to);
        if (asks) {
            return Confirm.ask(sys, arguments.name() + ": overwrite " + arguments.quote(to) + "? ", (s, yes) ->
                    yes ? one(s, arguments, targets, index, status) : each(s, arguments, targets, index + 1, status));
        }
        return one(sys, arguments, targets, index, status);
    }

    private Step one(Sys sys, Arguments arguments, Targets targets, int index, int status) {
        Output output = new Output();
        String from = targets.sources().get(index);
        int next = copy(sys, arguments, from, targets.pathOf(from), output) ? status : 1;
        return output.then(sys, s -> each(s, arguments, targets, index + 1, next));
    }

    private static boolean copy(Sys sys, Arguments arguments, String from, String to, Output output) {
        boolean recursive = arguments.has("R") || arguments.has("a");
        boolean keepsLinks = !arguments.has("L") && (recursive || arguments.has("P") || arguments.has("d"));
        Outcome<Node> node = keepsLinks ? sys.files().linkNode(from) : sys.files().node(from);
        if (!node.ok()) {
            output.complain(arguments, arguments.words("cannot stat " + arguments.quote(from), "can't stat '" + from + "'") + ": " + node.errno().text());
            return false;
        }
        if (node.value() instanceof Directory && !recursive) {
            output.complain(arguments, arguments.words("-r not specified; omitting directory " + arguments.quote(from), "omitting directory '" + from + "'"));
            return false;
        }
        String source = sys.files().realPath(from).toOptional().orElse(from);
        String target = sys.files().realPath(to).toOptional().orElse("");
        if (source.equals(target) && !(node.value() instanceof Directory)) {
            output.complain(arguments, arguments.quote(from) + " and " + arguments.quote(to) + " are the same file");
            return false;
        }
        String inside = sys.files().locate(to).toOptional().map(found -> found.text()).orElse("");
        if (node.value() instanceof Directory && (inside + "/").startsWith(source.equals("/") ? "/" : source + "/")) {
            output.complain(arguments, arguments.words("cannot copy a directory, " + arguments.quote(from) + ", into itself, " + arguments.quote(to), "recursion detected, omitting directory '" + from + "'"));
            return false;
        }
        boolean there = sys.files().exists(to);
        if (there && (arguments.lastOf("i", "n", "f").equals("n") || (arguments.has("u") && !newer(sys, node.value(), to)))) {
            return true;
        }
        if (arguments.has("s") || arguments.has("l")) {
            Outcome<Boolean> linked = arguments.has("s") ? sys.files().makeLink(from, to) : sys.files().link(from, to);
            if (!linked.ok()) {
                output.complain(arguments, "cannot create " + (arguments.has("s") ? "symbolic" : "hard") + " link " + arguments.quote(to) + ": " + linked.errno().text());
            }
            return linked.ok();
        }
        boolean keeps = arguments.has("a") || arguments.has("p") || arguments.has("preserve");
        return new Copying(sys, arguments, output, keeps, arguments.has("L")).copy(from, to, node.value());
    }

    private static boolean newer(Sys sys, Node node, String to) {
        return sys.files().node(to).toOptional().map(there -> node.attributes().modifiedMicros() > there.attributes().modifiedMicros()).orElse(true);
    }
}
