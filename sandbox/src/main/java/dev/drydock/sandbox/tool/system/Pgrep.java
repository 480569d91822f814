package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code pgrep} and {@code pkill}: processes by a pattern of their name. */
record Pgrep(boolean kills) implements Tool {
    @Override
    public Spec options() {
        return Spec.of("f,full l,list-name a,list-full x,exact c,count n,newest o,oldest v,inverse u,euid= P,parent= s,signal= 9 e,echo d,delimiter=");
    }

    @Override
    public String usage() {
        return "[options] <pattern>";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty() && !arguments.has("u") && !arguments.has("P")) {
            return sys.fail(arguments.name() + ": no matching criteria specified\nTry `" + arguments.name() + " --help' for more information.\n", 2);
        }
        List<Map.Entry<Integer, Process>> found = new ArrayList<>();
        sys.listed().entrySet().stream()
                .filter(entry -> entry.getKey() != sys.pid() && entry.getValue().alive())
                .filter(entry -> matches(arguments, entry.getValue()) != arguments.has("v"))
                .forEach(found::add);
        if (kills) {
            Signal signal = arguments.has("9") ? Signal.KILL : arguments.value("s").flatMap(Signal::named).orElse(Signal.TERM);
            found.forEach(entry -> sys.kill(entry.getKey(), signal));
            return Step.exit(found.isEmpty() ? 1 : 0);
        }
        if (arguments.has("c")) {
            return sys.print(found.size() + "\n", found.isEmpty() ? 1 : 0);
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, Process> entry : found) {
            Process process = entry.getValue();
            text.append(entry.getKey())
                    .append(arguments.has("a") ? " " + String.join(" ", process.invocation().arguments())
                            : arguments.has("l") ? " " + process.invocation().command() : "")
                    .append('\n');
        }
        return sys.print(text.toString(), found.isEmpty() ? 1 : 0);
    }

    private static boolean matches(Arguments arguments, Process process) {
        if (arguments.operands().isEmpty()) {
            return true;
        }
        String text = arguments.has("f") ? String.join(" ", process.invocation().arguments()) : process.invocation().command();
        String pattern = arguments.operand(0);
        return arguments.has("x") ? text.equals(pattern) : found(pattern, text);
    }

    private static boolean found(String pattern, String text) {
        try {
            return Regex.compile(pattern, Dialect.GREP_EXTENDED, Regex.Options.NONE).isIn(text);
        } catch (BadPattern literal) {
            return text.contains(pattern);
        }
    }
}
