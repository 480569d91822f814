package dev.drydock.sandbox.process;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kernel's out-of-memory killer. */
public final class OutOfMemory {
    /** How often it has struck in a space since the space was made, by the space's id; no record for never. */
    public static final Family<Long> KILLS = Family.lasting("out-of-memory");

    /** A process may hold this much even without a limit: the whole world lives in one program's memory. */
    private static final long MOST_BYTES = 64L << 20;

    private OutOfMemory() {}

    /** The least that a process of a small program takes, in bytes. */
    public static final long PROGRAM_BYTES = 400L << 10;

    /** Bytes that the processes of a space hold. */
    public static long held(Kernel kernel, Space space) {
        return members(kernel, space).stream().mapToLong(p -> PROGRAM_BYTES + p.usage().memoryBytes()).sum();
    }

    static void relieve(Kernel kernel, Process process) {
        relieve(kernel, process, MOST_BYTES);
    }

    static void relieveClaim(Kernel kernel, Process process) {
        relieve(kernel, process, Machine.of(kernel.transaction(), process.id().machine()).hardware().memoryBytes());
    }

    private static void relieve(Kernel kernel, Process process, long most) {
        Space space = kernel.transaction().get(Space.key(process.place().space()));
        long limit = space.limits().memoryBytes();
        boolean over = limit > 0 && held(kernel, space) > limit;
        kernel.controlGroups().relieve(process);
        if (!over && process.usage().memoryBytes() <= most) {
            return;
        }
        Optional<Process> greediest = over
                ? members(kernel, space).stream().max(Comparator.comparingLong(p -> p.usage().memoryBytes()))
                : Optional.of(process);
        Key<Long> kills = KILLS.key(space.id());
        kernel.transaction().put(kills, kernel.transaction().find(kills).orElse(0L) + 1);
        greediest.ifPresent(victim -> kernel.processes().signal(victim.id(), Signal.KILL, false));
    }

    private static List<Process> members(Kernel kernel, Space space) {
        return kernel.processes().inSpace(space.id()).stream()
                .filter(Process::alive)
                .toList();
    }
}
