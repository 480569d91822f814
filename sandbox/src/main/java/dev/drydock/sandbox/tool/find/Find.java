package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code find}: files below folders that fit an expression. */
public final class Find implements Tool {
    private static final String BUSYBOX = "[-HL] [PATH]... [OPTIONS] [ACTIONS]\n\nSearch for files and perform actions on them.\n"
            + "First failed action stops processing of current file.\nDefaults: PATH is current directory, action is '-print'";

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[-H] [-L] [-P] [-Olevel] [-D debugopts] [path...] [expression]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = arguments.operands();
        if (words.contains("--help") || words.contains("-help")) {
            return help(sys, arguments);
        }
        if ((words.contains("--version") || words.contains("-version")) && !arguments.busybox()) {
            return sys.print("find (GNU findutils) 4.9.0\n", 0);
        }
        Settings settings = Settings.USUAL;
        int at = 0;
        for (; at < words.size() && words.get(at).matches("-[HLP]|-O\\d?|-D.*|--"); at++) {
            settings = words.get(at).equals("-L") ? settings.following() : settings;
        }
        List<String> paths = new ArrayList<>();
        while (at < words.size() && !beginsExpression(words.get(at))) {
            paths.add(words.get(at++));
        }
        Tests tests = new Tests(sys, arguments.busybox());
        Words reader = new Words(words.subList(at, words.size()), settings, tests, arguments.busybox());
        try {
            Optional<Expression> read = reader.read();
            Expression print = new Expression.Print("\n");
            Expression expression = read.map(e -> e.acts() ? e : new Expression.And(e, print)).orElse(print);
            return Walk.start(sys, arguments, reader.settings(), expression, paths.isEmpty() ? List.of(".") : paths);
        } catch (Misuse misuse) {
            return sys.fail(arguments.name() + ": " + misuse.getMessage() + "\n" + (misuse.usage() ? Usage.busybox(arguments.name(), BUSYBOX) : ""), 1);
        }
    }

    private static boolean beginsExpression(String word) {
        return word.length() > 1 && word.startsWith("-") || List.of("(", ")", "!").contains(word);
    }

    private Step help(Sys sys, Arguments arguments) {
        String about = sys.phrases().text("tool find").map(text -> "\n" + text + "\n").orElse("");
        return arguments.busybox() ? sys.fail(Usage.busybox(arguments.name(), BUSYBOX), 0) : sys.print("Usage: find " + usage() + "\n" + about, 0);
    }
}
