package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Answer;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Order;
import dev.drydock.sandbox.kubectl.print.Table;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of {@code get}: one for each kind, laid out by the server, put in columns here. */
record Tables(Get get) {

    /** What one entry gave. */
    record Shown(Kind kind, Table table) {}

    /** Asks the server for the table of an entry. */
    static Task<Shown> fetch(Get get, Entry entry) {
        if (entry instanceof Entry.Broken broken) {
            return Task.fail(broken.why());
        }
        if (entry instanceof Entry.Listed listed) {
            Map<String, String> query = get.query(Selection.query(listed));
            long chunk = get.job().number("chunk-size");
            if (chunk > 0 && get.job().text("sort-by").isEmpty()) {
                query.put("limit", Long.toString(chunk));
            }
            return pages(get.cluster(), listed.kind().path(listed.namespace()), query).failingAs(why -> Selection.unlisted(listed, why))
                    .map(table -> new Shown(listed.kind(), table));
        }
        dev.drydock.sandbox.kubectl.object.Item item = entry instanceof Entry.Named named ? named.item() : ((Entry.Written) entry).item();
        return ask(get.cluster(), get.path(item), get.query(Map.of())).map(answer -> new Shown(item.kind(), Table.of(answer)));
    }

    private static Task<Tree> ask(Cluster cluster, String path, Map<String, String> query) {
        return cluster.send(cluster.request("GET", path, query, Bytes.EMPTY).withHeader("accept", Cluster.TABLE)).map(Answer::json);
    }

    /** A list that the server gives in parts, joined. */
    private static Task<Table> pages(Cluster cluster, String path, Map<String, String> query) {
        return ask(cluster, path, query).then(answer -> {
            String next = answer.at("metadata", "continue").text();
            Table table = Table.of(answer);
            if (next.isEmpty()) {
                return Task.of(table);
            }
            Map<String, String> more = new TreeMap<>(query);
            more.put("continue", next);
            return pages(cluster, path, more).map(table::plus);
        });
    }

    /** Prints them; says so when there is nothing at all. */
    Task<Done> print(List<Shown> shown, boolean failed) {
        boolean several = shown.stream().map(each -> each.kind().qualified()).distinct().count() > 1;
        boolean everywhere = get.job().on("all-namespaces");
        return Task.fold(grouped(shown), "", (before, group) -> sorted(group).map(table -> {
            Table.Extras extras = extras(several || get.job().on("show-kind"), everywhere && group.kind().namespaced());
            List<List<String>> rows = new ArrayList<>(table.cells(extras, group.kind()));
            if (rows.isEmpty()) {
                return before;
            }
            boolean headed = !get.job().on("no-headers");
            if (headed) {
                rows.add(0, table.heading(extras));
            }
            return before + (headed && !before.isEmpty() ? "\n" : "") + Columns.layOut(rows);
        })).then(text -> text.isEmpty() && !failed && !get.job().on("ignore-not-found") ? nothing(shown) : Task.print(text));
    }

    private Task<Done> nothing(List<Shown> shown) {
        boolean here = !get.job().on("all-namespaces") && shown.stream().allMatch(each -> each.kind().namespaced());
        return Task.complain(here ? "No resources found in " + get.cluster().target().namespace() + " namespace.\n" : "No resources found\n");
    }

    Table.Extras extras(boolean kind, boolean namespace) {
        boolean wide = get.format() instanceof Format.Human human && human.wide();
        return new Table.Extras(wide, namespace, kind, get.job().list("label-columns"), get.job().on("show-labels"));
    }

    /** Neighbours of one kind make one table. */
    private static List<Shown> grouped(List<Shown> shown) {
        List<Shown> groups = new ArrayList<>();
        for (Shown each : shown) {
            Shown last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && last.kind().equals(each.kind())) {
                groups.set(groups.size() - 1, new Shown(last.kind(), last.table().plus(each.table())));
            } else {
                groups.add(each);
            }
        }
        return List.copyOf(groups);
    }

    /** Where no row has the field, a table loses its rows: the original swallows that error. */
    private Task<Table> sorted(Shown group) {
        return Order.by(get.job().text("sort-by"), group.table().rows(), row -> row.get("object"))
                .rescue(why -> why.bare().startsWith("couldn't find any field") ? Task.of(java.util.List.of()) : Task.fail(why)).map(group.table()::with);
    }
}
