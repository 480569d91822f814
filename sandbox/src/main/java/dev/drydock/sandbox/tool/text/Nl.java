package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;

/** {@code nl}: lines with numbers. */
public final class Nl implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,body-numbering= n,number-format= s,number-separator= w,number-width= v,starting-line-number= i,line-increment=");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        Look look = new Look(arguments.value("b").orElse("t").startsWith("a"), arguments.value("n").orElse("rn"), arguments.value("s").orElse("\t"),
                number(arguments, "w", 6), number(arguments, "i", 1));
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Lines.of(new Numbered(look, number(arguments, "v", 1))));
    }

    private static int number(Arguments arguments, String key, int otherwise) {
        return arguments.value(key).filter(text -> text.matches("\\d{1,4}")).map(Integer::parseInt).orElse(otherwise);
    }

    private record Look(boolean all, String format, String separator, int width, int step) {
        String number(long number) {
            return switch (format) {
                case "ln" -> String.format(Locale.ROOT, "%-" + width + "d", number);
                case "rz" -> String.format(Locale.ROOT, "%0" + width + "d", number);
                default -> String.format(Locale.ROOT, "%" + width + "d", number);
            };
        }
    }

    private record Numbered(Look look, long number) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            if (line.isEmpty() && !look.all) {
                return Turn.of(this, " ".repeat(look.width + look.separator.length()) + "\n");
            }
            return Turn.of(new Numbered(look, number + look.step), look.number(number) + look.separator + line + "\n");
        }
    }
}
