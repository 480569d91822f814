package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Footprint;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /containers/{id}/top}: the machine's {@code ps} over a container's processes. */
final class TopProcesses {
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
            return PsColumns.of(call.query("ps_args").strip()).reply(columns -> Reply.json(new TopProcesses(call).table(container, columns)));
        });
    }

    private static Map<Integer, String> users(Call call) {
        Map<Integer, String> users = new LinkedHashMap<>();
        call.kernel().files(call.machine()).read("/etc/passwd").toOptional().map(bytes -> bytes.text()).orElse("").lines()
                .map(line -> line.split(":", -1)).filter(parts -> parts.length > 2 && parts[2].matches("\\d{1,9}"))
                .forEach(parts -> users.putIfAbsent(Integer.parseInt(parts[2]), parts[0]));
        return users;
    }

    private Mapping table(Container container, List<PsColumns.Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        for (Process process : call.kernel().processes().onMachine(call.machine()).values()) {
            if (process.place().space().equals(container.space()) && process.alive()) {
                rows.add(columns.stream().map(column -> value(process, column.key())).toList());
            }
        }
        return Mapping.of("Processes", rows, "Titles", columns.stream().map(PsColumns.Column::title).toList());
    }

    private String value(Process process, String key) {
        long seconds = process.usage().cpuMicros() / 1_000_000;
        long age = Math.max(0, (call.kernel().now() - process.usage().startedMicros()) / 1_000_000);
        int uid = process.credentials().uid();
        long memory = Footprint.of(process) / 1024;
        return switch (key) {
            case "user", "uname", "ruser", "euser" -> users.getOrDefault(uid, Integer.toString(uid));
            case "uid", "euid" -> Integer.toString(uid);
            case "gid", "group" -> Integer.toString(process.credentials().gid());
            case "pid", "lwp" -> Integer.toString(process.id().pid());
            case "ppid" -> Integer.toString(process.kinship().parent());
            case "pgid" -> Integer.toString(process.kinship().group());
            case "sid" -> Integer.toString(process.kinship().session());
            case "c", "ni", "nice", "psr" -> "0";
            case "nlwp", "thcount" -> "1";
            case "pri" -> "19";
            case "cls" -> "TS";
            case "f" -> "4";
            case "addr", "wchan" -> "-";
            case "stime", "bsdstart" -> GoTime.seconds(process.usage().startedMicros()).substring(11, 16);
            case "start", "lstart" -> GoTime.seconds(process.usage().startedMicros()).substring(11, 19);
            case "tty", "tt", "tname" -> process.kinship().terminal().orElse("?");
            case "time", "cputime" -> String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
            case "bsdtime" -> String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
            case "etime" -> age >= 3600 ? String.format(Locale.ROOT, "%02d:%02d:%02d", age / 3600, age / 60 % 60, age % 60)
                    : String.format(Locale.ROOT, "%02d:%02d", age / 60, age % 60);
            case "etimes" -> Long.toString(age);
            case "%cpu", "pcpu" -> String.format(Locale.ROOT, "%.1f", age == 0 ? 0.0 : Math.min(100.0, process.usage().cpuMicros() / 1e4 / age));
            case "%mem", "pmem" -> "0.0";
            case "rss", "rssize" -> Long.toString(memory);
            case "vsz", "vsize" -> Long.toString(memory * 8);
            case "sz" -> Long.toString(memory * 2);
            case "stat" -> process.stateLetter() + (process.kinship().session() == process.id().pid() ? "s" : "");
            case "s", "state" -> process.stateLetter();
            case "comm", "ucmd" -> process.invocation().command();
            default -> String.join(" ", process.invocation().arguments());
        };
    }
}
