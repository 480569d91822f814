package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Running other programs, for {@code env}, {@code timeout}, {@code xargs}, {@code find -exec} and their like. */
public final class Launch {
    private Launch() {}

    /** How a tool complains that it cannot run a command; a whole line. */
    @FunctionalInterface
    public interface Words {
        String refused(String command, Errno errno);
    }

    /** Replaces this process by a command, found along the search path; 127 if it is not there, 126 if it cannot be run. */
    public static Step replace(Sys sys, List<String> command, SortedMap<String, String> environment, Words words) {
        String path = environment.getOrDefault("PATH", "/bin:/usr/bin");
        Outcome<String> found = sys.which(command.get(0), path);
        if (!found.ok()) {
            return refuse(sys, command, found.errno(), words);
        }
        Outcome<Step> started = sys.exec(found.value(), command, environment);
        if (started.is(Errno.ENOEXEC)) {
            List<String> script = new ArrayList<>(List.of("sh", found.value()));
            script.addAll(command.subList(1, command.size()));
            started = sys.exec("/bin/sh", List.copyOf(script), environment);
        }
        return started.ok() ? started.value() : refuse(sys, command, started.errno(), words);
    }

    private static Step refuse(Sys sys, List<String> command, Errno errno, Words words) {
        return sys.fail(words.refused(command.get(0), errno), errno == Errno.ENOENT ? 127 : 126);
    }

    /** Runs a command as a child in the same environment and goes on when it has ended. */
    public static Step child(Sys sys, List<String> command, Words words, Sys.Parent then) {
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> replace(s, command, s.environment(), words)));
        if (!forked.ok()) {
            return sys.fail(words.refused(command.get(0), forked.errno()), 126);
        }
        return sys.waitFor(forked.value().id().pid(), then);
    }
}
