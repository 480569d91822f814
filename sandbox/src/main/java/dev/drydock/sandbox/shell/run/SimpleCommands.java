package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Assigning;
import dev.drydock.sandbox.shell.expand.Quotes;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.syntax.Assignment;
import dev.drydock.sandbox.shell.syntax.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Simple commands: words are expanded, then the name decides between function, builtin and program. */
public final class SimpleCommands {
    /** Functions that call each other deeper than this are taken for endless. */
    /** Values of more characters than this are told to the kernel as memory held. */
    private static final long LARGE = 65_536;

    private static final int DEEPEST = 1000;

    private final Sys sys;
    private final Machine below;
    private final List<Session.Captured> outputs;

    SimpleCommands(Sys sys, Machine below, List<Session.Captured> outputs) {
        this.sys = sys;
        this.below = below;
        this.outputs = outputs;
    }

    /**
     * A command whose words are expanded.
     *
     * @param redirects  what its redirections mean
     * @param assigned   the state with the assignments before it
     * @param before     the variables that these changed, as they were
     * @param text       the command as {@code jobs} shows it
     */
    record Expanded(List<String> words, List<Redirecting.Meant> redirects, ShellState assigned,
            Map<String, Optional<Variable>> before, Command.Simple command) {
        Expanded {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
            before = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(before));
        }
    }

    Turn run(Command.Simple command) throws Trouble {
        ShellState start = below.state().with(
                below.state().outcome().at(command.line()).withSubstitution(Optional.empty()));
        Session session = new Session(start, new SysSurroundings(sys, start), outputs);
        List<String> words = new Words(session).fields(command.words());
        if (words.isEmpty()) {
            return assignmentsOnly(command, session);
        }
        List<Redirecting.Meant> redirects;
        try {
            redirects = Redirecting.expand(command.redirects(), session);
        } catch (Trouble trouble) {
            Complaints.say(sys, Complaints.line(session.state(), trouble.sentence()));
            return new Turn.Go(below.with(session.state()).status(1).push(new Frame.Check()));
        }
        ShellState state = session.state();
        Map<String, Optional<Variable>> before = new TreeMap<>();
        List<String> shown = assignBefore(command, session, before);
        trace(state, shown, words);
        return call(below.with(state), new Expanded(words, redirects, session.state(), before, command));
    }

    private Turn assignmentsOnly(Command.Simple command, Session session) throws Trouble {
        List<String> shown = new ArrayList<>();
        for (Assignment assignment : command.assignments()) {
            shown.add(new Assigning(session).assign(assignment));
        }
        List<Redirecting.Meant> redirects = Redirecting.expand(command.redirects(), session);
        shown.forEach(one -> Tracing.trace(sys, session.state(), one));
        ShellState state = session.state();
        List<Frame.Saved> saved = new ArrayList<>();
        Optional<Redirecting.Failure> failure = Redirecting.apply(sys, state, redirects, Optional.of(saved));
        Redirecting.restore(sys, saved);
        failure.ifPresent(f -> Complaints.say(sys, Complaints.line(state, f.sentence())));
        int status = failure.isPresent() ? Redirecting.failureStatus(state) : state.outcome().substitution().orElse(0);
        // Last, since the kernel may end this process for it.
        command.assignments().stream().flatMap(one -> state.variables().find(one.name()).stream())
                .mapToLong(variable -> variable.value().scalar().map(String::length).orElse(0))
                .filter(length -> length > LARGE).max().ifPresent(sys::holdMemory);
        return Turn.yield(below.with(state.withStatus(status)).push(new Frame.Check()));
    }

    /** Does the assignments before a command, exported; a refused one is said and left out. */
    private List<String> assignBefore(Command.Simple command, Session session,
            Map<String, Optional<Variable>> before) throws Trouble {
        List<String> shown = new ArrayList<>();
        for (Assignment assignment : command.assignments()) {
            String name = assignment.name();
            Optional<Variable> old = session.state().variables().find(name);
            boolean readonly = old.filter(v -> v.is(Variable.Attribute.READONLY)).isPresent();
            if (readonly && session.state().dialect().isBash()) {
                Complaints.say(sys, Complaints.line(session.state(), name + ": readonly variable"));
                continue;
            }
            before.putIfAbsent(name, old);
            shown.add(new Assigning(session).assign(assignment));
            new dev.drydock.sandbox.shell.expand.Names(session).put(name, session.state().variables().find(name)
                    .orElseThrow().with(Variable.Attribute.EXPORTED, true));
        }
        return shown;
    }

    private void trace(ShellState state, List<String> assignments, List<String> words) {
        if (!state.is(Option.XTRACE)) {
            return;
        }
        if (state.dialect().isBash()) {
            assignments.forEach(one -> Tracing.trace(sys, state, one));
            Tracing.trace(sys, state, String.join(" ", words.stream().map(Quotes::traced).toList()));
        } else {
            List<String> all = new ArrayList<>(assignments);
            boolean dash = state.dialect() == dev.drydock.sandbox.shell.syntax.Dialect.DASH;
            words.forEach(word -> all.add(dash ? word : Quotes.ashTraced(word)));
            Tracing.trace(sys, state, String.join(" ", all));
        }
    }

    private Turn call(Machine machine, Expanded expanded) {
        String name = expanded.words().get(0);
        ShellState state = machine.state();
        Command.Function function = state.definitions().functions().get(name);
        if (function != null) {
            return inShell(machine, expanded, Optional.of(function), Optional.empty());
        }
        Optional<Builtin> builtin = machine.interpreter().builtin(state.dialect(), name);
        if (builtin.isPresent()) {
            return inShell(machine, expanded, Optional.empty(), builtin);
        }
        return External.run(sys, machine, expanded);
    }

    /** A function or builtin: redirections and assignments hold while it is carried out. */
    private Turn inShell(Machine machine, Expanded expanded, Optional<Command.Function> function,
            Optional<Builtin> builtin) {
        String name = expanded.words().get(0);
        List<String> arguments = expanded.words().subList(1, expanded.words().size());
        boolean permanent = name.equals("exec") && arguments.isEmpty();
        List<Frame.Saved> saved = new ArrayList<>();
        Optional<Redirecting.Failure> failure = Redirecting.apply(sys, machine.state(), expanded.redirects(),
                permanent ? Optional.empty() : Optional.of(saved));
        Machine checked = machine.push(new Frame.Check());
        if (failure.isPresent()) {
            Complaints.say(sys, Complaints.line(machine.state(), failure.get().sentence()));
            Redirecting.restore(sys, saved);
            boolean ends = permanent && !machine.state().dialect().isBash() && !machine.state().invocation().interactive();
            int status = Redirecting.failureStatus(machine.state());
            return ends ? Unwinding.toExit(sys, machine.status(status)) : Turn.yield(checked.status(status));
        }
        Machine now = expanded.before().isEmpty() ? checked : checked.push(new Frame.Unassign(expanded.before()));
        now = now.with(expanded.assigned());
        now = saved.isEmpty() ? now : now.push(new Frame.Restore(List.copyOf(saved)));
        String last = expanded.words().get(expanded.words().size() - 1);
        now = now.with(now.state().with(now.state().outcome().withLastArgument(last)));
        if (function.isPresent()) {
            return function(sys, now, function.get(), arguments);
        }
        Turn turn = builtin.orElseThrow().run(new Call(sys, now, name, arguments));
        return turn instanceof Turn.Go go ? Turn.yield(go.machine()) : turn;
    }

    /** The machine that carries out a function. */
    static Turn function(Sys sys, Machine machine, Command.Function function, List<String> arguments) {
        ShellState state = machine.state();
        if (machine.frames().functions() >= DEEPEST) {
            Complaints.say(sys, Complaints.line(state,
                    function.name() + ": maximum function nesting level exceeded (" + DEEPEST + ")"));
            return Unwinding.toBase(sys, machine.status(1));
        }
        Frame end = new Frame.FunctionEnd(state.variables().scopes().size(), state.settings().arguments());
        List<String> callers = new ArrayList<>(List.of(function.name()));
        state.variables().find("FUNCNAME").ifPresentOrElse(outer -> callers.addAll(outer.value().all()), () -> {
            if (state.invocation().source() == dev.drydock.sandbox.shell.state.Invocation.Source.FILE) {
                callers.add("main");
            }
        });
        Variable names = new Variable(Value.Indexed.of(callers), java.util.Set.of());
        ShellState inside = state.with(state.variables().enter().withLocal("FUNCNAME", names))
                .with(state.settings().withArguments(arguments));
        return new Turn.Go(machine.push(end).with(inside).push(new Frame.Do(function.body())));
    }

    /** Carries out a command by its words, functions left out: what {@code command} and {@code builtin} do. */
    public static Turn again(Call call, List<String> words, boolean builtinsOnly) {
        Machine machine = call.machine();
        Optional<Builtin> builtin = machine.interpreter().builtin(machine.state().dialect(), words.get(0));
        if (builtin.isPresent()) {
            return builtin.get().run(new Call(call.sys(), machine, words.get(0), words.subList(1, words.size())));
        }
        if (builtinsOnly) {
            return call.fail(words.get(0) + ": not a shell builtin", 1);
        }
        Command.Simple none = new Command.Simple(machine.state().outcome().line(), List.of(), List.of(), List.of());
        return External.run(call.sys(), machine, new Expanded(words, List.of(), machine.state(), Map.of(), none));
    }
}
