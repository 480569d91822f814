package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Sizes;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;

/** {@code lsblk}: disks and partitions. */
public final class Lsblk implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all b,bytes d,nodeps f,fs J,json l,list m n,noheadings o,output= p,paths r,raw t S");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [DEVICE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Machine machine = Machine.of(sys.kernel().transaction(), sys.space().machine());
        long bytes = machine.hardware().diskBytes();
        String size = arguments.has("b") ? Long.toString(bytes) : Sizes.human(bytes).replaceFirst("\\.0", "");
        boolean inside = sys.space().ownPids();
        int width = Math.max(4, size.length());
        String row = "%-6s %7s %2s %" + width + "s %2s %-4s %s";
        StringBuilder text = new StringBuilder();
        if (!arguments.has("n")) {
            text.append(String.format(Locale.ROOT, row, "NAME", "MAJ:MIN", "RM", "SIZE", "RO", "TYPE", "MOUNTPOINTS")).append('\n');
        }
        text.append(String.format(Locale.ROOT, row, "sda", "8:0 ", "0", size, "0", "disk", "")).append('\n');
        if (!arguments.has("d")) {
            String branch = arguments.unicode() ? "\u2514\u2500sda1" : "`-sda1";
            text.append(String.format(Locale.ROOT, row, branch, "8:1 ", "0", size, "0", "part", inside ? "/etc/hosts" : "/")).append('\n');
        }
        return new Output().out(text.toString()).exit(sys, 0);
    }
}
