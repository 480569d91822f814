package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Order;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl get} (pkg/cmd/get/get.go). */
public record Get(Job job, Cluster cluster, Format format) {

    public static Task<Done> start(Job job) {
        if (!job.text("raw").isEmpty()) {
            return raw(job);
        }
        return job.cluster().then(cluster -> Format.of(job, Format.OF_GET).then(format -> new Get(job, cluster, format).checked()));
    }

    /** {@code --raw}: the server's answer as it is. */
    private static Task<Done> raw(Job job) {
        String uri = job.text("raw");
        if (!job.arguments().isEmpty()) {
            return Task.fail("arguments may not be passed when --raw is specified");
        }
        if (!uri.startsWith("/")) {
            return Task.fail("--raw must be a valid URL path: parse " + dev.drydock.sandbox.command.Quote.go(uri) + ": invalid URI for request");
        }
        int mark = uri.indexOf('?');
        Map<String, String> query = new TreeMap<>();
        if (mark >= 0) {
            for (String pair : uri.substring(mark + 1).split("&")) {
                query.put(pair.split("=", 2)[0], pair.contains("=") ? pair.split("=", 2)[1] : "");
            }
        }
        return job.cluster().then(cluster -> {
            Request request = cluster.request("GET", mark < 0 ? uri : uri.substring(0, mark), query, Bytes.EMPTY).withHeader("accept", "*/*");
            return cluster.send(request).then(answer -> Task.write(1, answer.body()));
        });
    }

    private Task<Done> checked() {
        boolean watching = job.on("watch") || job.on("watch-only");
        if (job.on("output-watch-events") && !watching) {
            return Task.fail("--output-watch-events option can only be used with --watch or --watch-only");
        }
        if (job.on("show-labels") && !format.human()) {
            return Task.fail("--show-labels option cannot be used with " + job.text("output") + " printer");
        }
        if (job.arguments().isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty() && !watching) {
            return Task.complain("You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of supported resources.\n\n")
                    .and(job.misused("Required resource not specified.\nUse \"kubectl explain <resource>\" for a detailed description of that resource "
                            + "(e.g. kubectl explain pods)."));
        }
        if (watching) {
            return selection().entries().then(entries -> new Watching(this).start(entries));
        }
        return format.human() ? selection().entries().then(this::tables) : selection().entries().then(this::objects);
    }

    private Selection selection() {
        return Selection.of(cluster, job, job.arguments()).orAll();
    }

    // ---- tables -----------------------------------------------------------------------------------------------------------------

    /** What was found so far, and what failed. */
    private record Found(List<Tables.Shown> shown, List<Failure> failures) {
        Found plus(Tables.Shown more) {
            List<Tables.Shown> all = new ArrayList<>(shown);
            all.add(more);
            return new Found(List.copyOf(all), failures);
        }

        Found failing(Failure why) {
            List<Failure> all = new ArrayList<>(failures);
            all.add(why);
            return new Found(shown, List.copyOf(all));
        }
    }

    private Task<Done> tables(List<Entry> entries) {
        return Task.fold(entries, new Found(List.of(), List.of()), (found, entry) -> Tables.fetch(this, entry).map(found::plus)
                .rescue(why -> Task.of(job.on("ignore-not-found") && why.notFound() ? found : found.failing(why))))
                .then(found -> new Tables(this).print(found.shown(), !found.failures().isEmpty()).and(Task.failingWith(found.failures())));
    }

    /** A query with what the line asks beyond the entry's own. */
    Map<String, String> query(Map<String, String> own) {
        Map<String, String> query = new TreeMap<>(own);
        if (!job.text("sort-by").isEmpty()) {
            query.put("includeObject", "Object");
        }
        return query;
    }

    /** The path of an item or of its part that {@code --subresource} names. */
    String path(Item item) {
        return item.path() + (job.text("subresource").isEmpty() ? "" : "/" + job.text("subresource"));
    }

    // ---- objects ----------------------------------------------------------------------------------------------------------------

    private Task<Done> objects(List<Entry> entries) {
        boolean single = entries.size() == 1 && !(entries.get(0) instanceof Entry.Listed);
        boolean forgiving = job.on("ignore-not-found");
        return Task.fold(entries, new Objects(List.of(), List.of()), (found, entry) -> items(entry).map(found::plus)
                .rescue(why -> forgiving && why.notFound() ? Task.of(found) : single ? Task.fail(why) : Task.of(found.failing(why))))
                .then(found -> Order.by(job.text("sort-by"), found.items(), Item::object).then(sorted -> {
                    if (sorted.isEmpty() && forgiving) {
                        return Task.failingWith(found.failures());
                    }
                    Tree shown = single && sorted.size() == 1 ? sorted.get(0).object() : list(sorted);
                    return format.text(shown).then(Task::print).and(Task.failingWith(found.failures()));
                }));
    }

    private record Objects(List<Item> items, List<Failure> failures) {
        Objects plus(List<Item> more) {
            List<Item> all = new ArrayList<>(items);
            all.addAll(more);
            return new Objects(List.copyOf(all), failures);
        }

        Objects failing(Failure why) {
            List<Failure> all = new ArrayList<>(failures);
            all.add(why);
            return new Objects(items, List.copyOf(all));
        }
    }

    private Task<List<Item>> items(Entry entry) {
        Entry asked = entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry;
        if (asked instanceof Entry.Named named) {
            return cluster.get(path(named.item())).map(object -> List.of(named.item().with(object)));
        }
        return selection().items(asked);
    }

    private static Mapping list(List<Item> items) {
        return Mapping.of("apiVersion", "v1", "items", new Sequence(items.stream().map(item -> (Tree) item.object()).toList()), "kind", "List",
                "metadata", Mapping.of("resourceVersion", ""));
    }
}
