package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.MergeKeys;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.client.Validation;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LastApplied;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.object.ThreeWay;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code kubectl apply}: objects made as manifests say, by this client's three-way merge or by the server's (pkg/cmd/apply/apply.go). */
public record Apply(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        if (!job.arguments().isEmpty()) {
            return job.misused("Unexpected args: [" + String.join(" ", job.arguments()) + "]");
        }
        if (job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        return Results.of(job).then(results -> checked(job, results.dryRun()).and(Validation.checked(job)).and(job.cluster())
                .then(cluster -> new Apply(job, cluster, results).run()));
    }

    private static Task<Done> checked(Job job, DryRun dry) {
        boolean server = job.on("server-side");
        if (job.on("force-conflicts") && !server) {
            return Task.fail("--force-conflicts only works with --server-side");
        }
        if (dry.client() && server) {
            return Task.fail("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
        }
        if (server && job.on("force")) {
            return Task.fail("--force cannot be used with --server-side");
        }
        if (dry == DryRun.SERVER && job.on("force")) {
            return Task.fail("--dry-run=server cannot be used with --force");
        }
        if (job.on("all") && !job.text("selector").isEmpty()) {
            return Task.fail("cannot set --all and --selector at the same time");
        }
        if (job.on("prune")) {
            if (job.on("force")) {
                return Task.fail("--force cannot be used with --prune");
            }
            if (!job.on("all") && job.text("selector").isEmpty()) {
                return Task.fail("all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. "
                        + "If you did not mean to prune all resources, specify a label selector");
            }
            if (server) {
                return Task.fail("--prune is in alpha and doesn't currently work on objects created by server-side apply");
            }
        }
        return Task.done();
    }

    /** What came of an object. @param operation empty when nothing is told */
    private record Applied(Item item, Tree object) {}

    private record Progress(List<Applied> applied, List<Failure> failures) {
        Progress plus(Applied more) {
            List<Applied> all = new ArrayList<>(applied);
            all.add(more);
            return new Progress(List.copyOf(all), failures);
        }

        Progress failing(Failure why) {
            List<Failure> all = new ArrayList<>(failures);
            all.add(why);
            return new Progress(applied, List.copyOf(all));
        }
    }

    private Task<Done> run() {
        Job files = job;
        Selection selection = Selection.of(cluster, files, List.of()).validating(!Validation.directive(job).equals("Ignore"));
        Selection unselected = new Selection(cluster, List.of(), selection.files(), selection.kustomize(), selection.recursive(), "", "", false, false,
                selection.namespace(), selection.explicit(), false, selection.validate());
        return unselected.entries().then(entries -> {
            List<Entry> chosen = entries.stream().filter(entry -> entry instanceof Entry.Broken
                    || selected(job.text("selector"), ((Entry.Written) entry).item())).toList();
            List<Failure> broken = chosen.stream().filter(Entry.Broken.class::isInstance).map(entry -> ((Entry.Broken) entry).why()).toList();
            List<Item> items = chosen.stream().filter(Entry.Written.class::isInstance).map(entry -> ((Entry.Written) entry).item()).toList();
            if (chosen.isEmpty()) {
                return Task.fail("no objects passed to apply");
            }
            return Task.fold(items, new Progress(List.of(), broken), (progress, item) -> one(item).map(object -> progress.plus(new Applied(item, object)))
                    .rescue(why -> Task.of(progress.failing(why)))).then(progress -> objects(progress.applied())
                    .and(progress.failures().isEmpty() && job.on("prune") ? prune(progress.applied()) : Task.done())
                    .and(Task.failingWith(progress.failures())));
        });
    }

    /** Whether a written object has the labels that a selector wants. */
    static boolean selected(String selector, Item item) {
        for (String term : selector.isBlank() ? new String[0] : selector.strip().split(",")) {
            String[] pair = term.split("==?", 2);
            if (pair.length == 2 && !item.object().at("metadata", "labels", pair[0].strip()).text().equals(pair[1].strip())) {
                return false;
            }
        }
        return true;
    }

    private Task<Done> objects(List<Applied> applied) {
        if (results.format().human() || applied.isEmpty() || results.format() instanceof Format.Name) {
            return Task.done();
        }
        Tree shown = applied.size() == 1 ? applied.get(0).object() : Mapping.of("apiVersion", "v1", "items",
                new Sequence(applied.stream().map(Applied::object).toList()), "kind", "List", "metadata", Mapping.EMPTY);
        return results.format().text(shown).then(Task::print);
    }

    private Task<Done> tell(Tree object, String operation) {
        return results.format().human() || results.format() instanceof Format.Name ? results.tell(object, operation) : Task.done();
    }

    private String manager() {
        return job.given("field-manager") ? job.text("field-manager") : job.on("server-side") ? "kubectl" : "kubectl-client-side-apply";
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", manager());
        query.put("fieldValidation", Validation.directive(job));
        return results.dryRun().query(query);
    }

    private Task<Tree> one(Item item) {
        if (item.name().isEmpty() && !item.object().at("metadata", "generateName").text().isEmpty()) {
            return Task.fail("from " + item.object().at("metadata", "generateName").text() + ": cannot use generate name with apply");
        }
        return job.on("server-side") ? byServer(item) : byClient(item);
    }

    // ---- the server's merge -----------------------------------------------------------------------------------------------------

    private Task<Tree> byServer(Item item) {
        Map<String, String> query = new TreeMap<>(query());
        query.put("force", Boolean.toString(job.on("force-conflicts")));
        String path = item.path() + (job.text("subresource").isEmpty() ? "" : "/" + job.text("subresource"));
        return cluster.patch(path, query, "apply", Json.write(item.object(), JsonStyle.COMPACT.withSortKeys(true))).failingAs(why ->
                why.reason().equals("Conflict") ? new Failure.Plain(why.inner() + CONFLICT) : why)
                .then(object -> tell(object, "serverside-applied").map(done -> object));
    }

    private static final String CONFLICT = """

            Please review the fields above--they currently have other managers. Here
            are the ways you can resolve this warning:
            * If you intend to manage all of these fields, please re-run the apply
              command with the `--force-conflicts` flag.
            * If you do not intend to manage all of the fields, please edit your
              manifest to remove references to the fields that should keep their
              current managers.
            * You may co-own fields by updating your manifest to match the existing
              value; in this case, you'll become the manager if the other manager(s)
              stop managing the field (remove it from their configuration).
            See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts""";

    // ---- the client's merge -----------------------------------------------------------------------------------------------------

    private Task<Tree> byClient(Item item) {
        String about = "Resource: \"" + item.kind().group() + "/" + item.kind().version() + ", Resource=" + item.kind().plural() + "\", GroupVersionKind: \""
                + item.kind().group() + "/" + item.kind().version() + ", Kind=" + item.kind().kind() + "\"\nName: \"" + item.name() + "\", Namespace: \""
                + item.namespace() + "\"";
        String retrieving = "retrieving current configuration of:\n" + about + "\nfrom server for:";
        if (item.name().isEmpty()) {
            return Task.fail(new Failure.Plain("resource name may not be empty").from(retrieving, item.source()));
        }
        Task<Optional<Tree>> live = cluster.get(item.path()).map(Optional::of).rescue(why -> why.notFound() ? Task.of(Optional.empty())
                : Task.fail(why.from(retrieving, item.source())));
        return live.then(found -> found.isEmpty() ? create(item) : update(item, found.get().mapping(), about));
    }

    private Task<Tree> create(Item item) {
        Mapping object = pruned(LastApplied.in(item.object())).mapping();
        Task<Tree> made = results.dryRun().client() ? Task.of(object)
                : cluster.create(item.folder(), query(), object).failingAs(why -> why.from("creating", item.source()));
        return made.then(tree -> tell(tree, "created").map(done -> tree));
    }

    private static Tree pruned(Tree tree) {
        if (!(tree instanceof Mapping mapping)) {
            return tree;
        }
        Mapping.Builder kept = Mapping.builder();
        mapping.forEach((key, value) -> {
            if (!value.isNothing()) {
                kept.put(key, pruned(value));
            }
        });
        return kept.build();
    }

    private Task<Tree> update(Item item, Mapping current, String about) {
        if (results.dryRun().client()) {
            return tell(current, "configured").map(done -> current);
        }
        String before = current.at("metadata", "annotations", LastApplied.KEY).text();
        Task<Done> warning = current.at("metadata", "annotations").has(LastApplied.KEY) ? Task.done() : Task.complain("Warning: resource " + item.kind().plural() + "/"
                + item.name() + " is missing the " + LastApplied.KEY + " annotation which is required by kubectl apply. kubectl apply should only be used on "
                + "resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n");
        Tree original = before.isEmpty() ? Nothing.NOTHING : Json.read(before).value().orElse(Nothing.NOTHING);
        Mapping patch = patch(item, original.mapping(), current);
        if (patch.isEmpty()) {
            return warning.and(deleting(item, current)).and(tell(current, "unchanged")).map(done -> current);
        }
        boolean strategic = MergeKeys.known(item.kind().group());
        String text = Json.write(patch, JsonStyle.COMPACT.withSortKeys(true));
        String verb = "applying patch:\n" + text + "\nto:\n" + about + "\nfor:";
        return warning.and(cluster.patch(item.path(), query(), strategic ? "strategic" : "merge", text))
                .rescue(why -> job.on("force") && List.of("Conflict", "Invalid").contains(why.reason()) ? recreate(item)
                        : Task.fail(why.from("patching", item.source()).from(verb, item.source())))
                .then(object -> deleting(item, object).and(tell(object, "configured")).map(done -> object));
    }

    private static Mapping patch(Item item, Mapping original, Mapping current) {
        return new ThreeWay(item.kind().kind(), MergeKeys.known(item.kind().group()))
                .patch(original, LastApplied.in(item.object()), current);
    }

    private static Task<Done> deleting(Item item, Tree object) {
        return object.at("metadata", "deletionTimestamp").isNothing() ? Task.done()
                : Task.complain("Warning: Detected changes to resource " + item.name() + " which is currently being deleted.\n");
    }

    private Task<Tree> recreate(Item item) {
        return cluster.delete(item.path(), Map.of(), Mapping.of("kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", "Background"))
                .and(new Watch(cluster, item.kind(), item.namespace(), item.name(), Stream.NEVER).<Done, Done>until(Done.DONE, (state, object) ->
                        Task.of(object.isEmpty() ? new Task.Round.Over<>(Done.DONE) : new Task.Round.Again<>(Done.DONE)), state -> Task.done()))
                .and(cluster.create(item.folder(), query(), LastApplied.in(item.object())));
    }

    // ---- prune ------------------------------------------------------------------------------------------------------------------

    private static final List<Kind> PRUNED = List.of(kind("", "ConfigMap", "configmaps"), kind("", "Endpoints", "endpoints"),
            kind("", "PersistentVolumeClaim", "persistentvolumeclaims"), kind("", "Pod", "pods"), kind("", "ReplicationController", "replicationcontrollers"),
            kind("", "Secret", "secrets"), kind("", "Service", "services"), kind("batch", "Job", "jobs"), kind("batch", "CronJob", "cronjobs"),
            kind("networking.k8s.io", "Ingress", "ingresses"), kind("apps", "DaemonSet", "daemonsets"), kind("apps", "Deployment", "deployments"),
            kind("apps", "ReplicaSet", "replicasets"), kind("apps", "StatefulSet", "statefulsets"));

    private static Kind kind(String group, String name, String plural) {
        return new Kind(group, "v1", plural, name.toLowerCase(java.util.Locale.ROOT), name, true, List.of(), List.of(), List.of());
    }

    /** Deletes what was applied once and is in no manifest any more. */
    private Task<Done> prune(List<Applied> applied) {
        List<String> visited = applied.stream().map(each -> each.object().at("metadata", "uid").text()).toList();
        List<String> namespaces = applied.stream().map(each -> each.item().namespace()).filter(each -> !each.isEmpty()).distinct().toList();
        Map<String, String> query = job.text("selector").isEmpty() ? Map.of() : Map.of("labelSelector", job.text("selector"));
        return Task.each(namespaces, namespace -> Task.each(PRUNED, kind -> cluster.get(kind.path(namespace), query).then(list ->
                Task.each(Selection.items(kind, list), item -> prune(item, visited)))));
    }

    private Task<Done> prune(Item item, List<String> visited) {
        boolean ours = item.object().at("metadata", "annotations").has(LastApplied.KEY);
        if (!ours || visited.contains(item.object().at("metadata", "uid").text())) {
            return Task.done();
        }
        Task<Done> gone = results.dryRun().client() ? Task.done()
                : cluster.delete(item.path(), results.dryRun().query(Map.of()), Mapping.of("kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", "Background")).quietly();
        return gone.and(results.tell(item.object(), "pruned"));
    }
}
