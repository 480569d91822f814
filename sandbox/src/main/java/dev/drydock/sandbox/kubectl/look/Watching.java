package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Table;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code get --watch}: what is there, then every change as it comes, in columns that only grow wider. */
record Watching(Get get) {

    /**
     * What was printed so far.
     *
     * @param table the last table whose columns are known
     */
    private record Printed(Table table, List<Integer> widths, boolean headed, int count) {}

    Task<Done> start(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Task.fail("no objects passed to watch");
        }
        long kinds = entries.stream().map(Watching::kind).distinct().count();
        if (kinds > 1) {
            return Task.fail("you may only specify a single resource type");
        }
        if (entries.size() > 1) {
            return Task.fail("watch is only supported on individual resources and resource collections - " + entries.size() + " resources were found");
        }
        Entry entry = entries.get(0);
        if (entry instanceof Entry.Broken broken) {
            return Task.fail(broken.why());
        }
        Kind kind = kind(entry);
        Item named = entry instanceof Entry.Named one ? one.item() : entry instanceof Entry.Written written ? written.item() : null;
        String path = named == null ? kind.path(((Entry.Listed) entry).namespace()) : named.folder();
        Map<String, String> query = new TreeMap<>(named == null ? Selection.query((Entry.Listed) entry) : Map.of("fieldSelector", "metadata.name=" + named.name()));
        Task<Tree> first = named == null ? ask(path, query) : ask(named.path(), Map.of());
        return first.then(found -> shown(kind, found, named == null).then(printed -> follow(kind, path, query, found.at("metadata", "resourceVersion").text(), printed)));
    }

    private static Kind kind(Entry entry) {
        return entry instanceof Entry.Named named ? named.item().kind() : entry instanceof Entry.Written written ? written.item().kind()
                : entry instanceof Entry.Listed listed ? listed.kind() : new Kind("", "", "", "", "", false, List.of(), List.of(), List.of());
    }

    private boolean human() {
        return get.format().human();
    }

    private Task<Tree> ask(String path, Map<String, String> query) {
        return get.cluster().send(get.cluster().request("GET", path, query, Bytes.EMPTY).withHeader("accept", accept())).map(answer -> answer.json());
    }

    private String accept() {
        return human() ? Cluster.TABLE : Cluster.JSON;
    }

    private Task<Printed> shown(Kind kind, Tree found, boolean list) {
        Printed start = new Printed(new Table(List.of(), List.of()), List.of(), get.job().on("no-headers"), 0);
        if (human()) {
            Table table = Table.of(found);
            Printed known = new Printed(table, List.of(), start.headed(), 0);
            return get.job().on("watch-only") ? Task.of(known) : rows(kind, known, table, "ADDED");
        }
        if (get.job().on("watch-only")) {
            return Task.of(start);
        }
        List<Item> items = list ? Selection.items(kind, found) : List.of(Item.of(kind, found, ""));
        return Task.fold(items, start, (printed, item) -> object(printed, item.object(), "ADDED"));
    }

    private Task<Printed> rows(Kind kind, Printed printed, Table table, String event) {
        Table whole = table.below(printed.table());
        Table.Extras extras = new Tables(get).extras(false, get.job().on("all-namespaces") && kind.namespaced());
        boolean events = get.job().on("output-watch-events");
        List<List<String>> rows = new ArrayList<>();
        if (!printed.headed() && !whole.rows().isEmpty()) {
            rows.add(events ? with("EVENT", whole.heading(extras)) : whole.heading(extras));
        }
        whole.cells(extras, kind).forEach(cells -> rows.add(events ? with(event, cells) : cells));
        Columns.LaidOut out = Columns.layOut(rows, printed.widths());
        return Task.print(out.text()).map(done -> new Printed(new Table(whole.columns(), List.of()), out.widths(), printed.headed() || !whole.rows().isEmpty(),
                printed.count() + whole.rows().size()));
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return List.copyOf(all);
    }

    private Task<Printed> object(Printed printed, Mapping object, String event) {
        Tree shown = get.job().on("output-watch-events") && !(get.format() instanceof Format.Name) ? Mapping.of("type", event, "object", object) : object;
        String separator = printed.count() > 0 && get.format() instanceof Format.AsYaml ? "---\n" : "";
        Printed after = new Printed(printed.table(), printed.widths(), true, printed.count() + 1);
        if (get.format() instanceof Format.AsColumns columns) {
            List<List<String>> rows = new ArrayList<>();
            if (!printed.headed()) {
                rows.add(columns.columns().headings());
            }
            rows.add(columns.columns().row(object));
            Columns.LaidOut out = Columns.layOut(rows, printed.widths());
            return Task.print(out.text()).map(done -> new Printed(printed.table(), out.widths(), true, printed.count() + 1));
        }
        return get.format().text(shown).then(text -> Task.print(separator + text)).map(done -> after);
    }

    private Task<Done> follow(Kind kind, String path, Map<String, String> query, String version, Printed printed) {
        Map<String, String> watch = new TreeMap<>(query);
        watch.put("watch", "true");
        watch.put("resourceVersion", version);
        return get.cluster().open(get.cluster().request("GET", path, watch, Bytes.EMPTY).withHeader("accept", accept()))
                .then(stream -> Task.<Round, Done>loop(new Round(stream, printed), round -> round.stream().line(Stream.NEVER).then(next -> next instanceof Stream.Next.Line line
                        ? event(kind, round.printed(), line.json()).map(after -> new Task.Round.Again<>(new Round(line.after(), after)))
                        : round.stream().close().map(done -> new Task.Round.Over<>(done)))));
    }

    private record Round(Stream stream, Printed printed) {}

    private Task<Printed> event(Kind kind, Printed printed, Tree event) {
        String type = event.get("type").text();
        Tree object = event.get("object");
        if (type.isEmpty() || type.equals("BOOKMARK")) {
            return Task.of(printed);
        }
        if (type.equals("ERROR")) {
            return Task.fail(new dev.drydock.sandbox.kubectl.client.Failure.Refusal(object));
        }
        return human() ? rows(kind, printed, Table.of(object), type) : object(printed, object.mapping(), type);
    }
}
