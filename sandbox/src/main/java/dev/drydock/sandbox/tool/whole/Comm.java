package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code comm}: what two sorted files have in common. */
public final class Comm implements Tool {
    @Override
    public Spec options() {
        return Spec.of("1 2 3 check-order nocheck-order output-delimiter= total z");
    }

    @Override
    public String usage() {
        return "[-123] FILE1 FILE2";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().size() != 2) {
            return misuse(sys, arguments, arguments.operands().isEmpty() ? "missing operand"
                    : arguments.operands().size() < 2 ? "missing operand after " + arguments.quote(arguments.operand(0)) : "extra operand " + arguments.quote(arguments.operand(2)));
        }
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> failed
                ? new Intake.Ending(List.of(), 1)
                : Intake.Ending.of(new Output().out(compared(arguments, Whole.lines(files.get(0).content(), "\n"), Whole.lines(files.get(1).content(), "\n"))), 0)));
    }

    private static String compared(Arguments arguments, List<String> first, List<String> second) {
        StringBuilder out = new StringBuilder();
        String tab = arguments.value("output-delimiter").orElse("\t");
        String two = arguments.has("1") ? "" : tab;
        String three = two + (arguments.has("2") ? "" : tab);
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            int order = i >= first.size() ? 1 : j >= second.size() ? -1 : first.get(i).compareTo(second.get(j));
            String column = order < 0 ? "1" : order > 0 ? "2" : "3";
            String line = order <= 0 ? first.get(i) : second.get(j);
            if (!arguments.has(column)) {
                out.append(order < 0 ? "" : order > 0 ? two : three).append(line).append('\n');
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return out.toString();
    }
}
