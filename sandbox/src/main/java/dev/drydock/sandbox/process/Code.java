package dev.drydock.sandbox.process;

/**
 * A piece of a program: runs at once, makes system calls that never wait, and says what comes next. It is kept in the process's
 * record between steps and may be run again after undo, so it must capture immutable values only.
 */
@FunctionalInterface
public interface Code {
    Step run(Sys sys);
}
