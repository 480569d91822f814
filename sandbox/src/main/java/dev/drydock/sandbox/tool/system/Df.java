package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code df}: file systems and how full they are. */
final class Df implements Tool {
    @Override
    public Spec options() {
        return Spec.of("h,human-readable H,si k m T,print-type a,all i,inodes t,type= x,exclude-type= P,portability B,block-size= l,local total");
    }

    @Override
    public String usage() {
        return "[OPTION]... [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<DiskSpace> all = DiskSpace.of(sys);
        List<DiskSpace> rows = new ArrayList<>();
        StringBuilder errors = new StringBuilder();
        for (String operand : arguments.operands()) {
            Outcome<Files.Located> found = sys.files().locate(operand);
            if (!found.ok() || found.value().node().isEmpty()) {
                String why = found.ok() ? "No such file or directory" : found.errno().text();
                errors.append(arguments.name()).append(": ").append(operand).append(": ").append(arguments.busybox() ? "can't find mount point" : why).append('\n');
            } else {
                String at = found.value().text();
                all.stream().filter(row -> at.equals(row.mountPoint()) || row.mountPoint().equals("/") || at.startsWith(row.mountPoint() + "/"))
                        .max(Comparator.comparingInt(row -> row.mountPoint().length())).ifPresent(rows::add);
            }
        }
        if (arguments.operands().isEmpty()) {
            rows.addAll(all);
        }
        rows.removeIf(row -> arguments.value("t").map(type -> !type.equals(row.type())).orElse(false)
                || arguments.value("x").map(type -> type.equals(row.type())).orElse(false));
        String text = arguments.busybox() ? busybox(rows, arguments) : rows.isEmpty() ? "" : table(rows, arguments);
        return sys.complain(errors.toString(), s -> s.print(text, errors.isEmpty() ? 0 : 1));
    }

    private static String busybox(List<DiskSpace> rows, Arguments arguments) {
        boolean human = arguments.has("h");
        String types = arguments.has("T") ? "%-11s" : "%s";
        String unit = human ? "     Size" : arguments.has("P") ? "1024-blocks" : arguments.has("m") ? "1M-blocks" : "1K-blocks";
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "Filesystem           " + types + "%-15sUsed Available %s Mounted on\n",
                arguments.has("T") ? "Type" : "", unit, arguments.has("P") ? "Capacity" : "Use%"));
        for (DiskSpace row : rows) {
            String device = row.device().length() > 20 ? row.device() + "\n" + " ".repeat(20) : row.device();
            text.append(String.format(Locale.ROOT, "%-20s " + types, device, arguments.has("T") ? row.type() : ""));
            for (long bytes : List.of(row.size(), row.used(), row.size() - row.used())) {
                text.append(String.format(Locale.ROOT, "%9s ", human ? bytes == 0 ? "0" : String.format(Locale.ROOT, "%.1f%c",
                        bytes / (double) (1L << 10 * power(bytes)), "KMGT".charAt(power(bytes) - 1)) : bytes / (arguments.has("m") ? 1 << 20 : 1024)));
            }
            text.append(String.format(Locale.ROOT, "%3d%% %s\n", row.size() == 0 ? 0 : (row.used() * 100 + row.size() - 1) / row.size(), row.mountPoint()));
        }
        return text.toString();
    }

    private static int power(long bytes) {
        int power = 1;
        while (power < 4 && bytes >> 10 * (power + 1) > 0) {
            power++;
        }
        return power;
    }

    private static String table(List<DiskSpace> rows, Arguments arguments) {
        boolean human = arguments.has("h") || arguments.has("H");
        boolean types = arguments.has("T");
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("Filesystem"));
        if (types) {
            head.add("Type");
        }
        head.addAll(List.of(human ? "Size" : arguments.has("m") ? "1M-blocks" : "1K-blocks", "Used", human ? "Avail" : "Available", "Use%", "Mounted on"));
        cells.add(head);
        for (DiskSpace row : rows) {
            List<String> line = new ArrayList<>(List.of(row.device()));
            if (types) {
                line.add(row.type());
            }
            for (long bytes : List.of(row.size(), row.used(), row.size() - row.used())) {
                line.add(human ? Memory.human(bytes, arguments.has("H")) : Long.toString(bytes / (arguments.has("m") ? 1 << 20 : 1024)));
            }
            line.add(row.size() == 0 ? "-" : (row.used() * 100 + row.size() - 1) / row.size() + "%");
            line.add(row.mountPoint());
            cells.add(line);
        }
        return layOut(cells, types);
    }

    private static String layOut(List<List<String>> cells, boolean types) {
        int columns = cells.get(0).size();
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            for (int c = 0; c < columns; c++) {
                int column = c;
                int width = Math.max(cells.stream().mapToInt(l -> l.get(column).length()).max().orElse(0), c == 0 ? 14 : c == columns - 2 ? 4 : 0);
                boolean left = c == 0 || types && c == 1 || c == columns - 1;
                String cell = line.get(c);
                text.append(c == 0 ? "" : " ")
                        .append(c == columns - 1 ? cell : String.format(Locale.ROOT, left ? "%-" + width + "s" : "%" + width + "s", cell));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
