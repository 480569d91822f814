package dev.drydock.sandbox.app;

import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;

/** {@code pause}: holds the namespaces of a pod and does nothing until it is told to end. */
final class Pause {
    private Pause() {}

    static Step start(Sys sys) {
        if (sys.arguments().size() > 1 && sys.arguments().get(1).equals("-v")) {
            return sys.print("pause.c d9ae4c7-dirty\n", 0);
        }
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, got, interrupted) ->
                    s.complain("Shutting down, got signal: " + (got == Signal.TERM ? "Terminated" : "Interrupt") + "\n", after -> Step.exit(0)))));
        }
        return hold();
    }

    private static Step hold() {
        return Step.await(List.of(), s -> hold());
    }
}
