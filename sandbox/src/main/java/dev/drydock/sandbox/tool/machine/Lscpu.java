package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;

/** {@code lscpu}: the processors. */
public final class Lscpu implements Tool {
    @Override
    public Spec options() {
        return Spec.of("e,extended?= p,parse?= J,json a,all b,online");
    }

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Machine machine = Machine.of(sys.kernel().transaction(), sys.space().machine());
        int cpus = machine.hardware().cpus();
        String[][] rows = {
            {"Architecture:", machine.hardware().architecture()}, {"  CPU op-mode(s):", "32-bit, 64-bit"}, {"  Byte Order:", "Little Endian"},
            {"CPU(s):", Integer.toString(cpus)}, {"  On-line CPU(s) list:", cpus == 1 ? "0" : "0-" + (cpus - 1)}, {"Vendor ID:", "Drydock"},
            {"  Model name:", "Drydock Virtual CPU @ 2.40GHz"}, {"    Thread(s) per core:", "1"}, {"    Core(s) per socket:", Integer.toString(cpus)},
            {"    Socket(s):", "1"}, {"Virtualization features:", ""}, {"  Hypervisor vendor:", "KVM"}, {"  Virtualization type:", "full"}};
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append(String.format(Locale.ROOT, "%-25s%s", row[0], row[1]).stripTrailing()).append('\n');
        }
        return sys.print(text.toString(), 0);
    }
}
