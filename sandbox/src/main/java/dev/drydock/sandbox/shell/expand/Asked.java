package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;

/** Leaves an expansion because the output of a command is needed first. */
public final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Command.Sequence command;
    private final transient ShellState state;
    private final Wish wish;

    /** What is wanted of the command. */
    public enum Wish {
        /** All its output, as text. */
        OUTPUT,
        /** The name of a pipe from which its output is read. */
        PIPE_FROM,
        /** The name of a pipe that leads to its input. */
        PIPE_TO
    }

    Asked(Command.Sequence command, ShellState state, Wish wish) {
        super("", null, false, false);
        this.command = command;
        this.state = state;
        this.wish = wish;
    }

    /** What is wanted of the command. */
    public Wish wish() {
        return wish;
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
