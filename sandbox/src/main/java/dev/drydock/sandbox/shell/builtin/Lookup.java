package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.shell.expand.Quotes;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Complaints;
import dev.drydock.sandbox.shell.run.External;
import dev.drydock.sandbox.shell.run.SimpleCommands;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Definitions;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Unparse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What names mean: {@code alias}, {@code type}, {@code command}, {@code builtin} and {@code hash}. */
final class Lookup {
    private static final Set<String> KEYWORDS = Set.of("if", "then", "else", "elif", "fi", "case", "esac", "for",
            "while", "until", "do", "done", "in", "{", "}", "!");
    private static final Set<String> BASH_KEYWORDS = Set.of("select", "function", "time", "[[", "]]", "coproc");
    private static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export",
            "readonly", "return", "set", "shift", "times", "trap", "unset");

    private Lookup() {
    }

    // --- aliases ---

    static Turn alias(Call call) {
        Map<String, String> aliases = call.state().definitions().aliases();
        TreeMap<String, String> changed = new TreeMap<>(aliases);
        StringBuilder out = new StringBuilder();
        int status = 0;
        List<String> arguments = new ArrayList<>(call.arguments());
        arguments.remove("-p");
        for (String argument : arguments.isEmpty() ? List.copyOf(aliases.keySet()) : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                changed.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else if (aliases.containsKey(argument)) {
                out.append(call.bash() ? "alias " : "").append(argument).append('=')
                        .append(Quotes.single(aliases.get(argument))).append('\n');
            } else {
                missingAlias(call, argument);
                status = 1;
            }
        }
        ShellState state = call.state();
        return call.print(state.with(state.definitions().withAliases(changed)), out.toString(), status);
    }

    private static void missingAlias(Call call, String name) {
        if (call.bash()) {
            call.say(name + ": not found");
        } else {
            Complaints.say(call.sys(), call.name() + ": " + name + " not found\n");
        }
    }

    static Turn unalias(Call call) {
        ShellState state = call.state();
        if (call.arguments().contains("-a")) {
            return call.done(state.with(state.definitions().withAliases(new TreeMap<>())), 0);
        }
        if (call.arguments().isEmpty() && call.bash()) {
            Complaints.say(call.sys(), "unalias: usage: unalias [-a] name [name ...]\n");
            return call.done(2);
        }
        TreeMap<String, String> changed = new TreeMap<>(state.definitions().aliases());
        int status = 0;
        for (String name : call.arguments()) {
            if (changed.remove(name) == null) {
                missingAlias(call, name);
                status = 1;
            }
        }
        return call.done(state.with(state.definitions().withAliases(changed)), status);
    }

    // --- type and command ---

    private static boolean keyword(ShellState state, String name) {
        return KEYWORDS.contains(name) || state.dialect().isBash() && BASH_KEYWORDS.contains(name);
    }

    static Turn type(Call call) {
        List<String> names = new ArrayList<>(call.arguments());
        StringBuilder flags = new StringBuilder();
        while (call.bash() && !names.isEmpty() && names.get(0).matches("-[tapPf]+")) {
            flags.append(names.remove(0).substring(1));
        }
        if (call.bash() && !names.isEmpty() && names.get(0).matches("-.+")) {
            return call.usage(names.get(0).substring(0, 2) + ": invalid option", "type [-afptP] name [name ...]");
        }
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String name : names) {
            Optional<String> found = flags.indexOf("t") >= 0 ? kind(call, name)
                    : flags.indexOf("p") >= 0 || flags.indexOf("P") >= 0
                            ? path(call, name, flags.indexOf("P") >= 0) : described(call, name, flags.indexOf("a") >= 0);
            if (found.isEmpty()) {
                status = 1;
                if (flags.indexOf("t") < 0 && flags.indexOf("p") < 0 && flags.indexOf("P") < 0) {
                    status = missing(call, name, out);
                }
            }
            found.ifPresent(text -> out.append(text).append('\n'));
        }
        return call.print(out.toString(), status);
    }

    private static int missing(Call call, String name, StringBuilder out) {
        if (call.bash()) {
            call.say(name + ": not found");
            return 1;
        }
        out.append(name).append(": not found\n");
        return 127;
    }

    private static Optional<String> kind(Call call, String name) {
        ShellState state = call.state();
        if (state.definitions().aliases().containsKey(name) && state.shopt("expand_aliases")) {
            return Optional.of("alias");
        }
        return keyword(state, name) ? Optional.of("keyword")
                : state.definitions().functions().containsKey(name) ? Optional.of("function")
                : call.machine().interpreter().builtin(state.dialect(), name).isPresent() ? Optional.of("builtin")
                : program(call, name).map(path -> "file");
    }

    private static Optional<String> path(Call call, String name, boolean always) {
        return always || kind(call, name).filter("file"::equals).isPresent() ? program(call, name) : Optional.empty();
    }

    private static Optional<String> program(Call call, String name) {
        Outcome<String> found = call.sys().which(name, call.state().textOrEmpty("PATH"));
        return found.toOptional();
    }

    private static Optional<String> described(Call call, String name, boolean all) {
        ShellState state = call.state();
        List<String> found = new ArrayList<>();
        String alias = state.definitions().aliases().get(name);
        if (alias != null && (state.shopt("expand_aliases") || !call.bash())) {
            found.add(call.bash() ? name + " is aliased to `" + alias + "'" : name + " is an alias for " + alias);
        }
        if (keyword(state, name)) {
            found.add(name + " is a shell keyword");
        }
        Command.Function function = state.definitions().functions().get(name);
        if (function != null) {
            found.add(call.bash() ? name + " is a function\n" + Unparse.function(function) : name + " is a shell function");
        }
        if (call.machine().interpreter().builtin(state.dialect(), name).isPresent()) {
            boolean special = !call.bash() && SPECIAL.contains(name);
            found.add(name + (special ? " is a special shell builtin" : " is a shell builtin"));
        }
        String known = state.definitions().paths().get(name);
        if (known != null && found.isEmpty() && call.bash()) {
            found.add(name + " is hashed (" + known + ")");
        } else {
            program(call, name).ifPresent(path -> found.add(name + " is "
                    + (state.dialect() == Dialect.DASH && known != null ? "a tracked alias for " : "") + path));
        }
        return found.isEmpty() ? Optional.empty()
                : Optional.of(all ? String.join("\n", found) : found.get(0));
    }

    static Turn command(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        char mode = ' ';
        while (!words.isEmpty() && words.get(0).matches("-[pvV]+|--")) {
            String option = words.remove(0);
            mode = option.contains("v") ? 'v' : option.contains("V") ? 'V' : mode;
        }
        if (!words.isEmpty() && words.get(0).startsWith("-") && words.get(0).length() > 1 && call.bash() && mode == ' ') {
            return call.usage(words.get(0).substring(0, 2) + ": invalid option", "command [-pVv] command [arg ...]");
        }
        if (words.isEmpty()) {
            return call.done(0);
        }
        // ash and dash look at the first name only
        List<String> names = call.bash() ? words : words.subList(0, 1);
        return mode == ' ' ? SimpleCommands.again(call, words, false) : described(call, names, mode == 'V');
    }

    private static Turn described(Call call, List<String> names, boolean verbose) {
        StringBuilder out = new StringBuilder();
        int status = names.isEmpty() ? 0 : 1;
        for (String name : names) {
            Optional<String> found = verbose ? described(call, name, false) : brief(call, name);
            if (found.isPresent()) {
                out.append(found.get()).append('\n');
                status = 0;
            } else if (verbose) {
                status = missing(call, name, out);
            } else if (!call.bash()) {
                status = 127;
            }
        }
        return call.print(out.toString(), status);
    }

    private static Optional<String> brief(Call call, String name) {
        String alias = call.state().definitions().aliases().get(name);
        boolean aliases = call.state().shopt("expand_aliases") || !call.bash();
        if (alias != null && aliases) {
            return Optional.of("alias " + name + "=" + Quotes.single(alias));
        }
        return kind(call, name).flatMap(kind -> kind.equals("file") ? program(call, name) : Optional.of(name));
    }

    static Turn builtin(Call call) {
        return call.arguments().isEmpty() ? call.done(0) : SimpleCommands.again(call, call.arguments(), true);
    }

    // --- hash ---

    static Turn hash(Call call) {
        ShellState state = call.state();
        Definitions definitions = state.definitions();
        if (call.arguments().contains("-r")) {
            return call.done(state.with(definitions.withPaths(new TreeMap<>())), 0);
        }
        if (call.arguments().isEmpty()) {
            return shown(call, definitions);
        }
        TreeMap<String, String> paths = new TreeMap<>(definitions.paths());
        int status = 0;
        for (String name : call.arguments()) {
            Outcome<String> found = External.find(call.sys(), state.with(definitions.withPaths(new TreeMap<>())), name);
            if (found.ok() && !name.startsWith("-")) {
                paths.put(name, found.value());
            } else if (!name.startsWith("-")) {
                call.say(name + ": not found");
                status = 1;
            }
        }
        return call.done(state.with(definitions.withPaths(paths)), status);
    }

    private static Turn shown(Call call, Definitions definitions) {
        StringBuilder out = new StringBuilder();
        if (!call.bash()) {
            definitions.paths().values().forEach(path -> out.append(path).append('\n'));
            return call.print(out.toString());
        }
        if (definitions.paths().isEmpty()) {
            return call.print("hash: hash table empty\n");
        }
        out.append("hits\tcommand\n");
        definitions.paths().values().forEach(path -> out.append("   1\t").append(path).append('\n'));
        return call.print(out.toString());
    }
}
