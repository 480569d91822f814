package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code xargs}: commands with arguments from standard input. */
public final class Xargs implements Tool {
    private static final Set<String> GNU_ONLY = Set.of("L", "l", "d", "show-limits");

    @Override
    public Spec options() {
        return Spec.of("0,null a,arg-file= d,delimiter= E= e,eof?= I= i,replace?= L= l,max-lines?= n,max-args= P,max-procs= p,interactive "
                + "r,no-run-if-empty s,max-chars= t,verbose x,exit o,open-tty process-slot-var= show-limits").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[OPTION]... COMMAND [INITIAL-ARGS]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Optional<String> foreign = arguments.given().stream().map(Arguments.Given::key).filter(GNU_ONLY::contains).findFirst();
        if (arguments.busybox() && foreign.isPresent()) {
            return Tool.misuse(sys, this, arguments.dialect(), arguments.name(), "invalid option -- '" + foreign.get() + "'");
        }
        for (String key : List.of("n", "L", "P", "s")) {
            String value = arguments.value(key).orElse("1");
            boolean number = value.matches("\\d{1,9}");
            if (!number || (Integer.parseInt(value) < 1 && !key.equals("P"))) {
                return wrong(sys, arguments, key, value, number);
            }
        }
        String delimiter = delimiter(arguments.value("d").orElse(""));
        if (arguments.has("d") && delimiter.length() != 1) {
            return sys.fail(arguments.name() + ": Argument delimiter must be a single character\n", 1);
        }
        String last = arguments.lastOf("I", "i", "L", "l", "n");
        Optional<String> replaced = last.equals("I") ? arguments.value("I")
                : last.equals("i") ? arguments.value("i").map(word -> word.isEmpty() ? "{}" : word) : Optional.empty();
        int separator = arguments.has("0") ? 0 : arguments.has("d") ? delimiter.charAt(0) : replaced.isPresent() ? Items.LINES : Items.WORDS;
        int lines = last.equals("L") ? number(arguments, "L", 1) : last.equals("l") ? arguments.value("l").filter(n -> n.matches("\\d{1,9}"))
                .map(Integer::parseInt).orElse(1) : 0;
        Run run = new Run(arguments, arguments.operands().isEmpty() ? List.of("echo") : arguments.operands(), replaced,
                last.equals("n") || replaced.isEmpty() && lines == 0 ? number(arguments, "n", Integer.MAX_VALUE) : Integer.MAX_VALUE, lines,
                number(arguments, "P", 1), number(arguments, "s", 128 * 1024), endMark(arguments));
        return input(sys, arguments, run, new Items(separator, Bytes.EMPTY, false));
    }

    private static Optional<String> endMark(Arguments arguments) {
        return arguments.value(arguments.lastOf("E", "e")).filter(mark -> !mark.isEmpty());
    }

    private static int number(Arguments arguments, String key, int otherwise) {
        return arguments.value(key).map(Integer::parseInt).orElse(otherwise);
    }

    private static Step wrong(Sys sys, Arguments arguments, String key, String value, boolean number) {
        String hint = "Try '" + arguments.name() + " --help' for more information.\n";
        String text = number ? arguments.words("value " + value + " for -" + key + " option should be >= 1\n" + hint,
                        "number " + value + " is not in 1..2147483647 range\n")
                : arguments.words("invalid number \"" + value + "\" for -" + key + " option\n" + hint, "invalid number '" + value + "'\n");
        return sys.fail(arguments.name() + ": " + text, 1);
    }

    private static String delimiter(String text) {
        return switch (text) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            case "\\0" -> "\0";
            case "\\\\" -> "\\";
            default -> text;
        };
    }

    /** The commands' own standard input is empty, unless the items come from a file. */
    private static Step input(Sys sys, Arguments arguments, Run run, Items items) {
        Optional<String> file = arguments.value("a");
        if (file.isPresent()) {
            Outcome<Integer> opened = sys.open(file.get(), Sys.OpenMode.READ);
            if (!opened.ok()) {
                String why = opened.errno().text();
                return sys.fail(arguments.name() + ": " + arguments.words("Cannot open input file '" + file.get() + "': " + why,
                        "can't open '" + file.get() + "': " + why) + "\n", 1);
            }
            return run.begin(sys, items, opened.value(), false);
        }
        return run.begin(sys, items, 0, true);
    }
}
