package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code factor}: prime factors. */
public final class Factor implements Tool {
    @Override
    public Spec options() {
        return Spec.of("h,exponents");
    }

    @Override
    public String usage() {
        return "[NUMBER]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Output output = new Output();
        boolean wrong = false;
        for (String text : arguments.operands()) {
            if (!text.matches("\\+?\\d{1,15}")) {
                output.complain(arguments, arguments.quote(text) + " is not a valid positive integer");
                wrong = true;
                continue;
            }
            long left = Long.parseLong(text);
            StringBuilder line = new StringBuilder().append(left).append(':');
            for (long p = 2; p * p <= left; p++) {
                while (left % p == 0) {
                    line.append(' ').append(p);
                    left /= p;
                }
            }
            output.out(line.append(left > 1 ? " " + left : "").append('\n').toString());
        }
        return output.exit(sys, wrong ? 1 : 0);
    }
}
