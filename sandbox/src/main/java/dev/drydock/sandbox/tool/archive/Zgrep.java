package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Launch;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code zgrep}: as the original a script, which unpacks each file into {@code grep}. */
public final class Zgrep implements Tool {
    private static final String SCRIPT = """
            r=1
            for f; do
              gzip -cdfq -- "$f" | "$Z_GREP" $Z_NAME --label="$f" ARGUMENTS -
              s=$?
              case $r$s in 10) r=0 ;; ?[2-9]) r=2 ;; esac
            done
            exit $r
            """;

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[OPTION]... [-e] PATTERN [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        boolean pattern = false;
        for (int i = 0; i < arguments.operands().size(); i++) {
            String word = arguments.operand(i);
            boolean valued = word.matches("-[eABCm]") && i + 1 < arguments.operands().size();
            if (word.startsWith("-") && word.length() > 1) {
                options.add(word);
                pattern |= word.startsWith("-e") || word.startsWith("--regexp");
                if (valued) {
                    options.add(arguments.operand(++i));
                }
            } else if (!pattern) {
                options.add("-e");
                options.add(word);
                pattern = true;
            } else {
                operands.add(word);
            }
        }
        if (!pattern) {
            return sys.fail("/usr/bin/zgrep: 188: 1: missing pattern; try `/usr/bin/zgrep --help' for help\n", 2);
        }
        StringBuilder quoted = new StringBuilder();
        options.forEach(option -> quoted.append(" '").append(option.replace("'", "'\\''")).append('\''));
        List<String> files = operands.isEmpty() ? List.of("-") : operands;
        String grep = arguments.name().endsWith("egrep") ? "egrep" : arguments.name().endsWith("fgrep") ? "fgrep" : "grep";
        String script = SCRIPT.replace("ARGUMENTS", quoted.toString()).replace("\"$Z_GREP\"", grep).replace("$Z_NAME", files.size() > 1 ? "-H" : "");
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "zgrep"));
        command.addAll(files);
        return Launch.replace(sys, command, sys.environment(), (name, errno) -> "zgrep: " + errno.text() + "\n");
    }
}
