package dev.drydock.sandbox.shell.state;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Optional;

/**
 * How the shell was started; it hardly changes.
 *
 * @param name        what {@code $0} is
 * @param called      the name under which the shell itself speaks when it reads no file
 * @param file        the file that is being read, which messages name
 * @param source      where its commands come from
 * @param interactive whether it prompts
 * @param login       whether it is a login shell
 * @param pid         what {@code $$} is, in subshells too
 * @param startMicros virtual time at the start
 */
public record Invocation(Dialect dialect, String name, String called, Optional<String> file, Source source,
        boolean interactive, boolean login, int pid, long startMicros) {
    /** Where commands come from. */
    public enum Source { INPUT, ARGUMENT, FILE }

    /** While another file is read. */
    public Invocation reading(Optional<String> changed) {
        return new Invocation(dialect, name, called, changed, source, interactive, login, pid, startMicros);
    }
}
