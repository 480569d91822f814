package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code kubectl patch}. */
public final class Patch {
    private Patch() {}

    public static Task<Done> start(Job job) {
        String patch = job.text("patch");
        String file = job.text("patch-file");
        String type = job.text("type").isEmpty() ? "strategic" : job.text("type").toLowerCase(Locale.ROOT);
        return Results.of(job).then(results -> job.cluster().then(cluster -> {
            if (!patch.isEmpty() && !file.isEmpty()) {
                return Task.fail("cannot specify --patch and --patch-file together");
            }
            if (patch.isEmpty() && file.isEmpty()) {
                return Task.fail("must specify --patch or --patch-file containing the contents of the patch");
            }
            if (!List.of("strategic", "merge", "json").contains(type)) {
                return Task.fail("--type must be one of [json merge strategic], not " + Quote.go(job.text("type")));
            }
            return read(patch, file).then(text -> body(text, patch)).then(body -> run(job, cluster, results, type, body));
        }));
    }

    private static Task<String> read(String patch, String file) {
        return file.isEmpty() ? Task.of(patch) : Task.with(sys -> {
            Outcome<Bytes> content = sys.files().read(file);
            return content.ok() ? Task.of(content.value().text())
                    : Task.fail("unable to read patch file: open " + file + ": " + content.errno().text().toLowerCase(Locale.ROOT));
        });
    }

    /** YAML becomes JSON; what begins as JSON is sent as it is. */
    private static Task<String> body(String text, String shown) {
        if (text.stripLeading().startsWith("{")) {
            return Task.of(text);
        }
        Reading<Tree> reading = Yaml.read(text);
        return reading.refusal().isPresent() ? Task.fail("unable to parse " + Quote.go(shown) + ": " + reading.refusal().get().message())
                : Task.of(Json.compact(reading.value().orElse(Nothing.NOTHING)));
    }

    private static Task<Done> run(Job job, Cluster cluster, Results results, String type, String body) {
        Selection selection = Selection.of(cluster, job, job.arguments());
        return selection.entries().then(entries -> Task.attempt(entries, entry -> selection.items(entry instanceof Entry.Written written
                ? new Entry.Named(written.item()) : entry).then(items -> Task.attempt(items, item -> one(job, cluster, results, type, body, item)))));
    }

    private static Task<Done> one(Job job, Cluster cluster, Results results, String type, String body, Item item) {
        if (results.dryRun().client() || job.on("local")) {
            Optional<Tree> patch = Json.read(body).value();
            Tree after = patch.isEmpty() || type.equals("json") ? item.object() : MergePatch.apply(item.object(), patch.get());
            return results.tell(after, after.equals(item.object()) ? "patched (no change)" : "patched");
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        String path = item.path() + (job.text("subresource").isEmpty() ? "" : "/" + job.text("subresource"));
        return cluster.patch(path, results.dryRun().query(query), type, body)
                .then(object -> results.tell(object, object.equals(item.object()) ? "patched (no change)" : "patched"));
    }
}
