package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tool.print.DateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ps}: processes; as procps has it ({@code -ef}, {@code aux}, {@code -o}), or busybox's short list. */
final class Ps implements Tool {
    private static final Map<String, String> HEADS = Map.ofEntries(
            Map.entry("pid", "PID"), Map.entry("ppid", "PPID"), Map.entry("user", "USER"), Map.entry("uid", "UID"), Map.entry("tty", "TT"),
            Map.entry("stat", "STAT"), Map.entry("comm", "COMMAND"), Map.entry("args", "COMMAND"), Map.entry("cmd", "CMD"),
            Map.entry("time", "TIME"), Map.entry("pcpu", "%CPU"), Map.entry("pmem", "%MEM"), Map.entry("rss", "RSS"), Map.entry("state", "S"),
            Map.entry("etime", "ELAPSED"), Map.entry("command", "COMMAND"), Map.entry("vsz", "VSZ"), Map.entry("%cpu", "%CPU"),
            Map.entry("%mem", "%MEM"), Map.entry("ucmd", "CMD"));
    private static final List<String> LEFT = List.of("user", "tty", "stat", "comm", "args", "cmd", "command", "state", "ucmd");

    @Override
    public Spec options() {
        return Spec.of("e A a f l x u?= p,pid,q= o,format= C= w T H,forest L sort= no-headers,no-heading");
    }

    @Override
    public String usage() {
        return "[options]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<ProcessRow> rows = ProcessRow.of(sys);
        if (arguments.busybox()) {
            return arguments.value("o").isPresent()
                    ? sys.print(columns(rows, List.of(arguments.value("o").get().split(",")), sys, true), 0)
                    : sys.print(busybox(rows), 0);
        }
        String bsd = String.join("", arguments.operands()).replace("-", "");
        boolean everything = arguments.has("e") || arguments.has("A") || bsd.contains("a") && bsd.contains("x") || bsd.contains("x") && arguments.has("a");
        List<ProcessRow> shown = everything ? rows : rows.stream().filter(row -> wanted(sys, arguments, bsd, row)).toList();
        if (!arguments.values("o").isEmpty() || bsd.startsWith("o")) {
            List<String> fields = arguments.values("o").stream().flatMap(o -> Arrays.stream(o.split("[, ]+"))).toList();
            Optional<String> unknown = fields.stream().map(f -> f.replaceFirst("=.*", "")).filter(f -> !HEADS.containsKey(f)).findFirst();
            if (unknown.isPresent()) {
                return sys.fail("error: unknown user-defined format specifier \"" + unknown.get() + "\"\n", 1);
            }
            return sys.print(columns(shown, fields, sys, !arguments.has("no-headers")), shown.isEmpty() ? 1 : 0);
        }
        String text = bsd.contains("u") ? aux(shown, sys)
                : arguments.has("f") || bsd.contains("f") && arguments.has("e") ? full(shown, sys)
                : bsd.isEmpty() ? columns(shown, List.of("pid", "tty=TTY", "time", "ucmd"), sys, true)
                : columns(shown, List.of("pid", "tty=TTY", "stat", "time", "command"), sys, true);
        return sys.print(text, shown.isEmpty() ? 1 : 0);
    }

    private static boolean wanted(Sys sys, Arguments arguments, String bsd, ProcessRow row) {
        if (arguments.value("p").isPresent()) {
            return List.of(arguments.value("p").get().split("[, ]")).contains(Integer.toString(row.pid()));
        }
        if (arguments.value("C").isPresent()) {
            return arguments.value("C").get().equals(row.name());
        }
        if (arguments.has("u") && !arguments.value("u").orElse("").isEmpty()) {
            return arguments.value("u").get().equals(row.user());
        }
        if (bsd.contains("x") || arguments.has("x")) {
            return row.uid() == sys.credentials().uid();
        }
        if (bsd.contains("a") || arguments.has("a")) {
            return !row.tty().equals("?");
        }
        Process self = sys.self();
        return row.uid() == sys.credentials().uid() && (self.kinship().terminal().isPresent() == !row.tty().equals("?"))
                && Optional.ofNullable(sys.listed().get(row.pid())).map(p -> p.kinship().session() == self.kinship().session()).orElse(false);
    }

    private static String busybox(List<ProcessRow> rows) {
        StringBuilder text = new StringBuilder("PID   USER     COMMAND\n");
        rows.forEach(row -> text.append(String.format(Locale.ROOT, "%5d %-8s %s\n", row.pid(), row.user(), row.command())));
        return text.toString();
    }

