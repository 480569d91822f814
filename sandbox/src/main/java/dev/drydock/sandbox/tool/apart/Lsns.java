package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.process.Namespaces;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code lsns}: the namespaces that processes are in. */
final class Lsns implements Tool {
    private static final List<String> RIGHT = List.of("NS", "NPROCS", "PID", "PPID", "UID");
    private static final List<String> COLUMNS = List.of("NS", "TYPE", "PATH", "NPROCS", "PID", "PPID", "COMMAND", "UID", "USER", "NETNSID", "NSFS");

    @Override
    public Spec options() {
        return Spec.of("J,json l,list n,noheadings o,output= output-all P,persistent p,task= r,raw u,notruncate W,nowrap t,type= T,tree?= V,version");
    }

    @Override
    public String usage() {
        return "[options] [<namespace>]";
    }

    /** A namespace with what is told of it. */
    private static final class Row {
        private final long number;
        private final String kind;
        private final boolean first;
        private int count;
        private int pid = Integer.MAX_VALUE;
        private int parent;
        private int uid;
        private String command = "";

        Row(long number, String kind, boolean first) {
            this.number = number;
            this.kind = kind;
            this.first = first;
        }

        void add(int number, int parentNumber, int owner, String line) {
            count++;
            if (number < pid) {
                pid = number;
                parent = parentNumber;
                uid = owner;
                command = line;
            }
        }
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Optional<String> type = arguments.value("t");
        if (type.isPresent() && !List.of("mnt", "net", "ipc", "user", "pid", "uts", "cgroup", "time").contains(type.get())) {
            return sys.fail("lsns: unknown namespace type: " + type.get() + "\n", 1);
        }
        List<String> columns = columns(arguments, type);
        Optional<String> unknown = columns.stream().filter(column -> !COLUMNS.contains(column)).findFirst();
        if (unknown.isPresent()) {
            return sys.fail("lsns: unknown column: " + unknown.get() + "\n", 1);
        }
        List<Row> rows = new ArrayList<>(rows(sys, arguments).values());
        rows.removeIf(row -> type.isPresent() && !row.kind.equals(type.get()));
        if (!arguments.operands().isEmpty()) {
            return one(sys, arguments, arguments.operand(0));
        }
        boolean tree = !arguments.has("l") && !arguments.has("r") && !arguments.has("p") && arguments.value("o").isEmpty();
        return sys.print(table(sys, arguments, columns, ordered(rows, tree), tree), 0);
    }

    private static List<String> columns(Arguments arguments, Optional<String> type) {
        if (arguments.has("output-all")) {
            return COLUMNS;
        }
        if (arguments.value("o").isPresent()) {
            return List.of(arguments.value("o").get().toUpperCase(Locale.ROOT).split(","));
        }
        return type.filter("net"::equals).isPresent() ? List.of("NS", "TYPE", "NPROCS", "PID", "USER", "NETNSID", "NSFS", "COMMAND")
                : List.of("NS", "TYPE", "NPROCS", "PID", "USER", "COMMAND");
    }

    private static Map<String, Row> rows(Sys sys, Arguments arguments) {
        Transaction transaction = sys.kernel().transaction();
        Map<String, Row> rows = new TreeMap<>();
        Optional<Integer> task = arguments.value("p").filter(text -> text.matches("\\d{1,7}")).map(Integer::parseInt);
        boolean machine = sys.space().shownPids().equals(sys.space().machine());
        boolean root = sys.credentials().root();
        Map<Integer, Integer> seen = new TreeMap<>();
        sys.listed().forEach((pid, process) -> seen.put(process.id().pid(), pid));
        if (machine && root) {
            Space host = transaction.get(Space.key(sys.space().machine()));
            add(transaction, rows, host, 1, 0, 0, "/sbin/init");
        }
        sys.listed().forEach((pid, process) -> {
            boolean readable = root || process.credentials().uid() == sys.credentials().uid();
            Optional<Space> space = transaction.find(Space.key(process.place().space()));
            if (process.alive() && readable && space.isPresent()) {
                add(transaction, rows, space.get(), pid, seen.getOrDefault(process.kinship().parent(), machine ? 1 : 0), process.credentials().uid(),
                        String.join(" ", process.invocation().arguments()));
            }
        });
        task.ifPresent(pid -> {
            Process process = sys.listed().get(pid);
            Map<String, String> wanted = new LinkedHashMap<>();
            Optional.ofNullable(process).flatMap(p -> transaction.find(Space.key(p.place().space())))
                    .ifPresent(space -> Namespaces.of(space).keySet().forEach(kind -> wanted.put(key(transaction, space, kind), kind)));
            rows.keySet().retainAll(wanted.keySet());
        });
        return rows;
    }

