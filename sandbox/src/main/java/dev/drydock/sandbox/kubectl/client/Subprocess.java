package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another program that a command runs with its own input and output, as it does with {@code diff} and an editor. */
public final class Subprocess {
    private Subprocess() {}

    /** Runs a program found on the search path and waits for its end: its status, or empty if there is no such program. */
    public static Task<Optional<Integer>> run(List<String> words) {
        return (sys, then, otherwise) -> {
            Outcome<String> found = sys.which(words.get(0), sys.variable("PATH").orElse(""));
            if (!found.ok()) {
                return then.run(sys, Optional.empty());
            }
            Outcome<Process> forked = sys.fork(Sys.Child.of(child -> replaced(child, found.value(), words)));
            return forked.ok() ? sys.waitFor(forked.value().id().pid(), (s, ended) -> then.run(s, Optional.of(ended.status())))
                    : then.run(sys, Optional.empty());
        };
    }

    private static Step replaced(Sys sys, String path, List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        Outcome<Step> replaced = sys.exec(path, arguments, sys.environment());
        return replaced.ok() ? replaced.value() : Step.exit(replaced.is(Errno.EACCES) ? 126 : 127);
    }
}
