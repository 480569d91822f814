package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Confirm;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** {@code mv}: moves and renames files. */
public final class Mv implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b backup?= f,force i,interactive n,no-clobber S,suffix= t,target-directory= T,no-target-directory u,update v,verbose strip-trailing-slashes");
    }

    @Override
    public String usage() {
        return "[-finT] SOURCE DEST";
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
        if (arguments.lastOf("i", "n", "f").equals("i") && sys.files().exists(to)) {
            return Confirm.ask(sys, arguments.name() + ": overwrite " + arguments.quote(to) + "? ", (s, yes) ->
                    yes ? one(s, arguments, targets, index, status) : each(s, arguments, targets, index + 1, status));
        }
        return one(sys, arguments, targets, index, status);
    }

    private Step one(Sys sys, Arguments arguments, Targets targets, int index, int status) {
        Output output = new Output();
        String from = targets.sources().get(index);
        int next = move(sys, arguments, from, targets.pathOf(from), output) ? status : 1;
        return output.then(sys, s -> each(s, arguments, targets, index + 1, next));
    }

    private static boolean move(Sys sys, Arguments arguments, String from, String to, Output output) {
        Outcome<Node> node = sys.files().linkNode(from.length() > 1 ? from.replaceFirst("/+$", "") : from);
        if (!node.ok()) {
            output.complain(arguments, arguments.words("cannot stat " + arguments.quote(from), "can't rename '" + from + "'") + ": " + node.errno().text());
            return false;
        }
        Optional<Node> there = sys.files().linkNode(to).toOptional();
        if (there.isPresent() && arguments.lastOf("i", "n", "f").equals("n")) {
            return true;
        }
        String source = sys.files().locateLink(from).toOptional().map(found -> found.text()).orElse(from);
        String target = sys.files().locateLink(to).toOptional().map(found -> found.text()).orElse(to);
        if (source.equals(target)) {
            output.complain(arguments, arguments.quote(from) + " and " + arguments.quote(to) + " are the same file");
            return false;
        }
        Outcome<Boolean> moved = sys.files().rename(from, to);
        if (moved.is(Errno.EXDEV)) {
            boolean copied = new Copying(sys, arguments, new Output(), true, false).copy(from, to, node.value());
            return copied && new Removal(sys, new Arguments(arguments.name(), arguments.dialect(), arguments.unicode(), List.of(), List.of()), output).remove(from, true);
        }
        if (!moved.ok()) {
            output.complain(arguments, complaint(arguments, from, to, moved.errno()));
            return false;
        }
        output.out(arguments.has("v") ? arguments.words("renamed ", "") + arguments.quote(from) + " -> " + arguments.quote(to) + "\n" : "");
        return true;
    }

    private static String complaint(Arguments arguments, String from, String to, Errno errno) {
        if (arguments.busybox()) {
            return "can't rename '" + from + "': " + errno.text();
        }
        return switch (errno) {
            case EINVAL -> "cannot move " + arguments.quote(from) + " to a subdirectory of itself, " + arguments.quote(to);
            case ENOTDIR -> "cannot overwrite non-directory " + arguments.quote(to) + " with directory " + arguments.quote(from);
            case EISDIR -> "cannot overwrite directory " + arguments.quote(to) + " with non-directory";
            default -> "cannot move " + arguments.quote(from) + " to " + arguments.quote(to) + ": " + errno.text();
        };
    }
}
