package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code install}: copies files with a mode, or makes folders. */
public final class Install implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b c C D d,directory g,group= m,mode= o,owner= p s t,target-directory= T v,verbose");
    }

    @Override
    public String usage() {
        return "[-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE] DEST";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Optional<ModeText> mode = ModeText.parse(arguments.value("m").orElse("755"));
        if (mode.isEmpty()) {
            return sys.fail(arguments.name() + ": invalid mode " + arguments.quote(arguments.value("m").orElse("")) + "\n", 1);
        }
        int bits = mode.get().apply(0, false, 0);
        Output output = new Output();
        if (arguments.has("d")) {
            for (String path : arguments.operands()) {
                StringBuilder at = new StringBuilder(path.startsWith("/") ? "/" : "");
                for (String name : path.split("/+")) {
                    at.append(at.length() == 0 || at.toString().endsWith("/") ? "" : "/").append(name);
                    if (!name.isEmpty() && !sys.files().isDirectory(at.toString())) {
                        sys.files().makeDirectory(at.toString(), 0755);
                    }
                }
                sys.files().node(path).toOptional().ifPresent(node -> sys.files().change(path, node.attributes().withMode(bits)));
            }
            return output.exit(sys, 0);
        }
        Targets.Reading reading = Targets.read(sys, arguments);
        if (reading instanceof Targets.Reading.Refused refused) {
            return refused.usage() ? misuse(sys, arguments, refused.complaint()) : sys.fail(arguments.name() + ": " + refused.complaint() + "\n", 1);
        }
        Targets targets = ((Targets.Reading.Read) reading).targets();
        int status = 0;
        for (String source : targets.sources()) {
            String to = targets.pathOf(source);
            Outcome<Node> node = sys.files().node(source);
            if (!node.ok()) {
                output.complain(arguments, "cannot stat " + arguments.quote(source) + ": " + node.errno().text());
                status = 1;
                continue;
            }
            boolean copied = new Copying(sys, arguments, output, false, true).copy(source, to, node.value());
            sys.files().node(to).toOptional().filter(made -> copied).ifPresent(made -> sys.files().change(to, made.attributes().withMode(bits)));
            status = copied ? status : 1;
        }
        return output.exit(sys, status);
    }
}