    private static String full(List<ProcessRow> rows, Sys sys) {
        StringBuilder text = new StringBuilder("UID          PID    PPID  C STIME TTY          TIME CMD\n");
        rows.forEach(row -> text.append(String.format(Locale.ROOT, "%-8s %7d %7d %2d %-5s %-8s %8s %s\n",
                row.user(), row.pid(), row.parent(), (int) row.cpuPercent(sys.now()), started(row), row.tty(), row.longCpuTime(), row.command())));
        return text.toString();
    }

    private static String aux(List<ProcessRow> rows, Sys sys) {
        long memory = Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().memoryBytes();
        StringBuilder text = new StringBuilder("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n");
        rows.forEach(row -> text.append(String.format(Locale.ROOT, "%-8s %7d %4.1f %4.1f %6d %5d %-8s %-4s %5s %6s %s\n",
                row.user(), row.pid(), row.cpuPercent(sys.now()), row.residentBytes() * 100.0 / memory, row.residentBytes() * 2 / 1024,
                row.residentBytes() / 1024, row.tty(), row.state(), started(row), row.cpuTime(), row.command())));
        return text.toString();
    }

    private static String started(ProcessRow row) {
        return DateFormat.format("%H:%M", Instant.ofEpochSecond(row.startedMicros() / 1_000_000).atZone(ZoneOffset.UTC));
    }

    private static String columns(List<ProcessRow> rows, List<String> fields, Sys sys, boolean header) {
        List<List<String>> cells = new ArrayList<>();
        List<String> heads = fields.stream().map(f -> f.contains("=") ? f.substring(f.indexOf('=') + 1) : HEADS.getOrDefault(f, f)).toList();
        List<String> keys = fields.stream().map(f -> f.replaceFirst("=.*", "")).toList();
        rows.forEach(row -> cells.add(keys.stream().map(key -> cell(row, key, sys)).toList()));
        List<List<String>> all = new ArrayList<>(cells);
        boolean titled = header && heads.stream().anyMatch(head -> !head.isEmpty());
        if (titled) {
            all.add(0, heads);
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : all) {
            List<String> padded = new ArrayList<>();
            for (int c = 0; c < line.size(); c++) {
                int width = Math.max(width(keys.get(c)), heads.get(c).length());
                boolean left = LEFT.contains(keys.get(c));
                padded.add(c == line.size() - 1 && left ? line.get(c) : String.format(Locale.ROOT, left ? "%-" + width + "s" : "%" + width + "s", line.get(c)));
            }
            text.append(padded.stream().collect(Collectors.joining(" "))).append('\n');
        }
        return text.toString();
    }

    private static int width(String key) {
        return switch (key) {
            case "pid", "ppid" -> 7;
            case "user", "tty", "time" -> 8;
            case "comm" -> 15;
            case "args", "cmd", "command" -> 27;
            case "etime" -> 11;
            case "uid", "rss" -> 5;
            case "vsz" -> 6;
            case "pcpu", "pmem", "%cpu", "%mem", "stat" -> 4;
            default -> 1;
        };
    }

    private static String cell(ProcessRow row, String key, Sys sys) {
        long age = (sys.now() - row.startedMicros()) / 1_000_000;
        return switch (key) {
            case "pid" -> Integer.toString(row.pid());
            case "ppid" -> Integer.toString(row.parent());
            case "user" -> row.user();
            case "uid" -> Integer.toString(row.uid());
            case "tty" -> row.tty();
            case "stat" -> row.state();
            case "state" -> row.state().substring(0, 1);
            case "comm", "ucmd" -> row.name();
            case "time" -> row.longCpuTime();
            case "pcpu", "%cpu" -> String.format(Locale.ROOT, "%.1f", row.cpuPercent(sys.now()));
            case "pmem", "%mem" -> String.format(Locale.ROOT, "%.1f", row.residentBytes() * 100.0
                    / Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().memoryBytes());
            case "rss" -> Long.toString(row.residentBytes() / 1024);
            case "vsz" -> Long.toString(row.residentBytes() * 2 / 1024);
            case "etime" -> age >= 3600
                    ? String.format(Locale.ROOT, "%02d:%02d:%02d", age / 3600, age / 60 % 60, age % 60)
                    : String.format(Locale.ROOT, "%02d:%02d", age / 60, age % 60);
            default -> row.command();
        };
    }
}
