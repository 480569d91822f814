package dev.drydock.sandbox.process;

import java.util.Optional;

/** How a process ended. */
public record Ended(int exitStatus, Optional<Signal> signal) {
    public static Ended exit(int status) {
        return new Ended(status, Optional.empty());
    }

    public static Ended by(Signal signal) {
        return new Ended(128 + signal.number(), Optional.of(signal));
    }

    /** As shells give it in {@code $?}: the exit status, or 128 and the signal's number. */
    public int status() {
        return exitStatus;
    }
}
