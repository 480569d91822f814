package dev.drydock.sandbox.kubectl.table;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.kubectl.line.Command;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of all commands and flags of kubectl: simulated, and which session shows it; or named as not simulated, in {@code named.txt}. The
 * test of this package proves that nothing is missing; {@code main} prints it.
 */
public final class KubectlTable {
    private KubectlTable() {}

    /** @param standing {@code simulated} or {@code named}, empty if nobody says @param shownBy a session; with {@code by VERB} where it shows the flag at another command that reads it by the same code */
    record Row(String what, String standing, String shownBy) {}

    /** The lines of the whole tree: commands and flags. */
    static List<Row> rows() {
        Map<String, String> uses = Uses.in(Session.all());
        Set<String> named = named();
        List<Row> rows = new ArrayList<>();
        for (Command command : commands()) {
            if (command.runs() && !command.path().equals("kubectl")) rows.add(row(command.path(), uses.getOrDefault(command.path(), ""), named));
            for (Flag flag : command.flags()) {
                String what = command.path() + " --" + flag.name();
                String own = uses.getOrDefault(what, "");
                String elsewhere = own.isEmpty() ? uses.keySet().stream().filter(use -> use.endsWith(" --" + flag.name())).findFirst()
                        .map(use -> uses.get(use) + " by " + use.substring(0, use.indexOf(" --"))).orElse("") : own;
                rows.add(row(what, elsewhere, named));
            }
        }
        return rows;
    }

    private static Row row(String what, String shownBy, Set<String> named) {
        int dashes = what.indexOf(" --");
        boolean isNamed = named.contains(what) || dashes > 0 && (named.contains("*" + what.substring(dashes)) || named.contains(what.substring(0, dashes)));
        return isNamed ? new Row(what, "named", "") : new Row(what, shownBy.isEmpty() ? "" : "simulated", shownBy);
    }

    private static List<Command> commands() {
        List<Command> all = new ArrayList<>();
        collect(CommandTree.load().root(), all);
        return all;
    }

    private static void collect(Command command, List<Command> all) {
        all.add(command);
        CommandTree.load().children(command).forEach(child -> collect(child, all));
    }

    static Set<String> named() {
        try (InputStream in = KubectlTable.class.getResourceAsStream("named.txt")) {
            Set<String> named = new LinkedHashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(named::add);
            return named;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        int[] sums = new int[4];
        for (Row row : rows()) {
            System.out.printf("%-60s %-9s %s%n", row.what(), row.standing(), row.shownBy());
            int kind = row.what().contains(" --") ? 2 : 0;
            sums[kind] += row.standing().equals("simulated") ? 1 : 0;
            sums[kind + 1]++;
        }
        System.out.printf("%n%d of %d kubectl commands and %d of %d flags simulated; the others are named%n", sums[0], sums[1], sums[2], sums[3]);
    }
}
