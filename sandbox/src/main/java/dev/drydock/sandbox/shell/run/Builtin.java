package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.List;
import java.util.Optional;

/** A command that the shell carries out itself. */
@FunctionalInterface
public interface Builtin {
    /** Does it; what is still to do after it is on the machine's stack. */
    Turn run(Call call);

    /** The builtins of each dialect. */
    interface Catalogue {
        /** The builtin that a name means. */
        Optional<Builtin> find(Dialect dialect, String name);

        /** The names of the builtins, sorted. */
        List<String> names(Dialect dialect);
    }
}
