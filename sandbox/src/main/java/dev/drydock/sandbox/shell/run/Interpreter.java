package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Asked;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.state.Invocation;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes frames off the stack and does what they say. It holds nothing but the builtins. */
public final class Interpreter {
    /** So many frames are done before the kernel gets its turn, at most. */
    private static final int MOVES = 64;

    private final Builtin.Catalogue builtins;

    /** An interpreter with these builtins. */
    public Interpreter(Builtin.Catalogue builtins) {
        this.builtins = builtins;
    }

    /** The builtins. */
    public Builtin.Catalogue builtins() {
        return builtins;
    }

    /** The builtin that a name means. */
    public Optional<Builtin> builtin(Dialect dialect, String name) {
        return builtins.find(dialect, name);
    }

    /** Goes on with a machine until it must wait. */
    public Step run(Sys sys, Machine machine) {
        Machine now = Signals.taken(sys, machine);
        for (int moves = 0; moves < MOVES; moves++) {
            Turn turn = advance(sys, now);
            if (turn instanceof Turn.Pause pause) {
                return pause.step();
            }
            now = ((Turn.Go) turn).machine();
        }
        return now.resume();
    }

    private Turn advance(Sys sys, Machine machine) {
        Frame top = machine.frames().top().orElseThrow();
        Machine below = machine.with(machine.frames().pop());
        List<Session.Captured> outputs = List.of();
        if (top instanceof Frame.Knowing knowing) {
            top = knowing.frame();
            outputs = knowing.outputs();
        }
        if (top instanceof Frame.Do todo && !(todo.command() instanceof Command.Sequence)) {
            below = below.with(below.state().with(below.state().outcome().at(todo.command().line())));
        }
        try {
            return dispatch(sys, below, top, outputs);
        } catch (Asked asked) {
            return Substitutions.start(sys, below, new Frame.Knowing(top, outputs), asked);
        } catch (Trouble trouble) {
            return troubled(sys, below, trouble);
        }
    }

    private Turn dispatch(Sys sys, Machine below, Frame frame, List<Session.Captured> outputs) throws Trouble {
        if (frame instanceof Frame.Do todo) {
            return new Commands(sys, below, outputs).start(todo.command());
        }
        if (frame instanceof Frame.Text || frame instanceof Frame.Input || frame instanceof Frame.Ask) {
            return Scripts.read(sys, below, frame, outputs);
        }
        if (frame instanceof Frame.Gap gap) {
            return new Turn.Pause(sys.sleep(gap.micros(), then -> below.resume()));
        }
        Optional<Turn> loop = new Loops(sys, below, outputs).go(frame);
        return loop.isPresent() ? loop.get() : new Endings(sys, below).end(frame);
    }

    /** What becomes of the shell after an expansion that cannot be done. */
    static Turn troubled(Sys sys, Machine machine, Trouble trouble) {
        ShellState state = machine.state();
        if (!trouble.sentence().isEmpty()) {
            Complaints.say(sys, Complaints.line(state, trouble.sentence()));
        }
        if (!state.dialect().isBash()) {
            return state.invocation().interactive() ? Unwinding.toBase(sys, machine.status(2))
                    : Unwinding.toExit(sys, machine.status(2));
        }
        if (trouble.fatal() && !state.invocation().interactive()) {
            boolean argument = state.invocation().source() == Invocation.Source.ARGUMENT;
            return Unwinding.toExit(sys, machine.status(argument ? 127 : 1));
        }
        return Unwinding.toBase(sys, machine.status(1));
    }

    /** A frame with the output of one more substitution. */
    static Frame knowing(Frame.Knowing frame, Session.Captured output) {
        List<Session.Captured> outputs = new ArrayList<>(frame.outputs());
        outputs.add(output);
        return new Frame.Knowing(frame.frame(), outputs);
    }
}
