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
import java.util.List;
import java.util.Optional;

/** {@code join}: lines of two sorted files with the same key. */
public final class Join implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t= 1= 2= j= a= v= i,ignore-case o= e=");
    }

    @Override
    public String usage() {
        return "[OPTIONS] FILE1 FILE2";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().size() != 2) {
            return misuse(sys, arguments, arguments.operands().isEmpty() ? "missing operand" : "missing operand after " + arguments.quote(arguments.operand(0)));
        }
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> failed
                ? new Intake.Ending(List.of(), 1)
                : Intake.Ending.of(new Output().out(joined(arguments, Whole.lines(files.get(0).content(), "\n"), Whole.lines(files.get(1).content(), "\n"))), 0)));
    }

    private static String joined(Arguments arguments, List<String> first, List<String> second) {
        String separator = arguments.value("t").orElse(" ");
        int firstKey = field(arguments, "1");
        int secondKey = field(arguments, "2");
        List<String> matched = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        for (String line : first) {
            List<String> words = words(line, arguments.value("t"));
            String key = word(words, firstKey);
            boolean found = false;
            for (String other : second) {
                List<String> others = words(other, arguments.value("t"));
                if (word(others, secondKey).equals(key)) {
                    found = true;
                    matched.add(other);
                    List<String> row = new ArrayList<>(List.of(key));
                    row.addAll(without(words, firstKey));
                    row.addAll(without(others, secondKey));
                    out.append(arguments.has("v") ? "" : String.join(separator, row) + "\n");
                }
            }
            if (!found && (arguments.values("a").contains("1") || arguments.values("v").contains("1"))) {
                out.append(String.join(separator, words)).append('\n');
            }
        }
        if (arguments.values("a").contains("2") || arguments.values("v").contains("2")) {
            second.stream().filter(line -> !matched.contains(line))
                    .forEach(line -> out.append(String.join(separator, words(line, arguments.value("t")))).append('\n'));
        }
        return out.toString();
    }

    private static int field(Arguments arguments, String key) {
        return arguments.value(key).or(() -> arguments.value("j")).filter(text -> text.matches("[1-9]\\d{0,4}")).map(Integer::parseInt).orElse(1);
    }

    private static List<String> words(String line, Optional<String> separator) {
        return separator.isPresent() ? List.of(line.split(java.util.regex.Pattern.quote(separator.get()), -1)) : List.of(line.strip().split("[ \t]+"));
    }

    private static String word(List<String> words, int field) {
        return field <= words.size() ? words.get(field - 1) : "";
    }

    private static List<String> without(List<String> words, int field) {
        List<String> rest = new ArrayList<>(words);
        if (field <= rest.size()) {
            rest.remove(field - 1);
        }
        return rest;
    }
}
