package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A program that serves: each request is a call of its function, on a copy of its state that becomes the state. */
record WebApp(Source source) implements Service<Machine> {
    private static final String RINGING = "\0ringing";

    static Step serve(Sys sys, Source source, Machine machine) {
        TreeMap<Integer, Integer> listening = new TreeMap<>();
        for (Wish.Serve server : machine.servers) {
            Outcome<Integer> bound = sys.listen(server.address().matches("0\\.0\\.0\\.0|::|") ? "0.0.0.0" : server.address().equals("localhost") ? "127.0.0.1" : server.address(), server.port());
            if (!bound.ok()) {
                String why = source.python() ? "OSError: [Errno 98] Address already in use\n"
                        : "Error: listen " + bound.errno().name() + ": " + bound.errno().text().toLowerCase(java.util.Locale.ROOT) + " 0.0.0.0:" + server.port() + "\n";
                return sys.fail(why, 1);
            }
            listening.put(server.port(), bound.value());
        }
        return Loop.serve(sys, new WebApp(source), machine, listening);
    }

    @Override
    public Optional<Turn<Machine>> take(Sys sys, Machine state, Peer peer, Bytes received, boolean ended) {
        HttpMessage.Reading reading = HttpMessage.read(received, ended, false);
        return reading instanceof HttpMessage.Reading.Malformed
                ? Optional.of(Turn.reply(state, HttpMessages.of(400, "text/plain", Bytes.EMPTY).encoded(), Bytes.EMPTY).closing()) : Optional.empty();
    }

    @Override
    public Optional<Slow<Machine>> begin(Sys sys, Machine state, Peer peer, Bytes received, boolean ended) {
        if (!(HttpMessage.read(received, ended, false) instanceof HttpMessage.Reading.Whole whole)) {
            return Optional.empty();
        }
        return Optional.of((s, then) -> new Request(source, state, peer, whole.message(), whole.rest(), List.of()).go(s, then));
    }

    /** A request under way. */
    private record Request(Source source, Machine machine, Peer peer, HttpMessage message, Bytes rest, List<Object> answers) {
        Step go(Sys sys, Then<Machine> then) {
            Machine next = machine.copy();
            Run run = new Run(next, source.facts(sys), answers);
            Wish.Serve server = next.servers.stream().filter(one -> one.port() == peer.local()).findFirst().orElse(next.servers.get(0));
            try {
                HttpMessage answer = source.python() ? new PythonSite(run, peer, message).answer((Values.Thing) server.server()) : new NodeSite(run, peer, message).answer((Values.Thing) server.server());
                next.globals.names.remove("\0request");
                boolean closes = source.python() || message.header("Connection").orElse("").equalsIgnoreCase("close");
                Bytes sent = message.word(0).equals("HEAD") ? Bytes.of(answer.head()) : answer.encoded();
                return then.run(sys, new Turn<>(next, sent, rest, closes, run.output.toString(), run.errors.toString(), 0));
            } catch (Trouble.Waits waits) {
                List<Object> had = run.answers();
                return Wishes.fulfil(sys, source.python(), waits.wish, (s, answer) -> {
                    List<Object> more = new ArrayList<>(had);
                    more.add(answer);
                    return new Request(source, machine, peer, message, rest, List.copyOf(more)).go(s, then);
                });
            } catch (Trouble ended) {
                return ended(sys, run, ended, then);
            }
        }

        /** A mistake in the program answers 500 in Python, and ends a server of Node. */
        private Step ended(Sys sys, Run run, Trouble trouble, Then<Machine> then) {
            if (!(trouble instanceof Trouble.Raised) || !source.python()) {
                return sys.print(run.output.toString(), s -> s.complain(run.errors.toString(), t -> source.end(t, trouble)));
            }
            HttpMessage answer = PythonSite.failed(run);
            String log = run.errors + "[" + PythonLibrary.date(sys.now(), "%Y-%m-%d %H:%M:%S") + ",000] ERROR in app: Exception on " + message.word(1) + " [" + message.word(0) + "]\n" + source.told(trouble)
                    + PythonSite.logged(sys, peer, message, 500);
            return then.run(sys, new Turn<>(machine, answer.encoded(), rest, true, run.output.toString(), log, 0));
        }
    }

    // ---- timers and signals of Node ----------------------------------------------------------------------------------------------

    /** Puts the call of a timer's function before what is left to do. */
    static void ring(Machine machine, long id) {
        for (Machine.Timer timer : List.copyOf(machine.timers)) {
            if (timer.id() == id) {
                machine.timers.remove(timer);
                if (timer.everyMicros() > 0) {
                    machine.timers.add(new Machine.Timer(id, timer.dueMicros() + timer.everyMicros(), timer.everyMicros(), timer.function()));
                }
                // By a name, since what stands in the program's tree is not copied with the machine.
                machine.globals.names.put(RINGING, timer.function());
                Stmt call = new Stmt.Do(new Expr.Call(new Expr.Name(RINGING, 0), List.of(), Map.of(), false, 0), 0);
                machine.frames.add(new Machine.Frame(List.of(call), machine.globals, null, false));
            }
        }
    }

    @Override
    public List<Step.Condition> also(Sys sys, Machine state) {
        return state.timers.stream().map(timer -> (Step.Condition) new Step.Condition.Deadline(timer.dueMicros())).toList();
    }

    @Override
    public Optional<Turn<Machine>> woken(Sys sys, Machine state) {
        Optional<Machine.Timer> due = state.timers.stream().filter(timer -> timer.dueMicros() <= sys.now()).findFirst();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Machine next = state.copy();
        Machine.Timer timer = next.timers.stream().filter(one -> one.id() == due.get().id()).findFirst().orElseThrow();
        next.timers.remove(timer);
        if (timer.everyMicros() > 0) {
            next.timers.add(new Machine.Timer(timer.id(), timer.dueMicros() + timer.everyMicros(), timer.everyMicros(), timer.function()));
        }
        Object function = timer.function();
        Run run = new Run(next, source.facts(sys), List.of());
        try {
            run.call(function, List.of(), Map.of(), 0);
        } catch (Trouble trouble) {
            run.errors.append(trouble instanceof Trouble.Raised ? source.told(trouble) : "");
        }
        return Optional.of(Turn.reply(next, Bytes.EMPTY, Bytes.EMPTY).saying(run.output.toString()).complaining(run.errors.toString()));
    }

    @Override
    public Set<Signal> endedBy(Machine state) {
        Set<Signal> signals = new java.util.LinkedHashSet<>();
        for (Signal signal : List.of(Signal.INT, Signal.TERM)) {
            if (state.signals.fields.containsKey("SIG" + signal.name()) || source.python() && signal == Signal.INT) {
                signals.add(signal);
            }
        }
        return signals;
    }

    /** A handler of the program's own; Python has one for an interrupt. */
    @Override
    public Step end(Sys sys, Machine state, Signal signal) {
        Object handler = state.signals.fields.get("SIG" + signal.name());
        if (handler == null) {
            return Step.exit(0);
        }
        Run run = new Run(state.copy(), source.facts(sys), List.of());
        Object own = run.machine.signals.fields.get("SIG" + signal.name());
        int status = 0;
        try {
            run.call(own, List.of(), Map.of(), 0);
        } catch (Trouble.Exit exit) {
            status = exit.status;
        } catch (Trouble trouble) {
            return source.end(sys, trouble);
        }
        int ended = status;
        return sys.print(run.output.toString(), s -> s.fail(run.errors.toString(), ended));
    }
}
