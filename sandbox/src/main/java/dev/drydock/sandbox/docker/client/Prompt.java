package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.Optional;

/** Questions to who sits at the terminal. An interrupt ends the command: with an empty line and, as the original's, with status 0. */
public final class Prompt {
    private Prompt() {}

    /** What is done with an answer. */
    @FunctionalInterface
    public interface Typed {
        Step run(Sys sys, String text);
    }

    /** Asks for a line; blanks around it are dropped, the end of the input is an empty line. */
    public static Step line(Sys sys, String question, Typed then) {
        return ask(sys, question, Optional.empty(), then);
    }

    /** Asks for a line that the terminal does not show. */
    public static Step hidden(Sys sys, String question, Typed then) {
        Optional<Terminal.Modes> modes = sys.terminal(0).map(Terminal::modes);
        modes.ifPresent(before -> sys.setTerminalModes(0,
                new Terminal.Modes(before.canonical(), false, before.signals(), before.newlines())));
        return ask(sys, question, modes, (s, text) -> {
            modes.ifPresent(before -> s.setTerminalModes(0, before));
            return s.print("\n", t -> then.run(t, text));
        });
    }

    private static Step ask(Sys sys, String question, Optional<Terminal.Modes> modes, Typed then) {
        Interrupts.handle(sys, (s, signal, interrupted) -> {
            modes.ifPresent(before -> s.setTerminalModes(0, before));
            return s.print("\n", 0);
        });
        return sys.print(question, s -> read(s, Bytes.EMPTY, (t, text) -> {
            Interrupts.end(t);
            return then.run(t, text);
        }));
    }

    private static Step read(Sys sys, Bytes before, Typed then) {
        return sys.read(0, 1, (s, read) -> read.ok() && !read.value().isEmpty() && read.value().at(0) != '\n'
                ? read(s, before.plus(read.value()), then)
                : then.run(s, before.text().strip()));
    }
}
