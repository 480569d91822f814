package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code tee}: passes its input on and keeps copies. */
public final class Tee implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,append i,ignore-interrupts p output-error?=");
    }

    @Override
    public String usage() {
        return "[-ai] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Output output = new Output();
        List<Integer> open = new ArrayList<>();
        int status = 0;
        for (String file : arguments.operands()) {
            Outcome<Integer> opened = sys.open(file, arguments.has("a") ? Sys.OpenMode.APPEND : Sys.OpenMode.WRITE);
            if (!opened.ok()) {
                output.err(arguments.name() + ": " + file + ": " + opened.errno().text() + "\n");
                status = 1;
            } else {
                open.add(opened.value());
            }
        }
        if (arguments.has("i")) {
            sys.onSignal(Signal.INT, Optional.of(new Disposition.Ignore()));
        }
        List<Integer> targets = List.copyOf(open);
        int after = status;
        return output.then(sys, s -> copy(s, targets, after));
    }

    private static Step copy(Sys sys, List<Integer> targets, int status) {
        return sys.read(0, 1 << 16, (s, read) -> !read.ok() || read.value().isEmpty() ? Step.exit(status)
                : passOn(s, targets, read.value(), status));
    }

    private static Step passOn(Sys sys, List<Integer> targets, Bytes chunk, int status) {
        Code next = s -> keep(s, targets, 0, chunk, status);
        return sys.write(1, chunk, next);
    }

    private static Step keep(Sys sys, List<Integer> targets, int index, Bytes chunk, int status) {
        if (index >= targets.size()) {
            return copy(sys, targets, status);
        }
        Code next = s -> keep(s, targets, index + 1, chunk, status);
        return sys.write(targets.get(index), chunk, next);
    }
}
