package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code mount}: what is mounted where. Mounting itself is the engine's work here. */
public final class Mount implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t,types= o,options= l v,verbose a,all r,read-only w bind B");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [-o OPT] DEVICE NODE";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (!arguments.operands().isEmpty()) {
            if (!sys.credentials().root()) {
                return sys.fail(arguments.name() + ": " + arguments.words(arguments.operand(arguments.operands().size() - 1) + ": must be superuser to use mount.",
                        "permission denied (are you root?)") + "\n", 1);
            }
            String target = arguments.operand(arguments.operands().size() - 1);
            return sys.fail(arguments.name() + ": " + arguments.words(target + ": permission denied.", "permission denied (are you root?)") + "\n", arguments.busybox() ? 1 : 32);
        }
        Output output = new Output();
        for (String line : sys.files().read("/proc/self/mounts").toOptional().orElse(Bytes.EMPTY).text().split("\n")) {
            String[] words = line.split(" ");
            boolean wanted = words.length > 3 && arguments.value("t").map(types -> List.of(types.split(",")).contains(words[2])).orElse(true);
            output.out(wanted ? words[0] + " on " + words[1] + " type " + words[2] + " (" + words[3] + ")\n" : "");
        }
        return output.exit(sys, 0);
    }
}
