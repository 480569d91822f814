package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A process as {@code ps} and {@code top} tell of it.
 *
 * @param pid as the asking process sees it
 * @param parent likewise; 0 when it is out of sight
 * @param tty without {@code /dev/}, {@code ?} for none
 * @param cpuMicros virtual CPU time
 * @param residentBytes a plausible size: the simulation keeps none
 */
record ProcessRow(
        int pid, int parent, int uid, String user, String tty, String state, long startedMicros, long cpuMicros, long residentBytes,
        String name, String command) {

    /** The processes one can see, by number; on a machine its init first. */
    static List<ProcessRow> of(Sys sys) {
        Accounts accounts = Accounts.of(sys.files());
        List<ProcessRow> rows = new ArrayList<>();
        if (sys.space().shownPids().equals(sys.space().machine()) && !sys.listed().containsKey(1)) {
            long booted = Machine.of(sys.kernel().transaction(), sys.space().machine()).bootedMicros();
            rows.add(new ProcessRow(1, 0, 0, "root", "?", "Ss", booted, 1_400_000, 12L << 20, "systemd", "/sbin/init"));
        }
        TreeMap<Integer, Integer> innerByMachine = new TreeMap<>();
        sys.listed().forEach((pid, process) -> innerByMachine.put(process.id().pid(), pid));
        sys.listed().forEach((pid, process) -> rows.add(row(pid, process, innerByMachine.getOrDefault(process.kinship().parent(),
                sys.space().shownPids().equals(sys.space().machine()) ? 1 : 0), accounts)));
        return rows;
    }

    private static ProcessRow row(int pid, Process process, int parent, Accounts accounts) {
        String command = process.alive()
                ? String.join(" ", process.invocation().arguments())
                : "[" + process.invocation().command() + "] <defunct>";
        boolean leader = process.kinship().session() == process.id().pid();
        String state = process.stateLetter() + (leader ? "s" : "") + (process.kinship().terminal().isPresent() ? "+" : "");
        return new ProcessRow(
                pid, parent, process.credentials().uid(), accounts.userName(process.credentials().uid()),
                process.kinship().terminal().map(tty -> tty.startsWith("pts/") ? tty : "pts/0").orElse("?"), state,
                process.usage().startedMicros(), process.usage().cpuMicros(), 3_400_000L + process.invocation().command().length() * 97_000L + process.usage().memoryBytes(),
                process.invocation().command(), command);
    }

    /** Minutes and seconds of CPU time, as {@code ps aux} has it. */
    String cpuTime() {
        return String.format(Locale.ROOT, "%d:%02d", cpuMicros / 60_000_000, cpuMicros / 1_000_000 % 60);
    }

    /** Hours, minutes and seconds of CPU time, as {@code ps -ef} has it. */
    String longCpuTime() {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", cpuMicros / 3_600_000_000L, cpuMicros / 60_000_000 % 60, cpuMicros / 1_000_000 % 60);
    }

    /** CPU time as a share of the time since its start, in percent. */
    double cpuPercent(long nowMicros) {
        long age = Math.max(1_000_000, nowMicros - startedMicros);
        return Math.min(100, cpuMicros * 100.0 / age);
    }
}
