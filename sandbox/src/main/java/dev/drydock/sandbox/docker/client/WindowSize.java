package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.Map;
import java.util.Optional;

/** Tells the engine how large the client's terminal is, now and whenever that changes. */
public final class WindowSize {
    private WindowSize() {}

    /** @param path of the container or of the running command: {@code /containers/ID} or {@code /exec/ID} */
    public static void follow(Sys sys, Daemon daemon, String path) {
        if (sys.terminal(1).isEmpty()) {
            return;
        }
        tell(sys, daemon, path, 0);
        sys.onSignal(Signal.WINCH, Optional.of(new Disposition.Handle((s, signal, interrupted) -> {
            tell(s, daemon, path, 0);
            return interrupted;
        })));
    }

    /** Tells a size that is off by so much first, so that the program draws itself anew when the true one follows. */
    public static void nudge(Sys sys, Daemon daemon, String path) {
        tell(sys, daemon, path, 1);
    }

    private static void tell(Sys sys, Daemon daemon, String path, int off) {
        Optional<Terminal> terminal = sys.terminal(1);
        terminal.map(Terminal::size).filter(size -> size.rows() > 0 || size.columns() > 0).ifPresent(size ->
                daemon.begin(sys, Request.of("POST", daemon.versioned(path + "/resize"),
                        Map.of("h", Integer.toString(size.rows() + off), "w", Integer.toString(size.columns() + off)), Bytes.EMPTY)));
    }
}
