package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
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
import java.util.Locale;

/** {@code cmp}: the first byte that differs. */
public final class Cmp implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,print-bytes l,verbose s,quiet,silent n,bytes= i,ignore-initial=");
    }

    @Override
    public String usage() {
        return "[-ls] [-n NUM] FILE1 [FILE2]";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return arguments.busybox() ? misuse(sys, arguments, "") : sys.fail(arguments.name() + ": missing operand after '" + arguments.name() + "'\n"
                    + arguments.name() + ": Try '" + arguments.name() + " --help' for more information.\n", 2);
        }
        String first = arguments.operand(0);
        String second = arguments.operands().size() > 1 ? arguments.operand(1) : "-";
        return Inputs.feed(sys, List.of(first, second), Inputs.Words.plain(arguments), Gather.all((files, failed) ->
                failed ? new Intake.Ending(List.of(), 2) : compared(arguments, files.get(0), files.get(1))));
    }

    private static Intake.Ending compared(Arguments arguments, Gather.Whole one, Gather.Whole other) {
        Bytes a = one.content();
        Bytes b = other.content();
        long most = arguments.value("n").filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong).orElse(Long.MAX_VALUE);
        Output output = new Output();
        int line = 1;
        boolean differ = false;
        for (int i = 0; i < Math.min(most, Math.min(a.length(), b.length())); i++) {
            if (a.at(i) != b.at(i)) {
                differ = true;
                if (!arguments.has("l")) {
                    output.out(arguments.has("s") ? "" : one.file() + " " + other.file() + " differ: " + "char " + (i + 1) + ", line " + line + "\n");
                    return Intake.Ending.of(output, 1);
                }
                output.out(String.format(Locale.ROOT, "%d %3o %3o\n", i + 1, a.at(i) & 0xff, b.at(i) & 0xff));
            }
            line += a.at(i) == '\n' ? 1 : 0;
        }
        if (a.length() != b.length() && Math.min(a.length(), b.length()) < most) {
            String shorter = a.length() < b.length() ? one.file() : other.file();
            int length = Math.min(a.length(), b.length());
            String where = arguments.busybox() ? "" : length == 0 ? " which is empty" : " after byte " + length + (arguments.has("l") ? "" : ", line " + (line - 1));
            output.err(arguments.has("s") ? "" : arguments.name() + ": EOF on " + shorter + where + "\n");
            return Intake.Ending.of(output, 1);
        }
        return Intake.Ending.of(output, differ ? 1 : 0);
    }
}
