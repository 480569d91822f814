package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code sleep}: waits in virtual time. */
final class Sleep implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "NUMBER[SUFFIX]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        long total = 0;
        for (String operand : arguments.operands()) {
            Optional<Long> micros = Interval.micros(operand);
            if (micros.isEmpty()) {
                return arguments.busybox()
                        ? sys.fail("sleep: invalid number '" + operand + "'\n", 1)
                        : misuse(sys, arguments, "invalid time interval " + arguments.quote(operand));
            }
            total = Math.min(Long.MAX_VALUE / 4, total + micros.get());
        }
        return sys.sleep(total, s -> Step.exit(0));
    }
}
