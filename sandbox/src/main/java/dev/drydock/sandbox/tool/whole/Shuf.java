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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** {@code shuf}: lines in random order. */
public final class Shuf implements Tool {
    @Override
    public Spec options() {
        return Spec.of("e,echo i,input-range= n,head-count= o,output= r,repeat z");
    }

    @Override
    public String usage() {
        return "[-n NUM] [-o FILE] [-e ARG]... | -i L-H | [FILE]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int most = arguments.value("n").filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        if (arguments.has("e")) {
            return print(sys, shuffled(sys, arguments.operands()), most);
        }
        if (arguments.has("i")) {
            String range = arguments.value("i").orElse("");
            if (!range.matches("\\d{1,9}-\\d{1,9}")) {
                return sys.fail(arguments.name() + ": invalid input range: " + arguments.quote(range) + "\n", 1);
            }
            int first = Integer.parseInt(range.substring(0, range.indexOf('-')));
            int last = Integer.parseInt(range.substring(range.indexOf('-') + 1));
            List<String> numbers = new ArrayList<>();
            for (int i = first; i <= last && numbers.size() < 1_000_000; i++) {
                numbers.add(Integer.toString(i));
            }
            return print(sys, shuffled(sys, numbers), most);
        }
        long seed = sys.random("shuf");
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            List<String> lines = new ArrayList<>();
            files.forEach(file -> lines.addAll(Whole.lines(file.content(), "\n")));
            Output output = new Output();
            shuffled(seed, lines).stream().limit(most).forEach(line -> output.out(line + "\n"));
            return Intake.Ending.of(output, failed ? 1 : 0);
        }));
    }

    private static Step print(Sys sys, List<String> lines, int most) {
        Output output = new Output();
        lines.stream().limit(most).forEach(line -> output.out(line + "\n"));
        return output.exit(sys, 0);
    }

    private static List<String> shuffled(Sys sys, List<String> lines) {
        return shuffled(sys.random("shuf"), lines);
    }

    private static List<String> shuffled(long seed, List<String> lines) {
        List<String> shuffled = new ArrayList<>(lines);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int left = shuffled.size(); left > 1; left--) {
            Collections.swap(shuffled, left - 1, chance.nextInt(left));
        }
        return List.copyOf(shuffled);
    }
}
