package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;

/** {@code uname}: what system this is. A container shows its host's kernel. */
final class Uname implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all s,kernel-name n,nodename r,kernel-release v,kernel-version m,machine p,processor i,hardware-platform o,operating-system");
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
        Machine machine = Machine.of(sys.kernel().transaction(), sys.space().machine());
        boolean all = arguments.has("a");
        StringBuilder text = new StringBuilder();
        add(text, all || arguments.has("s") || arguments.given().isEmpty(), "Linux");
        add(text, all || arguments.has("n"), sys.space().hostname());
        add(text, all || arguments.has("r"), machine.kernelRelease());
        add(text, all || arguments.has("v"), "#" + machine.kernelVersion() + " SMP PREEMPT_DYNAMIC");
        add(text, all || arguments.has("m"), machine.hardware().architecture());
        add(text, !all && arguments.has("p"), "unknown");
        add(text, !all && arguments.has("i"), "unknown");
        add(text, all || arguments.has("o"), "GNU/Linux");
        return sys.print(text + "\n", 0);
    }

    private static void add(StringBuilder text, boolean wanted, String word) {
        if (wanted) {
            text.append(text.isEmpty() ? "" : " ").append(word);
        }
    }
}
