package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Family;
import java.util.Optional;

/**
 * What this world tells the learner beside what its tools say: that an option has no effect here, that no real password belongs here. It
 * goes past redirections, as a kernel's message does: to the terminal that a process is controlled from, or to the standard error that
 * the whole world has.
 */
public final class Notice {
    private static final Family<Boolean> TOLD = Family.passing("notice");

    private Notice() {}

    /** Tells a sentence in the learner's language, if there is one. */
    static void tell(Kernel kernel, Process process, String key, String... facts) {
        kernel.phrases().text(key, facts).ifPresent(sentence -> {
            Optional<String> terminal = process.kinship().terminal();
            if (terminal.isPresent()) {
                kernel.terminals().write(terminal.get(), Bytes.of(sentence + "\n"));
            } else {
                kernel.emit("stderr", Bytes.of(sentence + "\n"));
            }
        });
    }

    /** The same, but only the first time in a world. */
    static void tellOnce(Kernel kernel, Process process, String key, String... facts) {
        var told = TOLD.key(key + " " + String.join(" ", facts));
        if (!kernel.transaction().has(told)) {
            kernel.transaction().put(told, true);
            tell(kernel, process, key, facts);
        }
    }
}
