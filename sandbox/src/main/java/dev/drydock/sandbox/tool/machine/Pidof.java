package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code pidof}: the numbers of the processes of a program. */
public final class Pidof implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s,single-shot o= c x q n w S=");
    }

    @Override
    public String usage() {
        return "[-s] [-o PID] [NAME]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> found = new ArrayList<>();
        List<Process> processes = new ArrayList<>(sys.listed().values());
        Collections.reverse(processes);
        for (String name : arguments.operands()) {
            String plain = name.substring(name.lastIndexOf('/') + 1);
            for (Process process : processes) {
                boolean self = process.place().inner() == sys.pid();
                if (process.alive() && !self && process.invocation().command().equals(plain) && !arguments.values("o").contains(Integer.toString(process.place().inner()))) {
                    found.add(Integer.toString(process.place().inner()));
                }
            }
        }
        if (found.isEmpty()) {
            return Step.exit(1);
        }
        return sys.print(String.join(" ", arguments.has("s") ? found.subList(0, 1) : found) + "\n", 0);
    }
}
