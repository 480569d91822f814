package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code whoami}: the user's name. */
final class Whoami implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "[OPTION]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (!arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(0)));
        }
        int uid = sys.credentials().uid();
        return Accounts.of(sys.files()).user(uid)
                .map(user -> sys.print(user.name() + "\n", 0))
                .orElseGet(() -> sys.fail(arguments.words("whoami: cannot find name for user ID " + uid + "\n", "whoami: unknown uid " + uid + "\n"), 1));
    }
}
