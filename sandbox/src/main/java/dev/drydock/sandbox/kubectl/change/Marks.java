package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code kubectl label} and {@code kubectl annotate}.
 *
 * @param field {@code labels} or {@code annotations}
 */
public record Marks(Job job, Cluster cluster, Results results, String field, Map<String, String> added, List<String> removed) {
    private static final Pattern LABEL = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    public static Task<Done> label(Job job) {
        return start(job, "labels", "label");
    }

    public static Task<Done> annotate(Job job) {
        return start(job, "annotations", "annotation");
    }

    private static Task<Done> start(Job job, String field, String word) {
        return Results.of(job).then(results -> words(job, word).then(resources -> {
            List<String> pairs = job.arguments().subList(resources.size(), job.arguments().size());
            return pairs(pairs, word).then(added -> {
                List<String> removed = pairs.stream().filter(pair -> !pair.contains("=")).map(pair -> pair.substring(0, pair.length() - 1)).toList();
                return checked(job, field, word, resources, added, removed).and(job.cluster())
                        .then(cluster -> new Marks(job, cluster, results, field, added, removed).run(resources));
            });
        }));
    }

    /** The words that name resources: those before the first change. */
    private static Task<List<String>> words(Job job, String word) {
        List<String> resources = new ArrayList<>();
        boolean changes = false;
        for (String argument : job.arguments()) {
            boolean change = argument.contains("=") && !argument.startsWith("=") || argument.endsWith("-") && !argument.equals("-");
            if (changes && !change) {
                return Task.fail("all resources must be specified before " + word + " changes: " + argument);
            }
            changes |= change;
            if (!change) {
                resources.add(argument);
            }
        }
        return Task.of(List.copyOf(resources));
    }

    private static Task<Map<String, String>> pairs(List<String> pairs, String word) {
        Map<String, String> added = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=", -1);
            if (parts.length == 1) {
                continue;
            }
            if (word.equals("label") && parts.length != 2) {
                return Task.fail("invalid label spec: " + pair);
            }
            if (word.equals("label") && (!LABEL.matcher(parts[1]).matches() || parts[1].length() > 63)) {
                return Task.fail("invalid label value: " + Quote.go(pair) + ": " + (parts[1].length() > 63 ? "must be no more than 63 characters"
                        : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
                                + "character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"));
            }
            added.put(parts[0], pair.substring(parts[0].length() + 1));
        }
        return Task.of(java.util.Collections.unmodifiableMap(added));
    }

    private static Task<Done> checked(Job job, String field, String word, List<String> resources, Map<String, String> added, List<String> removed) {
        List<String> both = removed.stream().filter(added::containsKey).toList();
        if (!both.isEmpty()) {
            return Task.fail(field.equals("labels") ? "can not both modify and remove a label in the same command"
                    : "can not both modify and remove the following annotation(s) in the same command: " + String.join(", ", both));
        }
        if (job.on("list") && job.given("output")) {
            return Task.fail("--list and --output may not be specified together");
        }
        if (job.on("all") && !job.text("selector").isEmpty()) {
            return Task.fail("cannot set --all and --selector at the same time");
        }
        if (job.on("all") && !job.text("field-selector").isEmpty()) {
            return Task.fail("cannot set --all and --field-selector at the same time");
        }
        if (resources.isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        return added.isEmpty() && removed.isEmpty() && !job.on("list") ? Task.fail("at least one " + word + " update is required") : Task.done();
    }

    private Task<Done> run(List<String> resources) {
        Selection selection = Selection.of(cluster, job, resources);
        return selection.entries().then(entries -> Task.attempt(entries, entry -> (job.on("local") || !(entry instanceof Entry.Written written)
                ? selection.items(entry) : selection.items(new Entry.Named(written.item()))).then(items ->
                        Task.attempt(items, item -> one(item, entries.size() == 1 && !(entry instanceof Entry.Listed))))));
    }

    private Task<Done> one(Item item, boolean single) {
        Mapping before = item.object();
        if (job.on("list")) {
            return listed(changed(before), item, single);
        }
        Optional<Failure> refused = overwriting(before);
        Task<Done> missing = field.equals("labels") && results.dryRun() != DryRun.CLIENT ? Task.each(removed, key -> before.at("metadata", field).has(key) ? Task.done()
                : Task.print("label " + Quote.go(key) + " not found.\n")) : Task.done();
        if (refused.isPresent()) {
            return missing.and(Task.fail(refused.get()));
        }
        Mapping after = changed(before);
        String operation = operation(before, after);
        if (results.dryRun().client() || job.on("local")) {
            return results.tell(after, operation);
        }
        Map<String, String> query = new TreeMap<>();
        query.put("fieldManager", job.text("field-manager"));
        return missing.and(cluster.patch(item.path(), results.dryRun().query(query), "merge", MergePatch.text(MergePatch.between(before, after))))
                .then(object -> results.tell(object, operation));
    }

    private Task<Done> listed(Mapping object, Item item, boolean single) {
        StringBuilder out = new StringBuilder(single ? "" : "Listing " + field + " for " + item.kind().kind() + "." + item.kind().group() + "/" + item.name() + ":\n");
        object.at("metadata", field).mapping().sorted().forEach((key, value) -> out.append(single ? "" : " ").append(key).append('=').append(value.text()).append('\n'));
        return Task.print(out.toString());
    }

    private Optional<Failure> overwriting(Mapping object) {
        if (job.on("overwrite")) {
            return Optional.empty();
        }
        Tree marks = object.at("metadata", field);
        boolean label = field.equals("labels");
        List<String> taken = new ArrayList<>();
        added.forEach((key, value) -> {
            if (marks.has(key) && !marks.get(key).text().equals(value) && (label || !key.equals(CHANGE_CAUSE))) {
                taken.add("'" + key + "' already has a value (" + marks.get(key).text() + ")" + (label ? ", and --overwrite is false" : ""));
            }
        });
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(label ? Failure.Many.of(taken.stream().map(each -> (Failure) new Failure.Plain(each)).toList())
                : new Failure.Plain("--overwrite is false but found the following declared annotation(s): " + String.join("; ", taken)));
    }

    private Mapping changed(Mapping object) {
        Mapping marks = object.at("metadata", field).mapping();
        for (Map.Entry<String, String> pair : added.entrySet()) {
            marks = marks.with(pair.getKey(), pair.getValue());
        }
        for (String key : removed) {
            marks = marks.without(key);
        }
        Mapping changed = marks.isEmpty() ? object.withoutAt("metadata", field) : object.withAt(marks, "metadata", field);
        return job.text("resource-version").isEmpty() ? changed : changed.withAt(job.text("resource-version"), "metadata", "resourceVersion");
    }

    private String operation(Mapping before, Mapping after) {
        if (field.equals("annotations")) {
            return results.format() instanceof Format.Name ? "" : "annotated";
        }
        boolean shorter = dev.drydock.sandbox.tree.Json.compact(after).length() < dev.drydock.sandbox.tree.Json.compact(before).length();
        return before.equals(after) ? "not labeled" : !job.on("overwrite") && shorter ? "unlabeled" : "labeled";
    }
}
