package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as the text of a file: a line that describes it, then a line a row. */
public final class Storage {
    private Storage() {}

    public static String write(Table table) {
        List<Mapping> columns = table.columns().stream().map(c -> Mapping.builder().put("name", c.name()).put("type", c.type().name()).put("kind", c.type().kind().name())
                .put("length", c.type().length()).put("required", c.required()).put("unique", c.unique()).put("counts", c.counts())
                .put("otherwise", c.otherwise().isPresent() ? c.otherwiseText() : "").put("refers", c.refers()).build()).toList();
        StringBuilder text = new StringBuilder(Json.compact(Mapping.of("table", table.name(), "key", table.key(), "next", table.next(), "columns", columns))).append('\n');
        for (List<Cell> row : table.rows()) {
            List<String> cells = row.stream().map(cell -> cell.isNull() ? "-" : (cell instanceof Cell.Truth ? "b" : cell instanceof Cell.Whole ? "i" : cell instanceof Cell.Decimal ? "d" : "t") + cell.shown()).toList();
            text.append(Json.compact(Sequence.ofTexts(cells))).append('\n');
        }
        return text.toString();
    }

    /** The table of such a text; empty if it is none. */
    public static Optional<Table> read(String text) {
        String[] lines = text.split("\n");
        if (!(Json.read(lines[0]) instanceof Reading.Of<Tree> done) || !done.read().has("table")) {
            return Optional.empty();
        }
        Tree head = done.read();
        List<Column> columns = new ArrayList<>();
        for (Tree column : head.get("columns").items()) {
            Type type = new Type(column.get("type").text(), Type.Kind.valueOf(column.get("kind").text()), column.get("length").wholeInt());
            String otherwise = column.get("otherwise").text();
            columns.add(new Column(column.get("name").text(), type, column.get("required").truth(), column.get("unique").truth(), column.get("counts").truth(),
                    otherwise.isEmpty() ? Optional.empty() : expression(otherwise), otherwise, column.get("refers").text()));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            if (Json.read(lines[i]) instanceof Reading.Of<Tree> row) {
                rows.add(row.read().texts().stream().map(Storage::cell).toList());
            }
        }
        return Optional.of(new Table(head.get("table").text(), columns, head.get("key").texts(), rows, head.get("next").whole()));
    }

    private static Optional<Expr> expression(String text) {
        try {
            return Parser.parse("select " + text.replaceFirst("::.*$", ""), false) instanceof Statement.Select select ? select.items().get(0).expr() : Optional.empty();
        } catch (Refusal.Thrown unreadable) {
            return Optional.empty();
        }
    }

    private static Cell cell(String text) {
        String rest = text.substring(Math.min(1, text.length()));
        return switch (text.isEmpty() ? '-' : text.charAt(0)) {
            case 'b' -> Cell.of(rest.equals("t"));
            case 'i' -> new Cell.Whole(Long.parseLong(rest));
            case 'd' -> new Cell.Decimal(new BigDecimal(rest));
            case 't' -> new Cell.Text(rest);
            default -> Cell.NULL;
        };
    }
}
