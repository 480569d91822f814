package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code fold}: long lines, broken. */
public final class Fold implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,bytes s,spaces w,width=");
    }

    @Override
    public String usage() {
        return "[-bs] [-w WIDTH] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String width = arguments.value("w").orElse("80");
        if (!width.matches("[1-9]\\d{0,8}")) {
            return sys.fail(arguments.name() + ": invalid number of columns: " + arguments.quote(width) + "\n", 1);
        }
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Lines.of(new Broken(Integer.parseInt(width), arguments.has("s"))));
    }

    private record Broken(int width, boolean atBlanks) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            StringBuilder out = new StringBuilder();
            int start = 0;
            while (line.length() - start > width) {
                int end = start + width;
                int blank = atBlanks ? line.lastIndexOf(' ', end - 1) : -1;
                end = blank >= start ? blank + 1 : end;
                out.append(line, start, end).append('\n');
                start = end;
            }
            return Turn.of(this, out.append(line.substring(start)).append(terminated ? "\n" : "").toString());
        }
    }
}
