package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.state.Definitions;
import dev.drydock.sandbox.shell.state.Invocation;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Programs: found along {@code PATH}, started in a child or in place of the shell. */
public final class External {
    private External() {
    }

    /** Where a command's program is; refused with the reason. */
    public static Outcome<String> find(Sys sys, ShellState state, String name) {
        if (name.contains("/")) {
            return Outcome.of(name);
        }
        String known = state.definitions().paths().get(name);
        if (known != null && sys.files().exists(known)) {
            return Outcome.of(known);
        }
        return sys.which(name, state.text("PATH").orElse("/nonexistent"));
    }

    /** Starts the program of a command and waits for it, or becomes it when the process ends with it anyway. */
    static Turn run(Sys sys, Machine machine, SimpleCommands.Expanded expanded) {
        ShellState assigned = expanded.assigned();
        boolean last = machine.frames().endsNext() && !machine.state().settings().traps().containsKey("EXIT");
        if (last) {
            return new Turn.Pause(become(sys, assigned, expanded));
        }
        String name = expanded.words().get(0);
        ShellState state = remember(sys, machine.state(), assigned, name);
        String argument = expanded.words().get(expanded.words().size() - 1);
        Machine now = machine.with(state.with(state.outcome().withLastArgument(argument)));
        return Pipelines.single(sys, now.push(new Frame.Check()), expanded.command(),
                child -> become(child, Pipelines.childState(assigned), expanded));
    }

    private static ShellState remember(Sys sys, ShellState state, ShellState assigned, String name) {
        boolean known = name.contains("/") || state.definitions().paths().containsKey(name);
        Outcome<String> found = known ? Outcome.refused(Errno.ENOENT) : find(sys, assigned, name);
        if (!found.ok() || !found.value().startsWith("/")) {
            return state;
        }
        Definitions definitions = state.definitions();
        TreeMap<String, String> paths = new TreeMap<>(definitions.paths());
        paths.put(name, found.value());
        return state.with(definitions.withPaths(paths));
    }

    private static Step become(Sys sys, ShellState state, SimpleCommands.Expanded expanded) {
        Optional<Redirecting.Failure> failure =
                Redirecting.apply(sys, state, expanded.redirects(), Optional.empty());
        if (failure.isPresent()) {
            Complaints.say(sys, Complaints.line(state, failure.get().sentence()));
            return Step.exit(Redirecting.failureStatus(state));
        }
        Replaced replaced = become(sys, state, expanded.words(), "");
        return replaced.step().orElseGet(() -> {
            Complaints.say(sys, Complaints.line(state, replaced.sentence()));
            Signals.forget(sys);
            return Step.exit(replaced.status());
        });
    }

    /**
     * What came of an attempt to become another program.
     *
     * @param step     what the process does now; empty when it could not
     * @param sentence the reason, without the shell's prefix
     * @param status   126 or 127
     */
    public record Replaced(Optional<Step> step, String sentence, int status) { }

    /** Replaces the process's program. {@code called} is the first argument to give it, if not its name. */
    public static Replaced become(Sys sys, ShellState state, List<String> words, String called) {
        String name = words.get(0);
        Outcome<String> path = find(sys, state, name);
        Dialect dialect = state.dialect();
        if (!path.ok()) {
            if (dialect.isBash() && path.errno() == Errno.ENOENT && Tools.isKnownElsewhere(name)) {
                return new Replaced(Optional.of(Tools.notSimulated(sys, name)), "", 96);
            }
            boolean denied = path.errno() == Errno.EACCES;
            boolean nowhere = dialect.isBash() && state.text("PATH").isEmpty();
            String reason = nowhere ? Errno.ENOENT.text() : denied ? Errno.EACCES.text() : dialect.isBash() ? "command not found" : "not found";
            return new Replaced(Optional.empty(), name + ": " + reason, denied ? 126 : 127);
        }
        SortedMap<String, String> environment = state.variables().environment();
        if (dialect.isBash()) {
            environment.put("_", path.value());
            passOn(sys, environment);
        }
        List<String> arguments = called.isEmpty() ? words : withFirst(words, called);
        Outcome<Step> step = sys.exec(path.value(), arguments, environment);
        if (step.ok()) {
            Signals.forget(sys);
            return new Replaced(Optional.of(step.value()), "", 0);
        }
        return refused(sys, state, words, path.value(), step.errno());
    }

    private static List<String> withFirst(List<String> words, String first) {
        List<String> changed = new java.util.ArrayList<>(words);
        changed.set(0, first);
        return List.copyOf(changed);
    }

    private static Replaced refused(Sys sys, ShellState state, List<String> words, String path, Errno errno) {
        boolean bash = state.dialect().isBash();
        String name = words.get(0);
        Optional<Node> node = sys.files().node(path).toOptional();
        if (errno == Errno.ENOEXEC && node.isPresent()) {
            Bytes content = sys.files().read(path).toOptional().orElse(Bytes.EMPTY);
            boolean binary = content.slice(0, Math.min(80, content.length())).indexOf((byte) 0, 0) >= 0;
            return binary ? new Replaced(Optional.empty(), bash
                    ? name + ": cannot execute binary file: Exec format error" : name + ": Exec format error", 126)
                    : new Replaced(Optional.of(script(state, words, path, content)), "", 0);
        }
        if (node.isPresent() && errno == Errno.ENOENT) {
            return new Replaced(Optional.empty(), bash ? path + ": cannot execute: required file not found"
                    : name + ": not found", 127);
        }
        if (node.isPresent() && node.get() instanceof Directory && bash) {
            return new Replaced(Optional.empty(), name + ": Is a directory", 126);
        }
        boolean missing = errno == Errno.ENOENT || errno == Errno.ENOTDIR && !bash;
        String reason = missing && !bash ? "not found" : errno.text();
        return new Replaced(Optional.empty(), name + ": " + reason, errno == Errno.ENOENT ? 127 : 126);
    }

    /** Variables whose names no shell could give them, as {@code discovery.type}, are passed on by bash as it got them. */
    private static void passOn(Sys sys, SortedMap<String, String> environment) {
        sys.environment().forEach((name, value) -> {
            for (int i = 0; i < name.length(); i++) {
                if (name.charAt(i) != '_' && !Character.isLetterOrDigit(name.charAt(i))) {
                    environment.putIfAbsent(name, value);
                    return;
                }
            }
        });
    }

    /** A text file without an interpreter's name is a script for the shell itself. */
    private static Step script(ShellState state, List<String> words, String path, Bytes content) {
        String text = Text.decode(content.toArray());
        return Step.next(sys -> sys.become(state.dialect().isBash() ? "bash" : "sh",
                prepend(state, words, path), state.variables().environment()).toOptional()
                .orElseGet(() -> Step.exit(text.isEmpty() ? 0 : 126)));
    }

    private static List<String> prepend(ShellState state, List<String> words, String path) {
        List<String> arguments = new java.util.ArrayList<>();
        Invocation invocation = state.invocation();
        arguments.add(invocation.dialect().isBash() ? "bash" : "sh");
        arguments.add(path);
        arguments.addAll(words.subList(1, words.size()));
        return List.copyOf(arguments);
    }
}
