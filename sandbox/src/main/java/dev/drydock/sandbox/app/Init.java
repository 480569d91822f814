package dev.drydock.sandbox.app;

import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Optional;

/** {@code docker-init}, which is tini: starts one command, passes signals on to it, reaps orphans, and ends as it ended. */
final class Init {
    private static final List<Signal> PASSED_ON = List.of(
            Signal.TERM, Signal.INT, Signal.QUIT, Signal.HUP, Signal.USR1, Signal.USR2, Signal.WINCH, Signal.CONT);

    private Init() {}

    static Step start(Sys sys) {
        List<String> arguments = sys.arguments();
        int command = arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
        if (arguments.size() <= command) {
            return sys.fail("docker-init: no command\n", 1);
        }
        List<String> words = List.copyOf(arguments.subList(command, arguments.size()));
        Outcome<Process> child = sys.fork(Sys.Child.inGroup(0, inside -> exec(inside, words)));
        if (!child.ok()) {
            return sys.fail("[FATAL tini (1)] fork failed: " + child.errno().text() + "\n", 1);
        }
        int pid = child.value().id().pid();
        int seen = child.value().place().inner();
        PASSED_ON.forEach(signal -> sys.onSignal(signal, Optional.of(new Disposition.Handle((handling, got, interrupted) -> {
            handling.kill(seen, got);
            return interrupted;
        }))));
        return Step.next(next -> watch(next, pid));
    }

    private static Step exec(Sys sys, List<String> words) {
        String path = sys.variable("PATH").orElse("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        Outcome<Step> running = sys.which(words.get(0), path).then(file -> sys.exec(file, words, sys.environment()));
        return running.ok() ? running.value()
                : sys.fail("[FATAL tini (" + sys.pid() + ")] exec " + words.get(0) + " failed: " + running.errno().text() + "\n", 127);
    }

    /** Reaps whatever ends; the command's end is its own. */
    private static Step watch(Sys sys, int command) {
        for (int child : List.copyOf(sys.children().keySet())) {
            var ended = sys.reap(child);
            if (ended.isPresent() && child == command) {
                return Step.exit(ended.get().status());
            }
        }
        return Step.await(new Step.Condition.ChildChanged(sys.childChanges()), again -> watch(again, command));
    }
}
