package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.shell.state.ShellState;

/** A shell between two steps: what it knows and what it still has to do. Immutable. */
public record Machine(Interpreter interpreter, ShellState state, Frames frames) {
    /** With another state. */
    public Machine with(ShellState changed) {
        return changed == state ? this : new Machine(interpreter, changed, frames);
    }

    /** With another stack. */
    public Machine with(Frames changed) {
        return new Machine(interpreter, state, changed);
    }

    /** With one thing more to do first. */
    public Machine push(Frame frame) {
        return with(frames.push(frame));
    }

    /** With another last status. */
    public Machine status(int status) {
        return with(state.withStatus(status));
    }

    /** Goes on with this machine in the next step. */
    public Step resume() {
        return Step.next(sys -> interpreter.run(sys, this));
    }
}
