package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.List;

/**
 * The call of a builtin.
 *
 * @param machine   the shell, with what comes after the builtin on its stack
 * @param name      the builtin's name
 * @param arguments what stands behind the name
 */
public record Call(Sys sys, Machine machine, String name, List<String> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** The state before the builtin. */
    public ShellState state() {
        return machine.state();
    }

    /** Whether this is bash. */
    public boolean bash() {
        return state().dialect().isBash();
    }

    /** A session to expand or assign in. */
    public Session session() {
        return new Session(state(), new SysSurroundings(sys, state()), List.of());
    }

    /** Done, with a status. */
    public Turn done(int status) {
        return done(state(), status);
    }

    /** Done, with another state and a status. */
    public Turn done(ShellState changed, int status) {
        return new Turn.Go(machine.with(changed.withStatus(status)));
    }

    /** Prints to standard output and is done. */
    public Turn print(String text) {
        return print(text, 0);
    }

    /** Prints to standard output and is done. */
    public Turn print(String text, int status) {
        return Output.print(sys, text, name, machine.status(status));
    }

    /** Prints to standard output, and is done with another state. */
    public Turn print(ShellState changed, String text, int status) {
        return Output.print(sys, text, name, machine.with(changed.withStatus(status)));
    }

    /** Complains under the builtin's name. */
    public void say(String message) {
        Complaints.say(sys, Complaints.builtin(state(), name, message));
    }

    /** Complains under the builtin's name and is done. */
    public Turn fail(String message, int status) {
        say(message);
        return done(status);
    }

    /** Says how the builtin is used, as bash does after a wrong option, and is done with status 2. */
    public Turn usage(String problem, String synopsis) {
        say(problem);
        if (bash()) {
            Complaints.say(sys, name + ": usage: " + synopsis + "\n");
        }
        return done(2);
    }
}
