package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;

/**
 * An interrupted command gives up what it asked for and exits with 128 and the signal's number: it is not killed by the signal, so a
 * shell prints no new line and a script goes on.
 */
public final class Interrupts {
    static final List<Signal> ENDING = List.of(Signal.INT, Signal.TERM);

    private Interrupts() {}

    /** Arranges it for this process. */
    public static void end(Sys sys) {
        handle(sys, (s, signal, interrupted) -> Step.exit(128 + signal.number()));
    }

    /** Arranges another reaction. */
    public static void handle(Sys sys, Disposition.SignalCode code) {
        ENDING.forEach(signal -> sys.onSignal(signal, Optional.of(new Disposition.Handle(code))));
    }
}
