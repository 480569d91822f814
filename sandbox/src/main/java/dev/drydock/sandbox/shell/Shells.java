package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.shell.builtin.Builtins;
import dev.drydock.sandbox.shell.run.Interpreter;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Map;

/** The programs {@code bash}, {@code dash}, {@code ash} and {@code sh} (which is ash), by name. */
public final class Shells {
    private Shells() {
    }

    /** All shells by program name. */
    public static Map<String, Program> programs() {
        Interpreter interpreter = new Interpreter(Builtins.byDialect());
        return Map.of(
                "bash", sys -> new Start(sys, Dialect.BASH, interpreter).begin(),
                "dash", sys -> new Start(sys, Dialect.DASH, interpreter).begin(),
                "ash", sys -> new Start(sys, Dialect.ASH, interpreter).begin(),
                "sh", sys -> new Start(sys, Dialect.ASH, interpreter).begin());
    }
}
