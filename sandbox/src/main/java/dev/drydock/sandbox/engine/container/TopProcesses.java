package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET /containers/{id}/top}: the machine's {@code ps} over a container's processes. */
final class TopProcesses {
    private static final List<String> FULL = List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
    private static final List<String> AUX = List.of("USER", "PID", "%CPU", "%MEM", "VSZ", "RSS", "TTY", "STAT", "START", "TIME", "COMMAND");
    private static final Map<String, String> COLUMNS = columns();

    private final Call call;
    private final Map<Integer, String> users;

    private TopProcesses(Call call) {
        this.call = call;
        this.users = users(call);
    }

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (!container.state().isUp()) {
                return Reply.conflict("container " + container.id() + " is not running");
            }
            if (container.state().is(ContainerState.Status.RESTARTING)) {
                return Reply.conflict("container " + container.id() + " is restarting, wait until the container is running");
            }
            Optional<List<String>> titles = titles(call.query("ps_args").strip());
            return titles.isEmpty()
                    ? new Reply.Refusal(500, "ps: error: unsupported SysV option")
                    : Reply.json(new TopProcesses(call).table(container, titles.get()));
        });
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        String names = "pid:PID ppid:PPID user:USER uid:UID uname:USER comm:COMMAND cmd:CMD args:COMMAND command:COMMAND tty:TT tt:TT time:TIME "
                + "etime:ELAPSED stat:STAT state:S s:S rss:RSS vsz:VSZ pcpu:%CPU %cpu:%CPU pmem:%MEM %mem:%MEM stime:STIME start:STARTED c:C ni:NI pri:PRI";
        for (String pair : names.split(" ")) {
            columns.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
        }
        return columns;
    }

    /** The columns that options of {@code ps} ask for; empty if it does not know them. */
    private static Optional<List<String>> titles(String options) {
        if (options.isEmpty() || List.of("-ef", "-e -f", "-f", "-eaf", "-eF").contains(options)) {
            return Optional.of(FULL);
        }
        if (List.of("aux", "-aux", "au", "auxww", "axu").contains(options)) {
            return Optional.of(AUX);
        }
        if (List.of("-e", "-A", "ax", "a", "x").contains(options)) {
            return Optional.of(List.of("PID", "TTY", "TIME", "CMD"));
        }
        String columns = options.replaceFirst("^(-e|-A|ax|-a)\\s+", "");
        if (columns.matches("(-o|o|-eo|-Ao|axo|--format)[ =]?\\S.*")) {
            List<String> titles = new ArrayList<>();
            for (String name : columns.replaceFirst("^(-o|o|-eo|-Ao|axo|--format)[ =]?", "").replace("-o ", ",").split("[, ]+")) {
                if (!COLUMNS.containsKey(name)) {
                    return Optional.empty();
                }
                titles.add(COLUMNS.get(name));
            }
            return Optional.of(titles);
        }
        return Optional.empty();
    }

    private static Map<Integer, String> users(Call call) {
        Map<Integer, String> users = new LinkedHashMap<>();
        call.kernel().files(call.machine()).read("/etc/passwd").toOptional().map(bytes -> bytes.text()).orElse("").lines()
                .map(line -> line.split(":", -1)).filter(parts -> parts.length > 2 && parts[2].matches("\\d{1,9}"))
                .forEach(parts -> users.putIfAbsent(Integer.parseInt(parts[2]), parts[0]));
        return users;
    }

    private Mapping table(Container container, List<String> titles) {
        List<List<String>> rows = new ArrayList<>();
        for (Process process : call.kernel().processes().onMachine(call.machine()).values()) {
            if (process.place().space().equals(container.space()) && process.alive()) {
                rows.add(titles.stream().map(title -> value(process, title)).toList());
            }
        }
        return Mapping.of("Processes", rows, "Titles", titles);
    }

    private String value(Process process, String title) {
        Function<Integer, String> user = uid -> users.getOrDefault(uid, Integer.toString(uid));
        long seconds = process.usage().cpuMicros() / 1_000_000;
        return switch (title) {
            case "UID", "USER" -> user.apply(process.credentials().uid());
            case "PID" -> Integer.toString(process.id().pid());
            case "PPID" -> Integer.toString(process.kinship().parent());
            case "C", "NI" -> "0";
            case "PRI" -> "19";
            case "STIME", "START", "STARTED" -> GoTime.seconds(process.usage().startedMicros()).substring(11, 16);
            case "TTY", "TT" -> process.kinship().terminal().orElse("?");
            case "TIME" -> String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
            case "ELAPSED" -> {
                long age = (call.kernel().now() - process.usage().startedMicros()) / 1_000_000;
                yield String.format(Locale.ROOT, "%02d:%02d", age / 60, age % 60);
            }
            case "%CPU", "%MEM" -> "0.0";
            case "RSS" -> Long.toString(Measures.memory(process) / 1024);
            case "VSZ" -> Long.toString(Measures.memory(process) / 1024 * 8);
            case "STAT", "S" -> process.stateLetter();
            case "COMMAND", "CMD" -> String.join(" ", process.invocation().arguments());
            default -> "";
        };
    }
}
