package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.shell.builtin.Builtins;
import dev.drydock.sandbox.shell.run.Interpreter;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Optional;

/** The programs {@code bash}, {@code dash}, {@code ash} and {@code sh} (which is ash), by name. */
public final class Shells {
    private Shells() {
    }

    /** The shell that a program file's name means. */
    public static Optional<Program> find(String name) {
        return switch (name) {
            case "bash" -> Optional.of(program(Dialect.BASH));
            case "dash" -> Optional.of(program(Dialect.DASH));
            case "ash", "sh" -> Optional.of(program(Dialect.ASH));
            default -> Optional.empty();
        };
    }

    private static Program program(Dialect dialect) {
        return sys -> new Start(sys, dialect, new Interpreter(new Builtins())).begin();
    }
}
