package dev.drydock.sandbox.docker.image;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.Comparator;
import java.util.List;

/**
 * {@code docker images --tree}, as it is with an engine that keeps one platform of each image: names with what belongs to them, and no branches.
 *
 * @param columns the width of the terminal
 * @param coloured whether there is a terminal
 */
record ImageTree(int columns, boolean coloured) {
    private static final int GAP = 3;
    private static final int LEAST_NAME = 12;
    private static final String LEGEND = "Info ->  U In Use ";
    private static final String BRIGHT_LEGEND = "\u001b[1m\u001b[106m\u001b[30mi\u001b[0m\u001b[0m \u001b[96mInfo → \u001b[0m\u001b[0m \u001b[38;5;0m\u001b[48;5;14m U \u001b[0m In Use ";
    private static final String WARNING = "WARNING: This is an experimental feature. The output may change and shouldn't be depended on.";
    /** The columns after the names. */
    private static final List<Column> COLUMNS = List.of(new Column("ID", 12, false), new Column("DISK USAGE", 10, true), new Column("CONTENT SIZE", 12, true),
            new Column("EXTRA", 5, false));

    private record Column(String title, int width, boolean right) {
        String show(String text, String shown) {
            String room = " ".repeat(Math.max(0, width - text.length()));
            return right ? room + shown : shown + room;
        }
    }

    static ImageTree on(Sys sys) {
        return new ImageTree(sys.terminal(1).map(terminal -> Math.max(20, terminal.size().columns())).orElse(80), sys.isTerminal(1));
    }

    /** What goes to standard error before. */
    String warning() {
        return paint("\u001b[93m", WARNING) + "\n";
    }

    /** The tree of {@code GET /images/json}. */
    String of(Tree images) {
        int names = columns;
        int count = 0;
        while (count < COLUMNS.size() && names - COLUMNS.get(count).width() - GAP >= LEAST_NAME) {
            names -= COLUMNS.get(count++).width() + GAP;
        }
        List<Mapping> sorted = images.mappings().stream().sorted(Comparator.comparingLong((Mapping image) -> -image.get("Created").whole())).toList();
        int widest = sorted.stream().flatMap(image -> image.get("RepoTags").texts().stream()).mapToInt(String::length).max().orElse(0);
        Column name = new Column("IMAGE", Math.min(names, Math.max("IMAGE".length(), widest)), false);
        List<Column> shown = COLUMNS.subList(0, count);
        // With colours the legend begins further left, as its arrow is narrower than it looks to the original.
        StringBuilder out = new StringBuilder(" ".repeat(Math.max(0, columns - (coloured ? 21 : LEGEND.length())))).append(coloured ? BRIGHT_LEGEND : LEGEND)
                .append("\n\n").append(name.show(name.title(), title(name.title())));
        shown.forEach(column -> out.append(" ".repeat(GAP)).append(column.show(column.title(), title(column.title()))));
        out.append('\n');
        sorted.forEach(image -> image(out, name, shown, image));
        return out.toString();
    }

    /** A heading is bold even where there is no terminal. */
    private static String title(String text) {
        return "\u001b[39m\u001b[1m" + text + "\u001b[0m";
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + "\u001b[0m" : text;
    }

    private void image(StringBuilder out, Column name, List<Column> columns, Mapping image) {
        List<String> names = image.get("RepoTags").texts();
        for (String each : names.subList(0, Math.max(0, names.size() - 1))) {
            out.append(paint("\u001b[34m\u001b[1m", each)).append('\n');
        }
        String last = names.isEmpty() ? "<untagged>" : Cut.ellipsis(names.get(names.size() - 1), name.width());
        out.append(name.show(last, paint("\u001b[34m\u001b[1m", last)));
        List<String> details = List.of(Cut.id(image.get("Id").text()), Units.size(image.get("Size").whole(), 3), "0B", "");
        for (int i = 0; i < columns.size(); i++) {
            String text = details.get(i);
            out.append(" ".repeat(GAP)).append(columns.get(i).show(text, text.isEmpty() ? "" : paint("\u001b[39m", text)));
        }
        out.append('\n');
    }
}
