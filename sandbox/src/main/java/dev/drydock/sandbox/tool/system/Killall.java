package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import java.util.List;

/** {@code killall}: signals by name. */
final class Killall implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s,signal= q,quiet e,exact 9 v,verbose");
    }

    @Override
    public String usage() {
        return "[OPTION]... [--] NAME...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Signal signal = arguments.has("9") ? Signal.KILL : arguments.value("s").flatMap(Signal::named).orElse(Signal.TERM);
        StringBuilder errors = new StringBuilder();
        for (String name : arguments.operands()) {
            List<Process> found = sys.listed().values().stream()
                    .filter(p -> p.alive() && p.invocation().command().equals(name) && p.place().inner() != sys.pid()).toList();
            for (Process process : found) {
                Outcome<Boolean> sent = sys.kill(sys.space().ownPids() ? process.place().inner() : process.id().pid(), signal);
                if (!sent.ok()) {
                    errors.append(name).append('(').append(process.place().inner()).append("): ").append(sent.errno().text()).append('\n');
                }
            }
            if (found.isEmpty() && !arguments.has("q")) {
                errors.append(arguments.words(name + ": no process found\n", "killall: " + name + ": no process killed\n"));
            }
        }
        return sys.complain(errors.toString(), s -> Step.exit(errors.isEmpty() ? 0 : 1));
    }
}
