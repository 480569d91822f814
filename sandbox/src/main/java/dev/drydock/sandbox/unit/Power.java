package dev.drydock.sandbox.unit;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Cable;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import java.util.List;

/** Machines are switched off and on. One that is off has no process and answers nobody; one that is on again starts its enabled services. */
public final class Power implements Component {
    private static final String NAME = "power";
    private static final String DEVICE = "eth0";
    private static final String SHIM = "/containerd-shim-runc-v2";
    /** From the switch to the first service. */
    private static final long BOOT_MICROS = 15_000_000;
    /** From the command to the darkness. */
    private static final long DOWN_MICROS = 1_500_000;

    /** Machines that are off, or not on again yet. */
    private static final Family<Boolean> OFF = Family.lasting("machine-off");
    /** Machines at which somebody sits. */
    private static final Family<Boolean> ATTENDED = Family.passing("machine-attended");

    private final Kernel.Wiring wiring;

    public Power(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    /** The machine's services begin. */
    private record Booted(String machine) {}

    /** A machine that was told to goes down. */
    private record Down(String machine, boolean again) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Booted booted && isOff(transaction, booted.machine())) {
            boot(kernel, booted.machine());
        } else if (payload instanceof Down down) {
            off(kernel, down.machine());
            if (down.again()) {
                on(kernel, down.machine());
            }
        }
    }

    public static boolean isOff(Transaction transaction, String machine) {
        return transaction.has(OFF.key(machine));
    }

    /** Whether somebody sits at the machine, who would see nothing any more. */
    public static boolean attended(Transaction transaction, String machine) {
        return transaction.has(ATTENDED.key(machine));
    }

    /** Somebody sits down at the machine. */
    public static void attend(Transaction transaction, String machine) {
        transaction.put(ATTENDED.key(machine), true);
    }

    /** Takes the current away: everything that runs there ends in this moment. */
    public static void off(Kernel kernel, String machine) {
        if (isOff(kernel.transaction(), machine)) {
            return;
        }
        kernel.transaction().put(OFF.key(machine), true);
        Unit.of(kernel, machine).forEach(unit -> unit.set(kernel, false));
        Cable.pull(kernel.transaction(), machine, DEVICE);
        // A container's shim ends by itself, after it has told the engine how its container ended: the engine finds that when it starts again.
        List<Process.Id> all = kernel.processes().onMachine(machine).values().stream().filter(process -> !process.invocation().path().endsWith(SHIM)).map(Process::id).toList();
        all.forEach(process -> kernel.processes().end(process, Ended.by(Signal.KILL)));
    }

    /** The machine is told to switch itself off, or to start again. */
    public static void order(Kernel kernel, String machine, boolean again) {
        kernel.after(DOWN_MICROS, NAME, new Down(machine, again));
    }

    /** Switches on a machine that is off: after a while its enabled services begin. */
    public static void on(Kernel kernel, String machine) {
        if (isOff(kernel.transaction(), machine)) {
            kernel.after(BOOT_MICROS, NAME, new Booted(machine));
        }
    }

    private static void boot(Kernel kernel, String machine) {
        Transaction transaction = kernel.transaction();
        transaction.remove(OFF.key(machine));
        Cable.put(transaction, machine, DEVICE);
        transaction.find(Machine.key(machine)).ifPresent(found -> transaction.put(Machine.key(machine), new Machine(
                found.name(), found.kernelRelease(), found.kernelVersion(), found.operatingSystem(), found.hardware(), kernel.now())));
        Unit.of(kernel, machine).stream().filter(Unit::enabled).forEach(unit -> unit.set(kernel, true));
    }
}