    private static String key(Transaction transaction, Space space, String kind) {
        return Namespaces.number(transaction, space, kind) + kind;
    }

    private static void add(Transaction transaction, Map<String, Row> rows, Space space, int pid, int parent, int uid, String command) {
        for (Map.Entry<String, String> namespace : Namespaces.of(space).entrySet()) {
            long number = Namespaces.number(transaction, space, namespace.getKey());
            rows.computeIfAbsent(number + namespace.getKey(), key -> new Row(number, namespace.getKey(), namespace.getValue().equals(space.machine())))
                    .add(pid, parent, uid, command);
        }
    }

    /** A machine's own first, then, as a tree, those made since. */
    private static List<Row> ordered(List<Row> rows, boolean tree) {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort((a, b) -> tree && a.first != b.first ? a.first ? -1 : 1 : Long.compare(a.number, b.number));
        return ordered;
    }

    private static Step one(Sys sys, Arguments arguments, String number) {
        if (!number.matches("\\d{1,18}")) {
            return sys.fail("lsns: invalid namespace argument: '" + number + "'\n", 1);
        }
        Names names = Names.of(sys);
        List<List<String>> lines = new ArrayList<>();
        sys.listed().forEach((pid, process) -> {
            Optional<Space> space = sys.kernel().transaction().find(Space.key(process.place().space()));
            boolean inside = space.isPresent() && Namespaces.of(space.get()).keySet().stream()
                    .anyMatch(kind -> Namespaces.number(sys.kernel().transaction(), space.get(), kind) == Long.parseLong(number));
            if (process.alive() && inside) {
                lines.add(List.of(Integer.toString(pid), Integer.toString(process.kinship().parent()), names.user(process.credentials().uid()),
                        String.join(" ", process.invocation().arguments())));
            }
        });
        if (lines.isEmpty()) {
            return sys.fail("lsns: not found namespace: " + number + "\n", 1);
        }
        lines.add(0, List.of("PID", "PPID", "USER", "COMMAND"));
        return sys.print(aligned(lines, List.of(true, true, false, false)), 0);
    }

    private static String table(Sys sys, Arguments arguments, List<String> columns, List<Row> rows, boolean tree) {
        Names names = Names.of(sys);
        List<List<String>> lines = new ArrayList<>();
        if (!arguments.has("n")) {
            lines.add(columns);
        }
        int last = rows.size() - 1;
        for (int i = 0; i <= last; i++) {
            Row row = rows.get(i);
            String branch = !tree || row.first || rows.stream().noneMatch(r -> r.first) ? "" : arguments.unicode() ? i == last ? "\u2514\u2500" : "\u251c\u2500" : i == last ? "`-" : "|-";
            lines.add(columns.stream().map(column -> cell(names, row, column, branch)).toList());
        }
        return aligned(lines, columns.stream().map(RIGHT::contains).toList());
    }

    private static String cell(Names names, Row row, String column, String branch) {
        return switch (column) {
            case "NS" -> Long.toString(row.number);
            case "TYPE" -> row.kind;
            case "PATH" -> "/proc/" + row.pid + "/ns/" + row.kind;
            case "NPROCS" -> Integer.toString(row.count);
            case "PID" -> Integer.toString(row.pid);
            case "PPID" -> Integer.toString(row.parent);
            case "UID" -> Integer.toString(row.uid);
            case "USER" -> names.user(row.uid);
            case "NETNSID" -> row.kind.equals("net") ? row.first ? "unassigned" : "0" : "";
            case "NSFS" -> "";
            default -> branch + row.command.replace('\n', ' ');
        };
    }

    private static String aligned(List<List<String>> lines, List<Boolean> right) {
        StringBuilder text = new StringBuilder();
        int columns = right.size();
        int[] widths = new int[columns];
        lines.forEach(line -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                String blanks = " ".repeat(widths[i] - line.get(i).length());
                text.append(i > 0 ? " " : "").append(right.get(i) ? blanks : "").append(line.get(i)).append(right.get(i) || i == columns - 1 ? "" : blanks);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
