package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code mkdir}: makes folders. */
public final class Mkdir implements Tool {
    @Override
    public Spec options() {
        return Spec.of("m,mode= p,parents v,verbose Z");
    }

    @Override
    public String usage() {
        return "[-m MODE] [-p] DIRECTORY...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Optional<ModeText> mode = ModeText.parse(arguments.value("m").orElse("777"));
        if (mode.isEmpty()) {
            return sys.fail(arguments.name() + ": invalid mode " + arguments.quote(arguments.value("m").orElse("")) + "\n", 1);
        }
        Output output = new Output();
        int status = 0;
        for (String path : arguments.operands()) {
            Outcome<Boolean> made = arguments.has("p") ? withParents(sys, arguments, path, output) : make(sys, path);
            if (!made.ok()) {
                output.complain(arguments, arguments.words("cannot create directory " + arguments.quote(path), "can't create directory '" + path + "'") + ": " + made.errno().text());
                status = 1;
                continue;
            }
            if (arguments.has("m")) {
                sys.files().node(path).toOptional().ifPresent(node ->
                        sys.files().change(path, node.attributes().withMode(mode.get().apply(0777, true, sys.self().place().umask()))));
            }
            output.out(arguments.has("v") && !arguments.has("p") ? said(arguments, path) : "");
        }
        return output.exit(sys, status);
    }

    private static Outcome<Boolean> make(Sys sys, String path) {
        return sys.files().makeDirectory(path.length() > 1 ? path.replaceFirst("/+$", "") : path, 0777);
    }

    private static String said(Arguments arguments, String path) {
        return arguments.name() + ": created directory " + arguments.quote(path) + "\n";
    }

    private static Outcome<Boolean> withParents(Sys sys, Arguments arguments, String path, Output output) {
        StringBuilder at = new StringBuilder(path.startsWith("/") ? "/" : "");
        for (String name : path.split("/+")) {
            if (name.isEmpty()) {
                continue;
            }
            at.append(at.length() == 0 || at.charAt(at.length() - 1) == '/' ? "" : "/").append(name);
            if (sys.files().isDirectory(at.toString())) {
                continue;
            }
            Outcome<Boolean> made = make(sys, at.toString());
            if (!made.ok()) {
                return made.is(Errno.EEXIST) && !at.toString().equals(path) ? Outcome.refused(Errno.ENOTDIR) : made;
            }
            output.out(arguments.has("v") ? said(arguments, at.toString()) : "");
        }
        return Outcome.done();
    }
}
