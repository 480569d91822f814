package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Printf;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code printf}, as a program file. */
public final class PrintfTool implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[ARG]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Printf.Dialect dialect = arguments.busybox() ? Printf.Dialect.BUSYBOX : Printf.Dialect.GNU;
        List<String> words = arguments.operands().get(0).equals("--") ? arguments.operands().subList(1, arguments.operands().size()) : arguments.operands();
        Printf.Printed printed = Printf.format(dialect, words.get(0), words.subList(1, words.size()));
        Output output = new Output();
        printed.complaints().forEach(complaint -> output.complain(arguments, complaint));
        return output.out(printed.output()).exit(sys, printed.exitCode());
    }
}
