package dev.drydock.sandbox.kubectl.node;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.change.MergePatch;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl taint} (pkg/cmd/taint). */
public record Taint(Job job, Cluster cluster, Results results, List<Spec> added, List<Spec> removed) {
    private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";

    /** One taint of the line. */
    record Spec(String key, String value, String effect) {
        boolean same(Spec other) {
            return key.equals(other.key) && effect.equals(other.effect);
        }

        String shown() {
            return key + (value.isEmpty() ? "" : "=" + value) + (effect.isEmpty() ? "" : ":" + effect);
        }

        Mapping tree() {
            return Mapping.builder().put("effect", effect).put("key", key).putUnlessEmpty("value", value).build();
        }
    }

    public static Task<Done> start(Job job) {
        List<String> resources = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (String word : job.arguments()) {
            boolean change = word.contains("=") || word.contains(":") || word.endsWith("-");
            if (!change && !changes.isEmpty()) {
                return Task.fail("all resources must be specified before taint changes: " + word);
            }
            (change ? changes : resources).add(word);
        }
        List<String> names = List.copyOf(resources);
        List<String> words = List.copyOf(changes);
        return job.cluster().then(cluster -> Results.of(job).then(results -> {
            if (names.isEmpty()) {
                return Task.fail("one or more resources must be specified as <resource> <name>");
            }
            if (words.isEmpty()) {
                return Task.fail("at least one taint update is required");
            }
            List<Spec> added = new ArrayList<>();
            List<Spec> removed = new ArrayList<>();
            String wrong = parse(words, added, removed);
            return wrong.isEmpty() ? new Taint(job, cluster, results, List.copyOf(added), List.copyOf(removed)).checked(names) : job.misused(wrong);
        }));
    }

    private static String parse(List<String> words, List<Spec> added, List<Spec> removed) {
        for (String word : words) {
            boolean removal = word.endsWith("-");
            String text = removal ? word.substring(0, word.length() - 1) : word;
            String[] parts = text.split(":", -1);
            String effect = parts.length > 1 ? parts[1] : "";
            if (parts.length > 2) {
                return "invalid taint spec: " + text;
            }
            if (parts.length == 2 && !List.of("NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect)) {
                return "invalid taint effect: " + effect + ", unsupported taint effect";
            }
            String[] pair = parts.length == 2 ? parts[0].split("=", -1) : new String[] {parts[0]};
            String value = pair.length > 1 ? pair[1] : "";
            String key = pair[0].substring(pair[0].indexOf('/') + 1);
            if (pair.length > 2 || !value.matches(VALUE)) {
                return "invalid taint spec: " + text + (pair.length > 2 ? "" : ", a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
                        + "'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '"
                        + VALUE + "')");
            }
            if (!key.matches(NAME)) {
                return "invalid taint spec: " + text + ", name part " + (key.isEmpty() ? "must be non-empty; name part " : "") + "must consist of alphanumeric characters, "
                        + "'-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                        + NAME + "')";
            }
            Spec spec = new Spec(pair[0], removal ? "" : value, effect);
            if (!removal && effect.isEmpty()) {
                return "invalid taint spec: " + text;
            }
            if (!removal && added.stream().anyMatch(spec::same)) {
                return "duplicated taints with the same key and effect: {" + spec.key() + " " + spec.value() + " " + spec.effect() + " <nil>}";
            }
            (removal ? removed : added).add(spec);
        }
        return "";
    }

    private Task<Done> checked(List<String> names) {
        return Discovery.kind(cluster, names.get(0)).then(kind -> {
            if (!kind.kind().equals("Node")) {
                return Task.fail("invalid resource type " + names.get(0) + ", only node types are supported");
            }
            List<String> both = removed.stream().filter(gone -> added.stream().anyMatch(spec -> spec.key().equals(gone.key())
                    && (gone.effect().isEmpty() || gone.effect().equals(spec.effect())))).map(gone -> gone.key() + "=" + gone.effect()).toList();
            if (!both.isEmpty()) {
                return Task.fail("can not both modify and remove the following taint(s) in the same command: " + String.join(", ", both));
            }
            boolean all = job.on("all");
            if (all && !job.text("selector").isEmpty()) {
                return Task.fail("setting 'all' parameter with a non empty selector is prohibited");
            }
            if (!all && job.text("selector").isEmpty() && names.size() < 2) {
                return Task.fail("at least one resource name must be specified since 'all' parameter is not set");
            }
            Selection selection = Selection.of(cluster, job, !all && job.text("selector").isEmpty() ? names : List.of("nodes"));
            return selection.entries().then(entries -> Task.attempt(entries, entry -> selection.items(entry).then(items -> Task.attempt(items, this::one))));
        });
    }

    private Task<Done> one(Item item) {
        List<Spec> before = item.object().at("spec", "taints").mappings().stream()
                .map(each -> new Spec(each.get("key").text(), each.get("value").text(), each.get("effect").text())).toList();
        if (!job.on("overwrite")) {
            List<String> there = added.stream().filter(spec -> before.stream().anyMatch(spec::same)).map(Spec::key).toList();
            if (!there.isEmpty()) {
                return Task.fail("node " + item.name() + " already has " + String.join(",", there) + " taint(s) with same effect(s) and --overwrite is false");
            }
        }
        List<Spec> after = new ArrayList<>(added);
        before.stream().filter(old -> after.stream().noneMatch(old::same)).forEach(after::add);
        boolean grew = after.size() != before.size();
        List<Failure> failures = new ArrayList<>();
        boolean shrank = false;
        for (Spec gone : removed) {
            shrank = after.removeIf(spec -> spec.key().equals(gone.key()) && (gone.effect().isEmpty() || gone.effect().equals(spec.effect())));
            if (!shrank) {
                failures.add(new Failure.Plain("taint " + Quote.go(gone.shown()) + " not found"));
            }
        }
        if (!failures.isEmpty()) {
            return Task.fail(Failure.Many.of(failures));
        }
        String operation = grew && shrank || job.on("overwrite") ? "modified" : grew ? "tainted" : "untainted";
        List<Tree> trees = new ArrayList<>();
        for (Spec spec : after) {
            trees.add(item.object().at("spec", "taints").mappings().stream().filter(each -> each.get("key").text().equals(spec.key())
                    && each.get("effect").text().equals(spec.effect()) && each.get("value").text().equals(spec.value())).findFirst().orElse(spec.tree()));
        }
        Mapping changed = trees.isEmpty() ? item.object().withoutAt("spec", "taints") : item.object().withAt(new Sequence(trees), "spec", "taints");
        if (results.dryRun().client()) {
            return results.tell(changed, operation);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        return cluster.patch(KnownKinds.NODE.path("", item.name()), results.dryRun().query(query), "merge", Json.compact(MergePatch.between(item.object(), changed)))
                .then(object -> results.tell(object, operation));
    }
}
