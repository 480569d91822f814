package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Prompt;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.parse.Reading;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.tool.print.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prompt of an interactive shell. */
final class Asking {
    private Asking() {
    }

    static Turn ask(Sys sys, Machine below, Frame.Ask frame, List<Session.Captured> outputs) {
        boolean first = frame.pending().isEmpty();
        String prompt = prompt(sys, below.state(), first, outputs);
        ShellState state = Jobs.notified(sys, below.state());
        Machine asking = below.with(state);
        Optional<String> command = first ? state.text("PROMPT_COMMAND").filter(text -> !text.isBlank()) : Optional.empty();
        if (command.isPresent() && !frame.prompted()) {
            return new Turn.Go(Signals.trap(asking.push(new Frame.Ask(Pending.NONE, Optional.empty(), frame.line(), true)),
                    command.get()));
        }
        Frame.Ask plain = first ? Frame.Ask.next(frame.line()) : frame;
        arrange(sys, asking.push(plain), plain);
        return new Turn.Pause(sys.readLine(prompt, !first, (then, line) -> {
            Signals.arrange(then, state);
            return answered(then, asking, plain, line);
        }));
    }

    private static String prompt(Sys sys, ShellState state, boolean first, List<Session.Captured> outputs) {
        String text = state.text(first ? "PS1" : "PS2").orElse("");
        ShellState untraced = state.with(Option.XTRACE, false);
        Session session = new Session(untraced, new SysSurroundings(sys, untraced), outputs);
        return new Prompt(session).expand(text);
    }

    /** While the shell waits for a line, a signal leads back to the prompt, its trap first. */
    private static void arrange(Sys sys, Machine asking, Frame.Ask plain) {
        Disposition back = new Disposition.Handle((now, signal, interrupted) -> {
            now.endLineRequest();
            Signals.arrange(now, asking.state());
            String trap = asking.state().settings().traps().get(signal.name());
            if (trap != null && !trap.isEmpty()) {
                return Signals.trap(asking, trap).resume();
            }
            Complaints.say(now, "\n");
            return fresh(asking.status(128 + signal.number()), plain).resume();
        });
        sys.onSignal(Signal.INT, Optional.of(back));
        asking.state().settings().traps().forEach((name, command) -> {
            if (!command.isEmpty()) {
                Signal.named(name).ifPresent(signal -> sys.onSignal(signal, Optional.of(back)));
            }
        });
    }

    /** At the prompt with nothing typed yet. */
    private static Machine fresh(Machine asking, Frame.Ask plain) {
        return asking.with(asking.frames().pop()).push(Frame.Ask.next(plain.line()));
    }

    /** An interrupt that came while a command was carried out by the shell itself. */
    static Machine interrupted(Sys sys, Machine machine) {
        Complaints.say(sys, "\n");
        return ((Turn.Go) Unwinding.toBase(sys, machine.status(128 + Signal.INT.number()))).machine();
    }

    private static Step answered(Sys sys, Machine below, Frame.Ask frame, Outcome<Bytes> line) {
        boolean ended = !line.ok() || line.value().isEmpty();
        if (ended && frame.pending().isEmpty()) {
            return end(sys, below, frame.line());
        }
        String more = ended ? "" : Text.decode(line.value().toArray()).replace("\0", "");
        if (below.state().is(Option.HISTEXPAND)) {
            HistoryExpansion.Result expanded = HistoryExpansion.expand(more, below.state().settings().history());
            if (expanded.problem().isPresent()) {
                Complaints.say(sys, Complaints.line(below.state(), expanded.problem().get()));
                return below.push(Frame.Ask.next(frame.line())).resume();
            }
            if (expanded.changed()) {
                Complaints.say(sys, expanded.text());
            }
            if (expanded.only()) {
                return below.with(remembered(below.state(), expanded.text())).push(Frame.Ask.next(frame.line())).resume();
            }
            more = expanded.text();
        }
        Pending pending = frame.pending().plus(more);
        if (!ended && !Pending.mayComplete(frame.until(), more)) {
            return below.push(new Frame.Ask(pending, frame.until(), frame.line(), false)).resume();
        }
        String text = pending.text();
        ShellState state = below.state();
        Reading reading = Scripts.source(state, text, ended).parse(0, frame.line());
        if (reading instanceof Reading.Incomplete incomplete) {
            return below.push(new Frame.Ask(pending, incomplete.until(), frame.line(), false)).resume();
        }
        Machine remembered = below.with(remembered(state, text));
        if (reading instanceof Reading.Refused refused) {
            Complaints.say(sys, Complaints.syntax(state, refused.error(), ""));
            Machine failed = remembered.status(2);
            if (ended && state.dialect().isBash()) {
                Complaints.say(sys, Complaints.line(state, "syntax error: unexpected end of file"));
                return end(sys, failed, frame.line());
            }
            return failed.push(Frame.Ask.next(line(frame, text))).resume();
        }
        Machine next = remembered.push(Frame.Ask.next(line(frame, text)));
        return reading instanceof Reading.Complete complete
                ? next.push(new Frame.Do(complete.command())).resume() : next.resume();
    }

    private static int line(Frame.Ask frame, String text) {
        return frame.line() + (int) text.chars().filter(c -> c == '\n').count();
    }

    private static ShellState remembered(ShellState state, String text) {
        String line = text.strip();
        List<String> history = new ArrayList<>(state.settings().history());
        boolean same = !history.isEmpty() && history.get(history.size() - 1).equals(line);
        String control = state.textOrEmpty("HISTCONTROL");
        boolean dropped = line.isEmpty() || text.startsWith(" ") && control.matches("ignore(space|both)")
                || same && control.matches("ignore(dups|both)");
        if (dropped) {
            return state;
        }
        history.add(line);
        if (history.size() > 1000) {
            history.remove(0);
        }
        return state.with(state.settings().withHistory(history));
    }

    private static Step end(Sys sys, Machine below, int line) {
        ShellState state = below.state();
        boolean stopped = state.jobs().byNumber().values().stream()
                .anyMatch(job -> job.state() == dev.drydock.sandbox.shell.state.Job.State.STOPPED);
        if (stopped && !state.textOrEmpty(" warned").equals("yes")) {
            Complaints.say(sys, state.dialect().isBash() ? "exit\nThere are stopped jobs.\n" : "You have stopped jobs.\n");
            return below.with(state.set(" warned", "yes")).push(Frame.Ask.next(line)).resume();
        }
        if (state.dialect() == Dialect.BASH) {
            Complaints.say(sys, state.invocation().login() ? "logout\n" : "exit\n");
        } else if (state.dialect() == Dialect.DASH) {
            Complaints.say(sys, "\n");
        }
        return below.resume();
    }
}
