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
import java.util.Base64;
import java.util.List;

/** {@code base64}: bytes as letters, and back. */
public final class Base64Tool implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,D,decode i,ignore-garbage w,wrap=");
    }

    @Override
    public String usage() {
        return "[-d] [-w COL] [FILE]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().size() > 1) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(1)));
        }
        int width = arguments.value("w").filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(76);
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            if (failed) {
                return new Intake.Ending(List.of(), 1);
            }
            Bytes content = files.get(0).content();
            return arguments.has("d") ? decoded(arguments, content) : Intake.Ending.of(new Output().out(encoded(content, width)), 0);
        }));
    }

    private static String encoded(Bytes content, int width) {
        String letters = Bytes.wrap(Base64.getEncoder().encode(content.toArray())).latin1();
        if (width == 0) {
            return letters;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < letters.length(); i += width) {
            out.append(letters, i, Math.min(letters.length(), i + width)).append('\n');
        }
        return out.toString();
    }

    private static Intake.Ending decoded(Arguments arguments, Bytes content) {
        String letters = content.latin1().replace("\n", "");
        letters = arguments.has("i") ? letters.replaceAll("[^A-Za-z0-9+/=]", "") : letters;
        int good = 0;
        while (good < letters.length() && "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(letters.charAt(good)) >= 0) {
            good++;
        }
        String padding = letters.substring(good);
        boolean whole = padding.matches("={0,2}") && letters.length() % 4 == 0;
        String usable = whole ? letters : letters.substring(0, good / 4 * 4 + (good % 4 >= 2 ? good % 4 : 0));
        Output output = new Output().bytes(Bytes.wrap(Base64.getDecoder().decode(Bytes.latin1(usable).toArray())));
        return whole ? Intake.Ending.of(output, 0)
                : Intake.Ending.of(output.err(arguments.name() + ": " + arguments.words("invalid input", "truncated input") + "\n"), 1);
    }
}
