package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code hostnamectl}: name and kind of the machine. */
public final class Hostnamectl implements Tool {
    @Override
    public Spec options() {
        return Spec.of("static transient pretty json= no-ask-password H,host= M,machine=");
    }

    @Override
    public String usage() {
        return "[OPTIONS] COMMAND ...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (!arguments.operands().isEmpty() && arguments.operand(0).matches("set-hostname|hostname") && arguments.operands().size() > 1) {
            if (!sys.credentials().root()) {
                return sys.fail("Could not set static hostname: Access denied\n", 1);
            }
            sys.files().write("/etc/hostname", Bytes.of(arguments.operand(1) + "\n"));
            Entering.rename(sys.kernel(), sys.space(), arguments.operand(1));
            return Step.exit(0);
        }
        Machine machine = Machine.of(sys.kernel().transaction(), sys.space().machine());
        String text = " Static hostname: " + sys.space().hostname() + "\n       Icon name: computer-vm\n         Chassis: vm\n      Machine ID: "
                + sys.files().read("/etc/machine-id").toOptional().map(Bytes::text).orElse("n/a").strip() + "\n  Virtualization: kvm\nOperating System: "
                + machine.operatingSystem() + "\n          Kernel: Linux " + machine.kernelRelease() + "\n    Architecture: x86-64\n";
        return sys.print(text, 0);
    }
}
