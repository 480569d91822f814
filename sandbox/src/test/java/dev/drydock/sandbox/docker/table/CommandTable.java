package dev.drydock.sandbox.docker.table;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.docker.line.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of all commands and flags of the original: simulated, or named as not simulated; and what shows each simulated one. The test of
 * this package proves what it says; {@code main} prints it.
 */
public final class CommandTable {
    /** The groups of commands that a course uses, and the commands without a group. */
    static final List<String> COURSE = List.of("container", "image", "volume", "network", "system", "builder", "context", "compose", "login", "logout",
            "search", "version", "info");

    private CommandTable() {}

    /** How a command stands. */
    enum State {
        /** Does here what the original does. */
        SIMULATED("simulated"),
        /** Says that it is real but not simulated here, or what the original says outside a swarm. */
        NAMED("named");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    /**
     * A line of the table.
     *
     * @param shownBy the test or recording that shows its effect, empty when it is not simulated
     */
    record Row(Surface.Original original, Command command, State state, String shownBy) {
        /** The flags that change here what they change in the original. */
        long flagsSimulated() {
            return state == State.SIMULATED ? flags(Flag.Standing.SIMULATED) : 0;
        }

        private long flags(Flag.Standing standing) {
            return original.flagNames().stream().filter(name -> command.flags().stream().anyMatch(flag -> flag.name().equals(name) && flag.standing() == standing))
                    .count();
        }

        boolean ofCourse() {
            return COURSE.contains(original.path().split(" ")[1]);
        }
    }

    /** What shows which command, as {@code shown-by.txt} says: a recording or {@code class#method} by the command's one name. */
    static Map<String, String> evidence() {
        Map<String, String> evidence = new TreeMap<>();
        Surface.resource("shown-by.txt").lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf(" = ");
            evidence.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
        });
        return evidence;
    }

    static List<Row> rows() {
        Map<String, String> evidence = evidence();
        List<Row> rows = new ArrayList<>();
        for (Surface.Original original : Surface.leaves()) {
            Command command = Invocations.command(original.path()).orElseThrow(() -> new IllegalStateException("no such command here: " + original.path()));
            State state = command.absent() ? State.NAMED : State.SIMULATED;
            rows.add(new Row(original, command, state, state == State.NAMED ? "" : evidence.getOrDefault(Invocations.name(command), "")));
        }
        return rows;
    }

    /** Prints the table, a line for each command; with {@code --find}, the recordings whose exact replay could show each command. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("--find")) {
            find();
            return;
        }
        Map<String, int[]> sums = new LinkedHashMap<>();
        for (Row row : rows()) {
            System.out.printf("%-36s %-9s %3d/%-3d %s%n", row.original().path(), row.state().word, row.flagsSimulated(), row.original().flagNames().size(),
                    row.shownBy().replaceFirst("^dev\\.drydock\\.sandbox\\.", ""));
            int[] sum = sums.computeIfAbsent(row.ofCourse() ? row.original().path().split(" ")[1] : "others", none -> new int[4]);
            sum[0] += row.state() == State.SIMULATED ? 1 : 0;
            sum[1]++;
            sum[2] += (int) row.flagsSimulated();
            sum[3] += row.original().flagNames().size();
        }
        System.out.println();
        int[] course = new int[4];
        int[] all = new int[4];
        sums.forEach((group, sum) -> {
            print(group, sum);
            for (int i = 0; i < sum.length; i++) {
                course[i] += group.equals("others") ? 0 : sum[i];
                all[i] += sum[i];
            }
        });
        print("of a course", course);
        print("all", all);
    }

    private static void print(String group, int[] sum) {
        System.out.printf("%-12s %3d of %3d commands simulated, %4d of %4d flags; the others are named%n", group, sum[0], sum[1], sum[2], sum[3]);
    }

    private static void find() {
        Map<String, Set<String>> recordings = new TreeMap<>();
        for (String name : Recording.names()) {
            for (Recording.Exchange exchange : Replay.exact(Recording.named(name))) {
                for (Invocations.Invocation invocation : Invocations.in(exchange.command())) {
                    recordings.computeIfAbsent(invocation.command(), none -> new TreeSet<>()).add((exchange.status() == 0 ? "" : "!") + name);
                }
            }
        }
        recordings.forEach((command, names) -> System.out.println(command + " = " + String.join(" ", names)));
    }
}
