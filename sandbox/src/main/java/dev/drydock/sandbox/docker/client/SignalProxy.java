package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Passes the client's signals on to the container. The third interrupt or termination ends the client itself.
 *
 * @param container name or ID
 * @param modes the terminal's modes to go back to when the client is ended
 */
public record SignalProxy(Daemon daemon, String container, Optional<Terminal.Modes> modes) {
    private static final int PATIENCE = 3;
    /** Those that cannot be caught, those of the client's own plumbing, and changes of the window, which are told otherwise. */
    private static final Set<Signal> OWN =
            EnumSet.of(Signal.KILL, Signal.STOP, Signal.CHLD, Signal.PIPE, Signal.URG, Signal.WINCH, Signal.CONT);

    /** Arranges it for this process. */
    public static void install(Sys sys, Daemon daemon, String container) {
        SignalProxy proxy = new SignalProxy(daemon, container, sys.terminal(0).map(Terminal::modes));
        for (Signal signal : Signal.values()) {
            if (!OWN.contains(signal)) {
                sys.onSignal(signal, Optional.of(new Disposition.Handle((s, got, interrupted) -> proxy.pass(s, got, interrupted, 1))));
            }
        }
    }

    private Step pass(Sys sys, Signal signal, Step interrupted, int count) {
        boolean ending = signal == Signal.INT || signal == Signal.TERM;
        if (ending && count >= PATIENCE) {
            modes.ifPresent(before -> sys.setTerminalModes(0, before));
            return sys.fail("\ngot 3 SIGTERM/SIGINTs, forcefully exiting\n", 1);
        }
        if (ending) {
            for (Signal each : EnumSet.of(Signal.INT, Signal.TERM)) {
                sys.onSignal(each, Optional.of(new Disposition.Handle((s, got, rest) -> pass(s, got, rest, count + 1))));
            }
        }
        daemon.begin(sys, Request.of("POST", daemon.versioned("/containers/" + container + "/kill"),
                Map.of("signal", signal.name()), Bytes.EMPTY));
        return interrupted;
    }
}
