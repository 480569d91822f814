package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.unit.Power;
import java.util.List;

/** A machine loses its current. */
final class Crashed implements Trouble {
    @Override
    public String word() {
        return "crash";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        return new Places(kernel).machines().stream().filter(machine -> !Power.attended(kernel.transaction(), machine) && !Power.isOff(kernel.transaction(), machine))
                .map(machine -> new Choice(machine, machine)).toList();
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        Power.off(kernel, fault.machine());
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return Power.isOff(kernel.transaction(), fault.machine());
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        Power.on(kernel, fault.machine());
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return "ssh " + fault.machine() + " sudo poweroff";
    }
}
