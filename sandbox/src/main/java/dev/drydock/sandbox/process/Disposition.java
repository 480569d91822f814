package dev.drydock.sandbox.process;

/** What a process does on a signal. */
public sealed interface Disposition {
    record Ignore() implements Disposition {}

    /** Runs code of its own. */
    record Handle(SignalCode code) implements Disposition {}

    /** The reaction to a signal. */
    @FunctionalInterface
    interface SignalCode {
        /** @param interrupted what the process was about to do; returned unchanged, it goes on with that */
        Step run(Sys sys, Signal signal, Step interrupted);
    }
}
