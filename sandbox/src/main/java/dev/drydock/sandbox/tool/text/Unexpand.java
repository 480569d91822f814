package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code unexpand}: blanks become tabs. */
public final class Unexpand implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all t,tabs= first-only");
    }

    @Override
    public String usage() {
        return "[-fa] [-t N] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int width = arguments.value("t").filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::parseInt).orElse(8);
        boolean all = (arguments.has("a") || arguments.has("t")) && !arguments.has("first-only");
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Lines.of(new Tabbed(width, all)));
    }

    private record Tabbed(int width, boolean all) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            StringBuilder out = new StringBuilder();
            int column = 0;
            int blanks = 0;
            boolean initial = true;
            for (char c : line.toCharArray()) {
                boolean converts = initial || all;
                if (c == ' ' && converts) {
                    blanks++;
                    column++;
                    if (column % width == 0) {
                        out.append(blanks > 1 ? "\t" : " ");
                        blanks = 0;
                    }
                } else if (c == '\t') {
                    column = (column / width + 1) * width;
                    out.append('\t');
                    blanks = 0;
                } else {
                    out.append(" ".repeat(blanks)).append(c);
                    blanks = 0;
                    column++;
                    initial = false;
                }
            }
            return Turn.of(this, out.append(" ".repeat(blanks)).append(terminated ? "\n" : "").toString());
        }
    }
}
