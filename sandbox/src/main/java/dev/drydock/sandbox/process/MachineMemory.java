package dev.drydock.sandbox.process;

import dev.drydock.sandbox.machine.Machine;

/**
 * A machine's memory, as {@code free} tells of it: what the system and its programs take is an estimate, what processes say that they hold
 * is added.
 *
 * @param cached kept for files and given back when programs want it
 */
public record MachineMemory(long total, long used, long cached) {
    private static final long EACH_PROCESS = 8L << 20;

    /** Of the machine that this kernel runs on. */
    public static MachineMemory of(Kernel kernel, String machine) {
        long total = Machine.of(kernel.transaction(), machine).hardware().memoryBytes();
        long held = 0;
        int count = 0;
        for (Process process : kernel.processes().onMachine(machine).values()) {
            if (process.alive()) {
                held += process.usage().memoryBytes();
                count++;
            }
        }
        long used = Math.min(total, Math.min(1L << 30, total / 8) + count * EACH_PROCESS + held);
        return new MachineMemory(total, used, Math.min(total / 5, total - used));
    }

    public long free() {
        return total - used - cached;
    }

    /** What programs can still have. */
    public long available() {
        return total - used;
    }
}
