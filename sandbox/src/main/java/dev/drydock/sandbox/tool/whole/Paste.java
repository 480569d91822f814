package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Escapes;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code paste}: lines side by side. */
public final class Paste implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,delimiters= s,serial z");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> delimiters = Escapes.all(arguments.value("d").orElse("\t"), false).text().codePoints().mapToObj(Character::toString).toList();
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            Output output = new Output();
            List<List<String>> columns = files.stream().map(file -> Whole.lines(file.content(), "\n")).toList();
            if (arguments.has("s")) {
                columns.forEach(column -> output.out(joined(column, delimiters) + "\n"));
            } else {
                int rows = columns.stream().mapToInt(List::size).max().orElse(0);
                for (int row = 0; row < rows; row++) {
                    int at = row;
                    output.out(joined(columns.stream().map(column -> at < column.size() ? column.get(at) : "").toList(), delimiters) + "\n");
                }
            }
            return Intake.Ending.of(output, failed ? 1 : 0);
        }));
    }

    private static String joined(List<String> words, List<String> delimiters) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            boolean bare = i == 0 || delimiters.isEmpty() || delimiters.get((i - 1) % delimiters.size()).equals("\0");
            out.append(bare ? "" : delimiters.get((i - 1) % delimiters.size())).append(words.get(i));
        }
        return out.toString();
    }
}
