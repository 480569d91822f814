package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** Asks a question on standard error and reads the answer from standard input, as {@code rm -i} does. */
public final class Confirm {
    private Confirm() {}

    /** What follows the answer. */
    @FunctionalInterface
    public interface Answered {
        Step run(Sys sys, boolean yes);
    }

    /** Asks; an answer that begins with y means yes, the end of the input means no. */
    public static Step ask(Sys sys, String question, Answered then) {
        return sys.complain(question, s -> line(s, "", then));
    }

    private static Step line(Sys sys, String soFar, Answered then) {
        return sys.read(0, 1, (s, read) -> {
            boolean more = read.ok() && !read.value().isEmpty() && read.value().at(0) != '\n';
            return more ? line(s, soFar + read.value().latin1(), then) : then.run(s, soFar.matches("[yY].*"));
        });
    }
}
