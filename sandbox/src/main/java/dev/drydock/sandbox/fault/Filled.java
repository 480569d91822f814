package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import java.util.List;

/** The disk of a machine is full. */
final class Filled implements Trouble {
    @Override
    public String word() {
        return "fill";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        return new Places(kernel).machines().stream().filter(machine -> !full(kernel, machine)).map(machine -> new Choice(machine, machine)).toList();
    }

    private static boolean full(Kernel kernel, String machine) {
        return kernel.transaction().has(Space.QUOTAS.key(machine));
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        kernel.transaction().put(Space.QUOTAS.key(fault.machine()), 0L);
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return full(kernel, fault.machine());
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        kernel.transaction().remove(Space.QUOTAS.key(fault.machine()));
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return "";
    }
}
