package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.MachineMemory;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** {@code free}: memory. */
final class Free implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,bytes k,kibi m,mebi g,gibi h,human w,wide t,total s,seconds= c,count= l,lohi si");
    }

    @Override
    public String usage() {
        return "[options]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        MachineMemory now = MachineMemory.of(sys.kernel(), sys.space().machine());
        List<Long> memory = List.of(now.total(), now.used(), now.free(), 2L << 20, now.cached(), now.available());
        LongFunction<String> unit = arguments.has("h") ? Memory::free
                : arguments.has("b") ? Long::toString
                : bytes -> Long.toString(bytes / (arguments.has("m") ? 1 << 20 : arguments.has("g") ? 1 << 30 : 1024));
        StringBuilder text = new StringBuilder("               total        used        free      shared  buff/cache   available\n");
        text.append("Mem:    ");
        memory.forEach(bytes -> text.append(String.format(Locale.ROOT, "%12s", unit.apply(bytes))));
        text.append("\nSwap:   ");
        List.of(0L, 0L, 0L).forEach(bytes -> text.append(String.format(Locale.ROOT, "%12s", unit.apply(bytes))));
        return sys.print(text.append('\n').toString(), 0);
    }
}
