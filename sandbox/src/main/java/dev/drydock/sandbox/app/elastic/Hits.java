package dev.drydock.sandbox.app.elastic;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found, as answers and tables show it. */
final class Hits {
    /** Every hit fits equally well here. */
    static final Tree ONE = Json.parse("1.0");
    private static final int PAGE = 10;

    private Hits() {}

    /** The page of hits that a request wants. @param asked its parameters @param body its body */
    static Mapping page(Map<String, String> asked, Mapping body, Mapping shards, List<Mapping> hits) {
        int size = number(asked.getOrDefault("size", body.get("size").text()), PAGE);
        int from = number(asked.getOrDefault("from", body.get("from").text()), 0);
        String sort = asked.getOrDefault("sort", sort(body.get("sort")));
        List<Mapping> ordered = new ArrayList<>(hits);
        if (!sort.isEmpty()) {
            String field = sort.split(":")[0];
            Comparator<Mapping> order = Comparator.comparing(hit -> Query.texts(hit.get("_source").mapping(), field).stream().findFirst().orElse(""));
            ordered.sort(sort.endsWith(":desc") ? order.reversed() : order);
        }
        List<Mapping> shown = ordered.subList(Math.min(from, ordered.size()), Math.min(ordered.size(), from + size));
        String only = asked.getOrDefault("_source", body.get("_source") instanceof Sequence some ? String.join(",", some.texts()) : body.get("_source").text());
        Object[] rows = shown.stream().map(hit -> only(sorted(hit, sort.split(":")[0]), only)).toArray();
        return Mapping.of("took", 2, "timed_out", false, "_shards", shards, "hits", Mapping.of("total", Mapping.of("value", hits.size(), "relation", "eq"),
                "max_score", hits.isEmpty() || !sort.isEmpty() ? Json.parse("null") : ONE, "hits", Sequence.of(rows)));
    }

    /** A hit with what it was put in order by. */
    private static Mapping sorted(Mapping hit, String field) {
        if (field.isEmpty()) {
            return hit;
        }
        String value = Query.texts(hit.get("_source").mapping(), field).stream().findFirst().orElse("");
        Object shown = field.equals("@timestamp") && !value.isEmpty() ? (Object) (GoTime.micros(value.replace("+00:00", "Z")) / 1_000) : value;
        return hit.with("_score", Json.parse("null")).with("sort", Sequence.of(shown));
    }

    /** A hit with the fields of its source that are wanted; all if none are named. */
    private static Mapping only(Mapping hit, String fields) {
        if (fields.isEmpty() || fields.equals("true")) {
            return hit;
        }
        if (fields.equals("false")) {
            return hit.without("_source");
        }
        Mapping left = Mapping.EMPTY;
        for (String field : fields.split(",")) {
            String[] path = field.split("\\.");
            Tree value = hit.get("_source");
            for (String name : path) {
                value = value.get(name);
            }
            left = value.isNothing() ? left : left.withAt(value, path);
        }
        return hit.with("_source", left);
    }

    private static int number(String text, int usual) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : usual;
    }

    private static String sort(Tree given) {
        Tree first = given instanceof Sequence sequence ? sequence.get(0) : given;
        if (!(first instanceof Mapping mapping) || mapping.isEmpty()) {
            return first.text();
        }
        String field = mapping.keyAt(0);
        return field + ":" + mapping.get(field).get("order").text(mapping.get(field).text("asc"));
    }

    /** The table {@code _cat/indices}. */
    static String indices(List<Indices.Index> indices, boolean heads) {
        List<String[]> rows = new ArrayList<>();
        if (heads) {
            rows.add(new String[] {"health", "status", "index", "uuid", "pri", "rep", "docs.count", "docs.deleted", "store.size", "pri.store.size"});
        }
        for (Indices.Index index : indices) {
            rows.add(new String[] {"yellow", "open", index.name(), index.uuid(), "1", "1", Integer.toString(index.documents().size()), "0", size(index.bytes()), size(index.bytes())});
        }
        int[] widths = new int[10];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                String gap = " ".repeat(widths[i] - row[i].length());
                out.append(i > 0 ? " " : "").append(i < 4 ? row[i] + gap : gap + row[i]);
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String size(long bytes) {
        return bytes < 1_024 ? bytes + "b" : String.format(Locale.ROOT, bytes % 1_024 * 10 / 1_024 == 0 ? "%.0f" : "%.1f",
                Math.floor(bytes * 10 / 1_024.0) / 10) + "kb";
    }
}
