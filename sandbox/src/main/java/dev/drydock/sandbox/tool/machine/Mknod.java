package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Map;

/** {@code mknod}: makes device files; those of the memory devices work, others answer nothing. */
public final class Mknod implements Tool {
    private static final Map<String, String> DRIVERS = Map.of("1:3", "null", "1:5", "zero", "1:7", "full", "1:8", "random", "1:9", "urandom", "5:0", "tty");

    @Override
    public Spec options() {
        return Spec.of("m,mode= Z");
    }

    @Override
    public String usage() {
        return "[OPTION]... NAME TYPE [MAJOR MINOR]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        boolean device = arguments.operands().size() > 1 && arguments.operand(1).matches("[bcu]");
        if (arguments.operands().size() < 2 || device && arguments.operands().size() < 4) {
            return misuse(sys, arguments, "missing operand after " + arguments.quote(arguments.operand(arguments.operands().size() - 1)));
        }
        String path = arguments.operand(0);
        Outcome<Boolean> made = !device ? Outcome.refused(Errno.EPERM)
                : !sys.capable(Capability.MKNOD) ? Outcome.refused(Errno.EPERM)
                : sys.files().exists(path) ? Outcome.refused(Errno.EEXIST)
                : sys.files().put(path, new Device(Attributes.of(0644).modifiedAt(sys.now()),
                        DRIVERS.getOrDefault(arguments.operand(2) + ":" + arguments.operand(3), "null"), true));
        return made.ok() ? Step.exit(0) : sys.fail(arguments.name() + ": " + path + ": " + made.errno().text() + "\n", 1);
    }
}
