package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turning into another command, as {@code env}, {@code timeout} and {@code nohup} do: 126 if it cannot be run, 127 if it is not there. */
final class Launch {
    private Launch() {}

    /** Becomes the command, found along the environment's path; a file without an interpreter line is run by the shell. */
    static Step exec(Sys sys, Arguments arguments, List<String> command, Map<String, String> environment) {
        Outcome<String> found = sys.which(command.get(0), environment.getOrDefault("PATH", "/bin:/usr/bin"));
        Outcome<Step> started = found.then(path -> sys.exec(path, command, environment));
        if (started.is(Errno.ENOEXEC)) {
            List<String> script = new ArrayList<>(List.of("sh", found.value()));
            script.addAll(command.subList(1, command.size()));
            started = sys.exec("/bin/sh", script, environment);
        }
        if (started.ok()) {
            return started.value();
        }
        String why = started.errno().text();
        String name = arguments.name();
        String text = arguments.busybox()
                ? name + ": can't execute '" + command.get(0) + "': " + why
                : name.equals("env") ? "env: " + arguments.quote(command.get(0)) + ": " + why
                : name + ": failed to run command " + arguments.quote(command.get(0)) + ": " + why;
        return sys.fail(text + "\n", started.is(Errno.ENOENT) ? 127 : 126);
    }
}
