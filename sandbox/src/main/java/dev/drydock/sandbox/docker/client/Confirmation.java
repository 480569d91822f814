package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** The question before something is removed: only {@code y} means yes, the end of the input means no. */
public final class Confirmation {
    private Confirmation() {}

    /** Asks; a no ends the command silently with status 0. */
    public static Step ask(Sys sys, String question, Code yes) {
        for (Signal signal : new Signal[] {Signal.INT, Signal.TERM}) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, got, interrupted) -> s.print("\n", 128 + got.number()))));
        }
        return sys.print(question + " [y/N] ", s -> read(s, Bytes.EMPTY, yes));
    }

    private static Step read(Sys sys, Bytes before, Code yes) {
        return sys.read(0, 1, (s, read) -> {
            boolean more = read.ok() && !read.value().isEmpty() && read.value().at(0) != '\n';
            if (more) {
                return read(s, before.plus(read.value()), yes);
            }
            for (Signal signal : new Signal[] {Signal.INT, Signal.TERM}) {
                s.onSignal(signal, Optional.empty());
            }
            return before.text().strip().equalsIgnoreCase("y") ? yes.run(s) : Step.exit(0);
        });
    }
}
