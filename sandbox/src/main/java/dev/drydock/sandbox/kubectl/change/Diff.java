package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.MergeKeys;
import dev.drydock.sandbox.kubectl.client.Scratch;
import dev.drydock.sandbox.kubectl.client.Subprocess;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.object.ThreeWay;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code kubectl diff}: what {@code apply} would change, by writing objects as they are and as they would be to two folders and running {@code
 * diff} on them (pkg/cmd/diff/diff.go). The status is that of {@code diff}; its own failures are told with a status above 1.
 */
public record Diff(Job job, Cluster cluster, String live, String merged) {
    private static final int FAILED = 2;

    public static Task<Done> start(Job job) {
        return begun(job).rescue(why -> Task.fail(why.status() == 1 && !(why instanceof Failure.Exact) ? new Failure.Exact(why.told(), FAILED) : why));
    }

    private static Task<Done> begun(Job job) {
        if (job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        if (job.on("force-conflicts") && !job.on("server-side")) {
            return Task.fail("--force-conflicts only works with --server-side");
        }
        if (!job.arguments().isEmpty()) {
            return job.misused("Unexpected args: [" + String.join(" ", job.arguments()) + "]");
        }
        return job.cluster().then(cluster -> Scratch.directory("LIVE-").then(live -> Scratch.directory("MERGED-").then(merged ->
                ended(new Diff(job, cluster, live, merged).run(), Scratch.remove(live).and(Scratch.remove(merged))))));
    }

    private static Task<Done> ended(Task<Done> work, Task<Done> cleaning) {
        return work.rescue(why -> cleaning.and(Task.fail(why))).and(cleaning);
    }

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, List.of());
        Selection unselected = new Selection(cluster, List.of(), selection.files(), selection.kustomize(), selection.recursive(), "", "", false, false,
                selection.namespace(), selection.explicit(), false, false);
        return unselected.entries().then(entries -> {
            List<Entry> chosen = entries.stream().filter(entry -> entry instanceof Entry.Broken
                    || Apply.selected(job.text("selector"), ((Entry.Written) entry).item())).toList();
            return Task.each(chosen, entry -> entry instanceof Entry.Broken broken ? Task.<Done>fail(broken.why()) : one(((Entry.Written) entry).item()));
        }).and(compare());
    }

    private Task<Done> one(Item item) {
        Task<Optional<Tree>> current = cluster.get(item.path()).map(Optional::of).rescue(why -> why.notFound() ? Task.of(Optional.empty()) : Task.fail(why));
        return current.then(found -> after(item, found).then(changed -> {
            Optional<Mapping> before = found.map(tree -> shown(tree.mapping()));
            Mapping then = shown(changed.mapping());
            boolean secret = item.kind().kind().equals("Secret") && item.kind().group().isEmpty();
            Optional<Mapping> left = secret ? before.map(object -> masked(object, then, before, " (before)")) : before;
            Mapping right = secret ? masked(then, before.orElse(Mapping.EMPTY), before, " (after)") : then;
            String name = (item.kind().group().isEmpty() ? "" : item.kind().group() + ".") + item.kind().version() + "." + item.kind().kind() + "."
                    + item.namespace() + "." + item.name();
            return Scratch.write(live + "/" + name, left.map(Yaml::write).orElse("")).and(Scratch.write(merged + "/" + name, Yaml.write(right)));
        }));
    }

    private Mapping shown(Mapping object) {
        return job.on("show-managed-fields") ? object : object.withoutAt("metadata", "managedFields");
    }

    /** A secret's values hidden; where both sides differ, said on each side. */
    private static Mapping masked(Mapping object, Mapping other, Optional<Mapping> before, String side) {
        Mapping values = object.get("data").mapping();
        Mapping hidden = values;
        for (String key : new LinkedHashSet<>(values.keys())) {
            Tree there = other.get("data").get(key);
            boolean differs = before.isPresent() && !there.isNothing() && !there.equals(values.get(key));
            hidden = hidden.with(key, "***" + (differs ? side : ""));
        }
        return values.isEmpty() ? object : object.with("data", hidden);
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        query.put("dryRun", "All");
        query.put("fieldManager", job.given("field-manager") ? job.text("field-manager") : job.on("server-side") ? "kubectl" : "kubectl-client-side-apply");
        return query;
    }

    /** The object as it would be. */
    private Task<Tree> after(Item item, Optional<Tree> found) {
        if (job.on("server-side")) {
            Map<String, String> query = new TreeMap<>(query());
            query.put("force", Boolean.toString(job.on("force-conflicts")));
            return cluster.patch(item.path(), query, "apply", Json.write(item.object(), JsonStyle.COMPACT.withSortKeys(true)));
        }
        if (found.isEmpty()) {
            return cluster.create(item.folder(), query(), item.object());
        }
        Mapping current = found.get().mapping();
        String before = current.at("metadata", "annotations", LastApplied.KEY).text();
        Mapping original = before.isEmpty() ? Mapping.EMPTY : Json.read(before).value().orElse(Nothing.NOTHING).mapping();
        boolean strategic = MergeKeys.known(item.kind().group());
        Mapping patch = new ThreeWay(item.kind().kind(), strategic).patch(original, LastApplied.without(item.object()), current);
        return patch.isEmpty() ? Task.of(current)
                : cluster.patch(item.path(), query(), strategic ? "strategic" : "merge", Json.write(patch, JsonStyle.COMPACT.withSortKeys(true)));
    }

    private Task<Done> compare() {
        return Task.with(sys -> {
            String external = sys.variable("KUBECTL_EXTERNAL_DIFF").orElse("").strip();
            List<String> words = new ArrayList<>(external.isEmpty() ? List.of("diff", "-u", "-N") : List.of(external.split(" +")));
            String program = words.get(0);
            words.add(live);
            words.add(merged);
            return Subprocess.run(words).then(status -> {
                if (status.isEmpty()) {
                    return Task.fail("failed to run \"" + program + "\": exec: \"" + program + "\": executable file not found in $PATH");
                }
                return status.get() == 0 ? Task.done() : status.get() == 1 ? Task.fail(new Failure.Exact("", 1))
                        : Task.fail("failed to run \"" + program + "\": exit status " + status.get());
            });
        });
    }
}
