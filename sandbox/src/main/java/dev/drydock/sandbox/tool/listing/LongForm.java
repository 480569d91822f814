package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.Sizes;
import dev.drydock.sandbox.tool.shape.Names;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The lines of {@code ls -l}. */
final class LongForm {
    private static final long HALF_A_YEAR_SECONDS = 15_778_476;

    private final LsLook look;
    private final Names names;
    private final long nowMicros;

    LongForm(LsLook look, Names names, long nowMicros) {
        this.look = look;
        this.names = names;
        this.nowMicros = nowMicros;
    }

    private record Row(String inode, String blocks, String mode, String links, String owner, String group, String size, String time, String name) {}

    String lines(List<Entry> entries, boolean align) {
        List<Row> rows = entries.stream().map(entry -> row(entry, align)).toList();
        StringBuilder out = new StringBuilder();
        if (look.arguments().busybox()) {
            rows.forEach(row -> out.append(busybox(row)));
            return out.toString();
        }
        int inode = width(rows, Row::inode);
        int blocks = width(rows, Row::blocks);
        int links = width(rows, Row::links);
        int owner = width(rows, Row::owner);
        int group = width(rows, Row::group);
        int size = width(rows, Row::size);
        int time = width(rows, Row::time);
        for (Row row : rows) {
            out.append(look.has("i") ? right(row.inode, inode) + " " : "").append(look.has("s") ? right(row.blocks, blocks) + " " : "")
                    .append(row.mode).append(' ').append(right(row.links, links)).append(' ')
                    .append(look.has("g") ? "" : left(row.owner, owner) + " ").append(look.has("o") || look.has("G") ? "" : left(row.group, group) + " ")
                    .append(right(row.size, size)).append(' ').append(right(row.time, time)).append(' ').append(row.name).append('\n');
        }
        return out.toString();
    }

    private String busybox(Row row) {
        String number = look.has("n") || row.owner.matches("\\d+") ? "%-8s" : "%-8.8s";
        return (look.has("i") ? right(row.inode, 7) + " " : "") + (look.has("s") ? right(row.blocks, 6) + " " : "")
                + row.mode + " " + right(row.links, 4) + " " + (look.has("g") ? "" : String.format(Locale.ROOT, number, row.owner) + " ")
                + String.format(Locale.ROOT, "%-8.8s", row.group) + " " + right(row.size, 9) + " " + row.time + " " + row.name + "\n";
    }

    private static int width(List<Row> rows, Function<Row, String> part) {
        return rows.stream().mapToInt(row -> part.apply(row).length()).max().orElse(0);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private Row row(Entry entry, boolean align) {
        Node node = entry.node();
        String size = node instanceof Device device && device.character() ? device(Entry.device(device))
                : look.has("h") ? (look.arguments().busybox() ? Sizes.busybox(node.size()) : Sizes.human(node.size())) : Long.toString(node.size());
        boolean numeric = look.has("n");
        return new Row(Long.toString(Entry.inode(entry.path(), node)), Long.toString(Entry.blocks(node)), Entry.mode(node), Integer.toString(entry.links()),
                numeric ? Integer.toString(node.attributes().uid()) : names.user(node.attributes().uid()),
                numeric ? Integer.toString(node.attributes().gid()) : names.group(node.attributes().gid()), size,
                time(node.attributes().modifiedMicros()), look.name(entry, align) + look.target(entry));
    }

    /** Busybox gives the minor number three places. */
    private String device(String numbers) {
        int comma = numbers.indexOf(',');
        return look.arguments().busybox() ? numbers.substring(0, comma) + ", " + right(numbers.substring(comma + 2), 3) : numbers;
    }

    private String time(long micros) {
        ZonedDateTime time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000).atZone(ZoneOffset.UTC);
        String style = look.arguments().value("time-style").orElse("");
        if (look.has("full-time") || style.equals("full-iso")) {
            return DateFormat.format(look.arguments().busybox() ? "%Y-%m-%d %H:%M:%S %z" : "%Y-%m-%d %H:%M:%S.%N %z", time);
        }
        if (style.equals("long-iso")) {
            return DateFormat.format("%Y-%m-%d %H:%M", time);
        }
        if (style.startsWith("+")) {
            return DateFormat.format(style.substring(1), time);
        }
        long ageSeconds = (nowMicros - micros) / 1_000_000;
        boolean recent = ageSeconds <= HALF_A_YEAR_SECONDS && micros <= nowMicros;
        return DateFormat.format(recent ? "%b %e %H:%M" : "%b %e  %Y", time);
    }
}
