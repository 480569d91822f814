package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code expand}: tabs become blanks. */
public final class Expand implements Tool {
    @Override
    public Spec options() {
        return Spec.of("i,initial t,tabs=");
    }

    @Override
    public String usage() {
        return "[-i] [-t N] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int width = arguments.value("t").filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::parseInt).orElse(8);
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Lines.of(new Expanded(width, arguments.has("i"))));
    }

    private record Expanded(int width, boolean onlyInitial) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            StringBuilder out = new StringBuilder();
            boolean initial = true;
            for (char c : line.toCharArray()) {
                if (c == '\t' && (initial || !onlyInitial)) {
                    out.append(" ".repeat(width - out.length() % width));
                } else {
                    initial &= c == ' ';
                    out.append(c);
                }
            }
            return Turn.of(this, out.append(terminated ? "\n" : "").toString());
        }
    }
}
