package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Launch;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code chroot}: runs a program that takes a folder for the root. */
final class Chroot implements Tool {
    @Override
    public Spec options() {
        return Spec.of("groups= userspec= skip-chdir").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[OPTION] NEWROOT [COMMAND [ARG]...]";
    }

    @Override
    public int misuseStatus() {
        return 125;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        String root = arguments.operand(0);
        Outcome<Space> space = sys.capable(Capability.SYS_CHROOT)
                ? sys.files().locate(root).then(place -> Entering.rooted(sys.kernel(), sys.self(), place)) : Outcome.refused(Errno.EPERM);
        if (!space.ok()) {
            return sys.fail(arguments.name() + ": " + arguments.words("cannot", "can't") + " change root directory to '" + root + "': " + space.errno().text() + "\n",
                    arguments.busybox() ? 1 : 125);
        }
        sys.enterRoot(space.value());
        List<String> command = arguments.operands().size() > 1 ? arguments.operands().subList(1, arguments.operands().size())
                : List.of(sys.variable("SHELL").filter(shell -> !shell.isEmpty()).orElse("/bin/sh"), "-i");
        return Launch.replace(sys, command, sys.environment(), (name, errno) -> arguments.words(
                "chroot: failed to run command " + arguments.quote(name) + ": " + errno.text() + "\n", "chroot: can't execute '" + name + "': " + errno.text() + "\n"));
    }
}
