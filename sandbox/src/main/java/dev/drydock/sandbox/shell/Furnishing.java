package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.shell.state.Definitions;
import dev.drydock.sandbox.shell.state.Invocation;
import dev.drydock.sandbox.shell.state.Job;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.Outcome;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variable.Attribute;
import dev.drydock.sandbox.shell.state.Variables;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state with which a shell begins: the environment's variables and the shell's own. */
final class Furnishing {
    private Furnishing() {
    }

    static ShellState state(Sys sys, Invocation invocation, List<String> positional) {
        TreeMap<String, Variable> variables = new TreeMap<>();
        for (Map.Entry<String, String> each : sys.environment().entrySet()) {
            if (isName(each.getKey()) && !each.getKey().equals("IFS")) {
                variables.put(each.getKey(), Variable.exported(each.getValue()));
            }
        }
        common(sys, variables);
        if (invocation.dialect().isBash()) {
            bash(sys, invocation, variables);
        }
        prompts(sys, invocation, variables);
        variables.remove("_");
        Outcome outcome = Outcome.START.withLastArgument(sys.variable("_").orElse(sys.self().invocation().path()));
        ShellState.Settings settings = new ShellState.Settings(options(invocation), shopts(invocation), positional,
                new TreeMap<>(), List.of(), List.of());
        return new ShellState(invocation, Variables.of(variables), Definitions.NONE, settings, outcome, Job.Table.EMPTY);
    }

    private static void common(Sys sys, TreeMap<String, Variable> variables) {
        String physical = sys.directory();
        String told = sys.variable("PWD").orElse("");
        boolean known = told.equals(physical)
                || told.startsWith("/") && sys.files().realPath(told).toOptional().equals(Optional.of(physical));
        if (!known) {
            variables.put("PWD", Variable.exported(physical));
        }
        variables.put("IFS", Variable.of(" \t\n"));
        variables.put("OPTIND", Variable.of("1"));
        variables.put("PS4", Variable.of("+ "));
        variables.put("PPID", number(sys.parentPid()));
    }

    private static Variable number(int value) {
        return new Variable(new Value.Text(Integer.toString(value)), Set.of(Attribute.INTEGER, Attribute.READONLY));
    }

    private static void bash(Sys sys, Invocation invocation, TreeMap<String, Variable> variables) {
        String outer = sys.variable("SHLVL").orElse("");
        int level = !outer.isEmpty() && outer.matches("[0-9]{1,4}") ? Integer.parseInt(outer) : 0;
        variables.put("SHLVL", Variable.exported(Integer.toString(level + 1)));
        variables.put("UID", number(sys.credentials().uid()));
        variables.put("EUID", number(sys.credentials().uid()));
        variables.put("BASH", Variable.of(sys.self().invocation().path()));
        variables.put("BASH_VERSION", Variable.of("5.2.15(1)-release"));
        variables.put("BASH_VERSINFO", new Variable(
                Value.Indexed.of(List.of("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu")), Set.of(Attribute.READONLY)));
        variables.put("HOSTNAME", Variable.of(sys.space().hostname()));
        variables.put("HOSTTYPE", Variable.of("x86_64"));
        variables.put("MACHTYPE", Variable.of("x86_64-pc-linux-gnu"));
        variables.put("OSTYPE", Variable.of("linux-gnu"));
        variables.put("OPTERR", Variable.of("1"));
        variables.putIfAbsent("PATH", Variable.of("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        variables.putIfAbsent("TERM", Variable.of("dumb"));
        if (invocation.interactive()) {
            variables.putIfAbsent("HISTSIZE", Variable.of("500"));
            Optional<Terminal> terminal = sys.terminal(0);
            terminal.ifPresent(t -> {
                variables.put("COLUMNS", Variable.of(Integer.toString(t.size().columns())));
                variables.put("LINES", Variable.of(Integer.toString(t.size().rows())));
            });
        }
    }

    private static void prompts(Sys sys, Invocation invocation, TreeMap<String, Variable> variables) {
        Dialect dialect = invocation.dialect();
        if (invocation.interactive() || !dialect.isBash()) {
            String prompt = switch (dialect) {
                case BASH -> "\\s-\\v\\$ ";
                case ASH -> "\\w \\$ ";
                case DASH -> sys.credentials().root() ? "# " : "$ ";
            };
            variables.putIfAbsent("PS1", Variable.of(prompt));
            variables.putIfAbsent("PS2", Variable.of("> "));
        }
    }

    private static Set<Option> options(Invocation invocation) {
        EnumSet<Option> options = EnumSet.of(Option.HASHALL, Option.INTERACTIVE_COMMENTS);
        if (invocation.dialect().isBash()) {
            options.add(Option.BRACEEXPAND);
            if (invocation.interactive()) {
                options.addAll(List.of(Option.EMACS, Option.HISTEXPAND, Option.HISTORY));
            }
        }
        return options;
    }

    private static Set<String> shopts(Invocation invocation) {
        Set<String> shopts = new TreeSet<>(List.of("checkwinsize", "cmdhist", "extquote", "force_fignore",
                "globasciiranges", "globskipdots", "hostcomplete", "interactive_comments", "progcomp", "promptvars",
                "sourcepath"));
        if (invocation.interactive()) {
            shopts.add("expand_aliases");
        }
        if (invocation.login()) {
            shopts.add("login_shell");
        }
        return shopts;
    }

    /** Whether a variable can have this name; by hand, because patterns take long at a start. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
