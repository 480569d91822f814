package dev.drydock.sandbox.kubectl.edit;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Subprocess;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;

/** The learner's editor, as the environment names it: {@code KUBE_EDITOR}, else {@code EDITOR}, else {@code vi}. */
final class Editor {
    private Editor() {}

    /** Lets a file be changed, until the editor ends. */
    static Task<Done> open(String file) {
        return Task.with(sys -> {
            String named = named(sys);
            boolean quoted = named.contains(" ") && named.matches("(?s).*[\"'\\\\].*");
            List<String> words = new ArrayList<>(quoted ? List.of(shell(sys), "-c", named) : List.of(named.split(" ")));
            String shown = Quote.go(String.join(" ", words));
            if (quoted) {
                words.set(2, named + " " + Quote.go(file));
            } else {
                words.add(file);
            }
            return Subprocess.run(words).then(status -> status.isEmpty() ? Task.fail("unable to launch the editor " + shown)
                    : status.get() == 0 ? Task.done() : Task.fail("there was a problem with the editor " + shown));
        });
    }

    private static String named(Sys sys) {
        return sys.variable("KUBE_EDITOR").filter(text -> !text.isEmpty()).or(() -> sys.variable("EDITOR").filter(text -> !text.isEmpty())).orElse("vi");
    }

    private static String shell(Sys sys) {
        return sys.variable("SHELL").filter(text -> !text.isEmpty()).orElse("/bin/bash");
    }
}
