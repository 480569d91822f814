package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Sizes;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.whole.VersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Lists one folder after the other, in the order and the look that were asked for; lives for one step. */
final class Listing {
    private static final int DEEPEST = 200;

    private final Sys sys;
    private final LsLook look;
    private final LongForm longForm;

    Listing(Sys sys, LsLook look) {
        this.sys = sys;
        this.look = look;
        this.longForm = new LongForm(look, Names.of(sys), sys.now());
    }

    /** Writes a folder's listing; 0, or the status of its failure. */
    int folder(String path, boolean headed, boolean first, Output output, int depth) {
        Outcome<SortedMap<String, Node>> children = sys.files().list(path);
        if (!children.ok()) {
            output.complain(look.arguments(), look.arguments().words("cannot open directory '" + path + "'", "can't open '" + path + "'") + ": " + children.errno().text());
            return depth == 0 && !look.arguments().busybox() ? 2 : 1;
        }
        List<Entry> entries = entries(path, children.value());
        output.out((headed ? (first ? "" : "\n") + look.quoted(path) + ":\n" : ""));
        output.out(body(entries, true));
        int status = 0;
        if (look.has("R") && depth < DEEPEST) {
            for (Entry entry : entries) {
                if (entry.isDirectory() && !entry.name().equals(".") && !entry.name().equals("..")) {
                    status = Math.max(status, folder(entry.path(), true, false, output, depth + 1));
                }
            }
        }
        return status;
    }

    private List<Entry> entries(String path, SortedMap<String, Node> children) {
        List<Entry> entries = new ArrayList<>();
        String prefix = path.endsWith("/") ? path : path + "/";
        boolean all = look.has("a") || look.has("f");
        if (all) {
            for (String dots : List.of(".", "..")) {
                sys.files().node(prefix + dots).toOptional().ifPresent(node -> entries.add(Entry.of(sys, dots, prefix + dots, node)));
            }
        }
        children.forEach((name, node) -> {
            boolean hidden = name.startsWith(".") && !all && !look.has("A");
            boolean ignored = look.arguments().values("I").stream().anyMatch(glob -> Glob.matches(glob, name))
                    || (!all && look.arguments().values("hide").stream().anyMatch(glob -> Glob.matches(glob, name))) || (look.has("B") && name.endsWith("~"));
            if (!hidden && !ignored) {
                Node shown = look.has("L") ? sys.files().node(prefix + name).toOptional().orElse(node) : node;
                entries.add(Entry.of(sys, name, prefix + name, shown));
            }
        });
        return sorted(entries);
    }

    List<Entry> sorted(List<Entry> entries) {
        String by = look.arguments().lastOf("t", "S", "v", "X", "U", "f", "c", "u");
        by = look.arguments().value("sort").map(word -> switch (word) {
            case "time" -> "t";
            case "size" -> "S";
            case "version" -> "v";
            case "extension" -> "X";
            case "none" -> "U";
            default -> "";
        }).orElse(by);
        Comparator<Entry> order = Comparator.comparing(Entry::name);
        if (by.equals("t") || ((by.equals("c") || by.equals("u")) && !look.form().equals("l"))) {
            order = Comparator.comparingLong((Entry e) -> -e.node().attributes().modifiedMicros()).thenComparing(order);
        } else if (by.equals("S")) {
            order = Comparator.comparingLong((Entry e) -> -e.node().size()).thenComparing(order);
        } else if (by.equals("v")) {
            order = Comparator.comparing(Entry::name, new VersionOrder()).thenComparing(order);
        } else if (by.equals("X")) {
            order = Comparator.comparing((Entry e) -> e.name().contains(".") ? e.name().substring(e.name().lastIndexOf('.')) : "").thenComparing(order);
        }
        if (look.has("r")) {
            order = order.reversed();
        }
        if (look.has("group-directories-first")) {
            order = Comparator.comparing((Entry e) -> !e.isDirectory()).thenComparing(order);
        }
        List<Entry> sorted = new ArrayList<>(entries);
        if (!by.equals("U") && !by.equals("f")) {
            sorted.sort(order);
        }
        return List.copyOf(sorted);
    }

    /** The lines for some entries; of a whole folder with its total. */
    String body(List<Entry> entries, boolean whole) {
        boolean align = look.quotes() && entries.stream().anyMatch(entry -> !look.quoted(entry.name()).equals(entry.name())) && !look.form().equals("m");
        long blocks = entries.stream().mapToLong(entry -> Entry.blocks(entry.node())).sum();
        boolean totals = whole && (look.form().equals("l") || (look.has("s") && !look.form().equals("m")));
        String total = !totals ? "" : "total " + (look.has("h") && !look.arguments().busybox() ? (blocks == 0 ? "0" : Sizes.human(blocks * 1024)) : blocks) + "\n";
        if (look.form().equals("l")) {
            return total + longForm.lines(entries, align);
        }
        int inode = entries.stream().mapToInt(e -> Long.toString(Entry.inode(e.path(), e.node())).length()).max().orElse(0);
        int block = look.arguments().busybox() ? 6 : entries.stream().mapToInt(e -> Long.toString(Entry.blocks(e.node())).length()).max().orElse(0);
        List<String> names = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (Entry entry : entries) {
            String lead = (look.has("i") ? right(Entry.inode(entry.path(), entry.node()), inode) : "") + (look.has("s") ? right(Entry.blocks(entry.node()), block) : "");
            names.add(lead + look.name(entry, align));
            lengths.add(lead.length() + look.columns(entry, align));
        }
        return total + laidOut(names, lengths);
    }

    private static String right(long number, int width) {
        return String.format(Locale.ROOT, "%" + Math.max(1, width) + "d ", number);
    }

    private String laidOut(List<String> names, List<Integer> lengths) {
        if (names.isEmpty()) {
            return "";
        }
        return switch (look.form()) {
            case "C" -> look.arguments().busybox() ? Columns.busybox(names, lengths, look.width()) : Columns.gnu(names, lengths, look.width(), false);
            case "x" -> Columns.gnu(names, lengths, look.width(), true);
            case "m" -> Columns.commas(names, lengths, look.width());
            default -> String.join("\n", names) + "\n";
        };
    }
}
