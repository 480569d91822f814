package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.process.Cable;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.unit.Power;
import java.util.List;

/** A machine runs on, but nobody reaches it and it reaches nobody. */
final class Partitioned implements Trouble {
    private static final String DEVICE = "eth0";

    @Override
    public String word() {
        return "partition";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        return new Places(kernel).machines().stream().filter(machine -> !Cable.pulled(kernel.transaction(), machine)).map(machine -> new Choice(machine, machine)).toList();
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        Cable.pull(kernel.transaction(), fault.machine(), DEVICE);
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        return Cable.pulled(kernel.transaction(), fault.machine());
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        if (!Power.isOff(kernel.transaction(), fault.machine())) {
            Cable.put(kernel.transaction(), fault.machine(), DEVICE);
        }
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return "ssh " + fault.machine() + " sudo ip link set " + DEVICE + " down";
    }
}
