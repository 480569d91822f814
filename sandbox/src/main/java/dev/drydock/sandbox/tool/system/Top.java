package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.MachineMemory;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.fs.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code top}: the busiest processes, anew every three seconds until {@code q}; once or a few times with {@code -b}. */
final class Top implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b n= d= o= p= u= H c i");
    }

    @Override
    public String usage() {
        return "-hv | -bcEeHiOSs1 -d secs -n max -u|U user -p pid(s) -o field -w [cols]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        long every = Math.max(100_000, arguments.value("d").flatMap(Interval::micros).orElse(3_000_000L));
        int rounds = arguments.value("n").filter(n -> n.matches("\\d{1,6}")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        if (arguments.has("b") || !sys.isTerminal(1)) {
            if (!arguments.has("b")) {
                return sys.fail("top: failed tty get\n", 1);
            }
            return batch(sys, every, rounds);
        }
        Optional<Terminal.Modes> before = sys.terminal(0).map(Terminal::modes);
        before.ifPresent(modes -> sys.setTerminalModes(0, new Terminal.Modes(false, false, true, modes.newlines())));
        return screen(sys, every, rounds, before);
    }

    private static Step batch(Sys sys, long every, int rounds) {
        return sys.print(page(sys, Integer.MAX_VALUE), s -> rounds <= 1 ? Step.exit(0) : s.sleep(every, next -> again(next, every, rounds)));
    }

    private static Step again(Sys sys, long every, int rounds) {
        return sys.print("\n", next -> batch(next, every, rounds - 1));
    }

    private static Step screen(Sys sys, long every, int rounds, Optional<Terminal.Modes> before) {
        int rows = sys.terminal(1).map(terminal -> terminal.size().rows()).orElse(24);
        return sys.print("\u001b[H\u001b[2J" + page(sys, rows - 8), s -> rounds <= 1 ? leave(s, before) : rest(s, s.now() + every, every, rounds, before));
    }

    private static Step rest(Sys sys, long until, long every, int rounds, Optional<Terminal.Modes> before) {
        Outcome<Bytes> key = sys.read(0, 1);
        if (key.ok() && (key.value().isEmpty() || key.value().text().equals("q"))) {
            return leave(sys, before);
        }
        if (sys.now() >= until || key.ok()) {
            return screen(sys, every, rounds - 1, before);
        }
        if (!key.is(Errno.EAGAIN)) {
            return leave(sys, before);
        }
        return Step.await(List.of(new Step.Condition.Readable(0), new Step.Condition.Deadline(until)), s -> rest(s, until, every, rounds, before));
    }

    private static Step leave(Sys sys, Optional<Terminal.Modes> before) {
        before.ifPresent(modes -> sys.setTerminalModes(0, modes));
        return sys.print("\n", 0);
    }

    private static String page(Sys sys, int most) {
        Machine machine = Machine.of(sys.kernel().transaction(), sys.space().machine());
        List<ProcessRow> rows = ProcessRow.of(sys);
        long running = rows.stream().filter(row -> row.state().startsWith("R")).count();
        MachineMemory memory = MachineMemory.of(sys.kernel(), sys.space().machine());
        double total = machine.hardware().memoryBytes() / 1048576.0;
        StringBuilder text = new StringBuilder("top -" + Uptime.line(sys.now(), machine.bootedMicros(), false) + "\n");
        text.append(String.format(Locale.ROOT, "Tasks: %3d total, %3d running, %3d sleeping,   0 stopped,   0 zombie\n", rows.size(), running, rows.size() - running));
        text.append("%Cpu(s):  0.7 us,  0.3 sy,  0.0 ni, 99.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st\n");
        text.append(String.format(Locale.ROOT, "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache\n", total, memory.free() / 1048576.0, (memory.used()) / 1048576.0, memory.cached() / 1048576.0));
        text.append(String.format(Locale.ROOT, "MiB Swap: %8.1f total, %8.1f free, %8.1f used. %8.1f avail Mem\n\n", 0.0, 0.0, 0.0, memory.available() / 1048576.0));
        text.append("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n");
        rows.stream().sorted(Comparator.comparingDouble((ProcessRow row) -> row.cpuPercent(sys.now())).reversed()).limit(Math.max(1, most)).forEach(row ->
                text.append(String.format(Locale.ROOT, "%7d %-8s  20   0 %7d %6d %6d %s %5.1f %5.1f %9s %s\n",
                        row.pid(), row.user(), row.residentBytes() * 2 / 1024, row.residentBytes() / 1024, row.residentBytes() / 2048,
                        row.state().substring(0, 1), row.cpuPercent(sys.now()), row.residentBytes() / 10485.76 / total, row.cpuTime() + ".00", row.name())));
        return text.toString();
    }
}
