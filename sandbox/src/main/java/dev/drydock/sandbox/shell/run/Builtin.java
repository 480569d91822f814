package dev.drydock.sandbox.shell.run;

/** A command that the shell carries out itself. */
@FunctionalInterface
public interface Builtin {
    /** Does it; what is still to do after it is on the machine's stack. */
    Turn run(Call call);
}
