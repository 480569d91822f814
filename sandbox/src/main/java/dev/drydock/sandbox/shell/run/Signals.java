package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signals and traps. A signal that the shell arranged for is noted in a record beside the process; between two commands
 * the shell looks there. So the stack is never changed from the side.
 */
public final class Signals {
    /** The signals that came and were not looked at yet, by process. */
    private static final Family<Noted> NOTED = Family.passing("shell-signals");

    /** The signals in the order in which they came. */
    record Noted(List<Signal> signals) {
        Noted {
            signals = List.copyOf(signals);
        }
    }

    /** The signals for which an interactive shell has arrangements of its own. */
    private static final List<Signal> HELD =
            List.of(Signal.INT, Signal.QUIT, Signal.TERM, Signal.TSTP, Signal.TTIN, Signal.TTOU);

    private Signals() {
    }

    private static Key<Noted> key(Process.Id id) {
        return NOTED.key(id.toString());
    }

    /** Arranges everything anew after traps have changed, and at the start. */
    public static void arrange(Sys sys, ShellState state) {
        Map<String, String> traps = state.settings().traps();
        for (Signal signal : Signal.values()) {
            Optional<Disposition> wanted = wanted(state, signal, traps.get(signal.name()));
            boolean ignoredFromBirth = wanted.isEmpty() && !traps.containsKey(signal.name())
                    && sys.self().signals().disposition(signal).orElse(null) instanceof Disposition.Ignore;
            boolean same = wanted.isEmpty() == sys.self().signals().disposition(signal).isEmpty() && wanted.isEmpty();
            if (!ignoredFromBirth && !same) {
                sys.onSignal(signal, wanted);
            }
        }
    }

    private static Optional<Disposition> wanted(ShellState state, Signal signal, String trap) {
        if (trap != null) {
            return Optional.of(trap.isEmpty() ? new Disposition.Ignore() : new Disposition.Handle(Signals::note));
        }
        boolean held = state.invocation().interactive() && HELD.contains(signal);
        return !held ? Optional.empty() : Optional.of(signal == Signal.INT
                ? new Disposition.Handle(Signals::note) : new Disposition.Handle((sys, s, interrupted) -> interrupted));
    }

    /** After {@code trap - SIGNAL}: also a signal that was ignored gets its default action back. */
    public static void reset(Sys sys, Signal signal) {
        sys.onSignal(signal, Optional.empty());
    }

    private static Step note(Sys sys, Signal signal, Step interrupted) {
        Key<Noted> key = key(sys.self().id());
        List<Signal> signals = new ArrayList<>(
                sys.kernel().transaction().find(key).map(Noted::signals).orElse(List.of()));
        signals.add(signal);
        sys.kernel().transaction().put(key, new Noted(signals));
        return interrupted;
    }

    /** What a waiting command waits for besides: that a signal is noted. */
    public static Step.Condition noted(Sys sys) {
        Key<Noted> key = key(sys.self().id());
        Optional<Noted> now = sys.kernel().transaction().find(key);
        Noted seen = now.orElseGet(() -> {
            Noted none = new Noted(List.of());
            sys.kernel().transaction().put(key, none);
            return none;
        });
        return new Step.Condition.RecordChanged(key, seen);
    }

    /** The first signal that was noted, still to be looked at. */
    public static Optional<Signal> waiting(Sys sys) {
        return sys.kernel().transaction().find(key(sys.self().id()))
                .flatMap(noted -> noted.signals().stream().findFirst());
    }

    /** Forgets what was noted, when the process ends or becomes another program. */
    static void forget(Sys sys) {
        Key<Noted> key = key(sys.self().id());
        if (sys.kernel().transaction().find(key).isPresent()) {
            sys.kernel().transaction().remove(key);
        }
    }

    /** The machine with the traps of noted signals to carry out first; an untrapped interrupt leads to the prompt. */
    static Machine taken(Sys sys, Machine machine) {
        Key<Noted> key = key(sys.self().id());
        Optional<Noted> noted = sys.kernel().transaction().find(key);
        if (noted.isEmpty() || noted.get().signals().isEmpty()) {
            return machine;
        }
        sys.kernel().transaction().put(key, new Noted(List.of()));
        Machine now = machine;
        List<Signal> signals = noted.get().signals();
        for (int i = signals.size() - 1; i >= 0; i--) {
            String trap = machine.state().settings().traps().get(signals.get(i).name());
            if (trap != null && !trap.isEmpty()) {
                now = trap(now, trap);
            } else if (signals.get(i) == Signal.INT && machine.state().invocation().interactive()) {
                now = Asking.interrupted(sys, now);
            }
        }
        return now;
    }

    /** The machine with the command of a trap to carry out first. */
    static Machine trap(Machine machine, String command) {
        return machine.push(new Frame.TrapEnd(machine.state().status()))
                .push(new Frame.Text(new Frame.Script(command, "", false), 0, 1, false));
    }
}
