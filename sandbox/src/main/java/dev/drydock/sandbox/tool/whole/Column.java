package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Width;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code column}: words in columns, {@code -t} as a table. */
public final class Column implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t,table s,separator= o,output-separator= c,output-width= x n N,table-columns= R,table-right= H L");
    }

    @Override
    public String usage() {
        return "[-t] [-s SEP] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        return Inputs.feed(sys, arguments.operands(), (file, errno) -> arguments.name() + ": cannot open " + file + ": " + errno.text() + "\n",
                Gather.all((files, failed) -> {
            List<String> lines = new ArrayList<>();
            files.forEach(file -> lines.addAll(Whole.lines(file.content(), "\n")));
            lines.removeIf(String::isBlank);
            int width = arguments.value("c").filter(text -> text.matches("\\d{1,5}")).map(Integer::parseInt).orElse(80);
            String text = arguments.has("t") ? table(arguments, lines) : filled(lines, width);
            return Intake.Ending.of(new Output().out(text), failed ? 1 : 0);
        }));
    }

    private static String table(Arguments arguments, List<String> lines) {
        String separators = arguments.value("s").orElse("");
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(separators.isEmpty() ? List.of(line.strip().split("[ \t]+")) : split(line, separators));
        }
        arguments.value("N").ifPresent(names -> rows.add(0, List.of(names.split(","))));
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), Width.of(row.get(i))));
            }
        }
        String between = arguments.value("o").orElse("  ");
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.size(); i++) {
                String cell = i < row.size() ? row.get(i) : "";
                boolean last = i == widths.size() - 1;
                out.append(i == 0 ? "" : between).append(cell).append(last ? "" : " ".repeat(widths.get(i) - Width.of(cell)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static List<String> split(String line, String separators) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || separators.indexOf(line.charAt(i)) >= 0) {
                words.add(line.substring(start, i));
                start = i + 1;
            }
        }
        return words;
    }

    private static String filled(List<String> words, int width) {
        int longest = words.stream().mapToInt(Width::of).max().orElse(0);
        int cell = (longest / 8 + 1) * 8;
        int columns = Math.max(1, width / cell);
        int rows = (words.size() + columns - 1) / Math.max(1, columns);
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int i = row; i < words.size(); i += rows) {
                String word = words.get(i);
                int left = cell - Width.of(word);
                out.append(word).append(i + rows < words.size() ? "\t".repeat((left + 7) / 8) : "");
            }
            out.append('\n');
        }
        return out.toString();
    }
}
