package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variables;
import java.util.Map;
import java.util.Optional;

/** Leaves frames undone, as {@code break}, {@code return}, {@code exit} and errors do; what they changed is put back. */
public final class Unwinding {
    private Unwinding() {
    }

    /** To the command that comes next in the script, or to the prompt. */
    public static Turn toBase(Sys sys, Machine machine) {
        Machine now = machine;
        while (!isBase(now.frames().top().orElseThrow())) {
            now = dropTop(sys, now);
        }
        return new Turn.Go(now);
    }

    private static boolean isBase(Frame frame) {
        return frame instanceof Frame.Text text && text.base() || frame instanceof Frame.Input
                || frame instanceof Frame.Ask || frame instanceof Frame.Exit;
    }

    /** To the end of the process. */
    public static Turn toExit(Sys sys, Machine machine) {
        Machine now = machine;
        while (!(now.frames().top().orElseThrow() instanceof Frame.Exit)) {
            now = dropTop(sys, now);
        }
        return new Turn.Go(now);
    }

    /** To the end of the innermost function or sourced file; empty when there is none. */
    public static Optional<Turn> toReturn(Sys sys, Machine machine) {
        Machine now = machine;
        while (true) {
            Frame top = now.frames().top().orElseThrow();
            if (top instanceof Frame.FunctionEnd || top instanceof Frame.SourceEnd) {
                return Optional.of(new Turn.Go(now));
            }
            if (top instanceof Frame.Exit) {
                return Optional.empty();
            }
            now = dropTop(sys, now);
        }
    }

    /** Whether something can be returned from. */
    public static boolean canReturn(Machine machine) {
        for (Frames at = machine.frames(); !at.isEmpty(); at = at.pop()) {
            Frame top = at.top().orElseThrow();
            if (top instanceof Frame.FunctionEnd || top instanceof Frame.SourceEnd) {
                return true;
            }
        }
        return false;
    }

    /** Out of {@code count} loops, or to the next round of the last of them. */
    public static Turn loop(Sys sys, Machine machine, int count, boolean again) {
        Machine now = machine;
        int left = Math.min(count, machine.frames().loops());
        while (left > 0) {
            Frame top = now.frames().top().orElseThrow();
            if (Frames.isLoop(top) && --left == 0) {
                Machine below = now.with(now.frames().pop());
                if (!again) {
                    return new Turn.Go(below);
                }
                return new Turn.Go(top instanceof Frame.LoopTested tested
                        ? below.push(new Frame.LoopAgain(tested.loop())) : now);
            }
            now = dropTop(sys, now);
        }
        return new Turn.Go(now);
    }

    /** Leaves the top frame undone. */
    private static Machine dropTop(Sys sys, Machine machine) {
        Frame top = machine.frames().top().orElseThrow();
        Machine below = machine.with(machine.frames().pop());
        if (top instanceof Frame.Restore restore) {
            Redirecting.restore(sys, restore.descriptors());
        } else if (top instanceof Frame.CloseAfter pipe) {
            sys.close(pipe.descriptor());
            sys.reap(pipe.child());
        } else if (top instanceof Frame.Unassign unassign) {
            return below.with(unassigned(below.state(), unassign));
        } else if (top instanceof Frame.FunctionEnd end) {
            return below.with(left(below.state(), end));
        } else if (top instanceof Frame.SourceEnd end) {
            return below.with(left(below.state(), end));
        }
        return below;
    }

    static ShellState unassigned(ShellState state, Frame.Unassign unassign) {
        Variables variables = state.variables();
        for (Map.Entry<String, Optional<Variable>> entry : unassign.variables().entrySet()) {
            variables = entry.getValue().isPresent() ? variables.with(entry.getKey(), entry.getValue().get())
                    : variables.without(entry.getKey());
        }
        return state.with(variables);
    }

    static ShellState left(ShellState state, Frame.FunctionEnd end) {
        return state.with(state.variables().leaveTo(end.scopes()))
                .with(state.settings().withArguments(end.arguments()));
    }

    static ShellState left(ShellState state, Frame.SourceEnd end) {
        ShellState named = state.with(state.invocation().reading(end.file()));
        return end.arguments().isPresent() ? named.with(named.settings().withArguments(end.arguments().get())) : named;
    }
}
