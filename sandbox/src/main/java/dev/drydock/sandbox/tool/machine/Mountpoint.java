package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code mountpoint}: whether something is mounted on a folder. */
public final class Mountpoint implements Tool {
    @Override
    public Spec options() {
        return Spec.of("q,quiet d,fs-devno n x");
    }

    @Override
    public String usage() {
        return "[-q] DIRECTORY";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().size() != 1) {
            return misuse(sys, arguments, "bad usage");
        }
        String path = arguments.operand(0);
        Outcome<String> real = sys.files().realPath(path);
        if (!real.ok()) {
            return sys.fail(arguments.has("q") ? "" : arguments.name() + ": " + path + ": " + real.errno().text() + "\n", 1);
        }
        boolean mounted = sys.space().mounts().stream().anyMatch(mount -> ("/" + String.join("/", mount.at())).equals(real.value()));
        return sys.print(arguments.has("q") ? "" : path + (mounted ? " is a mountpoint\n" : " is not a mountpoint\n"), mounted ? 0 : 32);
    }
}
