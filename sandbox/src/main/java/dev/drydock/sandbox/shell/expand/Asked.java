package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;

/** Leaves an expansion because the output of a command is needed first. */
public final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Command.Sequence command;
    private final transient ShellState state;

    Asked(Command.Sequence command, ShellState state) {
        super("", null, false, false);
        this.command = command;
        this.state = state;
    }

    /** The command whose output is needed. */
    public Command.Sequence command() {
        return command;
    }

    /** The shell's state where the command stands. */
    public ShellState state() {
        return state;
    }
}
