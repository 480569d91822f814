package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** A Unix tool. Each has the same parts: its options, how it is called, what it does. */
public interface Tool {
    /** The options it knows. */
    Spec options();

    /** What stands behind its name in the usage line, for example {@code [OPTION]... [FILE]...}. */
    String usage();

    /** Its first step. */
    Step run(Sys sys, Arguments arguments);

    /** What it exits with when it was called wrongly. */
    default int misuseStatus() {
        return 1;
    }

    /** What it adds to a complaint about its options; busybox shows its usage instead. */
    default String hint(String name) {
        return "Try '" + name + " --help' for more information.\n";
    }

    /** Starts a tool as the running process: reads its options, refuses wrong ones, answers {@code --help}. */
    static Step start(Sys sys, Tool tool, Dialect dialect, String name, List<String> arguments) {
        Spec.Reading reading = tool.options().parse(arguments);
        if (reading instanceof Spec.Reading.Misused misused) {
            return arguments.contains("--help") ? help(sys, tool, dialect, name) : misuse(sys, tool, dialect, name, misused.complaint());
        }
        Spec.Reading.Read read = (Spec.Reading.Read) reading;
        return tool.run(sys, new Arguments(name, dialect, unicode(sys), read.given(), read.operands()));
    }

    private static boolean unicode(Sys sys) {
        String locale = sys.variable("LC_ALL").filter(s -> !s.isEmpty())
                .or(() -> sys.variable("LC_CTYPE").filter(s -> !s.isEmpty())).or(() -> sys.variable("LANG")).orElse("C");
        return locale.toUpperCase(java.util.Locale.ROOT).replace("-", "").endsWith("UTF8");
    }

    private static Step help(Sys sys, Tool tool, Dialect dialect, String name) {
        String about = sys.phrases().text("tool " + Usage.plain(name)).map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1) + "\n").orElse("");
        return dialect == Dialect.BUSYBOX
                ? sys.fail(Usage.busybox(name, tool.usage()), 0)
                : sys.print("Usage: " + name + " " + tool.usage() + "\n" + about, 0);
    }

    /** The complaint about a wrong call, with what the original adds to it. */
    static Step misuse(Sys sys, Tool tool, Dialect dialect, String name, String complaint) {
        String text = dialect == Dialect.BUSYBOX
                ? name + ": " + complaint + "\n" + Usage.busybox(name, tool.usage())
                : name + ": " + complaint + "\n" + tool.hint(name);
        return sys.fail(text, dialect == Dialect.BUSYBOX ? 1 : tool.misuseStatus());
    }

    /** The same for operands: GNU complains, busybox shows its usage. */
    default Step misuse(Sys sys, Arguments arguments, String complaint) {
        return arguments.busybox()
                ? sys.fail(Usage.busybox(arguments.name(), usage()), 1)
                : misuse(sys, this, arguments.dialect(), arguments.name(), complaint);
    }
}
