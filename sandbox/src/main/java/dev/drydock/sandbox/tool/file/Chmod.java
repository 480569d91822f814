package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code chmod}: changes permissions. */
public final class Chmod implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[-Rcvf] MODE[,MODE]... FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments raw) {
        // -w and -x are modes here, so options are told apart by hand.
        List<Arguments.Given> given = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        boolean options = true;
        for (String word : raw.operands()) {
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.matches("-[Rcvf]+|--recursive|--verbose|--changes|--quiet|--silent|--reference=.*")) {
                String letters = word.startsWith("--") ? word.substring(2, 3).replace("r", "R").replace("q", "f").replace("s", "f") : word.substring(1);
                letters.chars().forEach(c -> given.add(new Arguments.Given(String.valueOf((char) c), "")));
                if (word.startsWith("--reference=")) {
                    given.add(new Arguments.Given("reference", word.substring(12)));
                }
            } else if (options && word.matches("-[^rwxXst].*") && word.length() > 1) {
                return Tool.misuse(sys, this, raw.dialect(), raw.name(), word.startsWith("--") ? "unrecognized option '" + word + "'" : "invalid option -- '" + word.charAt(1) + "'");
            } else {
                operands.add(word);
            }
        }
        return change(sys, new Arguments(raw.name(), raw.dialect(), raw.unicode(), List.copyOf(given), List.copyOf(operands)));
    }

    private Step change(Sys sys, Arguments arguments) {
        List<String> operands = arguments.operands();
        int first = arguments.has("reference") ? 0 : 1;
        if (operands.size() < 1) {
            return misuse(sys, arguments, "missing operand");
        }
        if (operands.size() < first + 1) {
            return misuse(sys, arguments, "missing operand after " + arguments.quote(operands.get(0)));
        }
        String text = first == 0 ? Integer.toOctalString(sys.files().node(arguments.value("reference").orElse("")).toOptional()
                .map(node -> node.attributes().mode()).orElse(0644)) : operands.get(0);
        Optional<ModeText> mode = ModeText.parse(text.startsWith("-") ? "a" + text : text);
        if (mode.isEmpty()) {
            return arguments.busybox() ? sys.fail(arguments.name() + ": invalid mode '" + text + "'\n", 1) : misuse(sys, arguments, "invalid mode: " + arguments.quote(text));
        }
        Output output = new Output();
        boolean all = true;
        for (String path : operands.subList(first, operands.size())) {
            all &= one(sys, arguments, mode.get(), path, output);
        }
        return output.exit(sys, all ? 0 : 1);
    }

    private static boolean one(Sys sys, Arguments arguments, ModeText mode, String path, Output output) {
        Outcome<Node> node = sys.files().node(path);
        if (!node.ok()) {
            output.complain(arguments, arguments.words("cannot access " + arguments.quote(path), path) + ": " + node.errno().text());
            return false;
        }
        boolean directory = node.value() instanceof Directory;
        int before = node.value().attributes().mode();
        int after = mode.apply(before, directory, sys.self().place().umask());
        Outcome<Boolean> changed = sys.files().change(path, node.value().attributes().withMode(after));
        if (!changed.ok()) {
            output.complain(arguments, arguments.words("changing permissions of " + arguments.quote(path), path) + ": " + changed.errno().text());
            return false;
        }
        if (arguments.has("v") || (arguments.has("c") && before != after)) {
            String did = before == after ? "retained as " + shown(after) : "changed from " + shown(before) + " to " + shown(after);
            output.out("mode of " + arguments.quote(path) + " " + did + "\n");
        }
        boolean all = true;
        if (arguments.has("R") && directory) {
            for (Map.Entry<String, Node> child : sys.files().list(path).toOptional().orElse(new TreeMap<>()).entrySet()) {
                if (!(child.getValue() instanceof Symlink)) {
                    all &= one(sys, arguments, mode, path.endsWith("/") ? path + child.getKey() : path + "/" + child.getKey(), output);
                }
            }
        }
        return all;
    }

    private static String shown(int mode) {
        StringBuilder letters = new StringBuilder();
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = mode >> shift & 7;
            letters.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-').append((bits & 1) != 0 ? 'x' : '-');
        }
        return String.format(Locale.ROOT, "%04o (%s)", mode, letters);
    }
}
