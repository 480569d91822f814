package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Step;

/** What a piece of the interpreter comes to. */
public sealed interface Turn {
    /** The machine can go on at once. */
    record Go(Machine machine) implements Turn { }

    /** The kernel comes first: something is waited for, or the process has become another program. */
    record Pause(Step step) implements Turn { }

    /** The machine goes on, but the kernel may let others run before: after each simple command. */
    static Turn yield(Machine machine) {
        return new Pause(machine.resume());
    }
}
