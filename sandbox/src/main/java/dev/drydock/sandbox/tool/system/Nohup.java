package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import java.util.Optional;

/** {@code nohup}: a command that a hang-up does not end. */
final class Nohup implements Tool {
    @Override
    public Spec options() {
        return Spec.of("").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "COMMAND [ARG]...";
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
        sys.onSignal(Signal.HUP, Optional.of(new Disposition.Ignore()));
        String said = "";
        if (sys.isTerminal(1)) {
            Outcome<Integer> file = sys.open("nohup.out", Sys.OpenMode.APPEND);
            if (!file.ok()) {
                return sys.fail("nohup: failed to open 'nohup.out': " + file.errno().text() + "\n", 125);
            }
            said = "nohup: ignoring input and appending output to 'nohup.out'\n";
            boolean errors = sys.isTerminal(2);
            int descriptor = file.value();
            return sys.complain(said, s -> {
                s.duplicate(descriptor, 1);
                if (errors) {
                    s.duplicate(descriptor, 2);
                }
                s.close(descriptor);
                return Launch.exec(s, arguments, arguments.operands(), s.environment());
            });
        }
        return Launch.exec(sys, arguments, arguments.operands(), sys.environment());
    }
}
