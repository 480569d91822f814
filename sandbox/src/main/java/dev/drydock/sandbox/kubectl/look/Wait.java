package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.FieldPath;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code kubectl wait} (pkg/cmd/wait). */
public record Wait(Job job, Cluster cluster, Results results, Condition condition) {
    private static final long WEEK_MICROS = 7L * 24 * 3600 * 1_000_000;

    /** What is waited for. */
    private sealed interface Condition {
        record Gone() implements Condition {}

        record There() implements Condition {}

        record Status(String type, String status) implements Condition {}

        /** @param value empty for any */
        record Field(FieldPath path, Optional<String> value) implements Condition {}
    }

    public static Task<Done> start(Job job) {
        return Results.of(job, DryRun.NONE).then(results -> job.cluster().then(cluster -> condition(job.text("for")).then(condition ->
                new Wait(job, cluster, results, condition).run())));
    }

    private static Task<Condition> condition(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("delete")) {
            return Task.of(new Condition.Gone());
        }
        if (lower.equals("create")) {
            return Task.of(new Condition.There());
        }
        if (text.startsWith("condition=")) {
            String[] parts = text.substring(10).split("=", 2);
            return Task.of(new Condition.Status(parts[0], parts.length > 1 ? parts[1] : "true"));
        }
        if (text.startsWith("jsonpath=")) {
            String rest = text.substring(9);
            int brace = rest.lastIndexOf('}');
            int equals = brace >= 0 ? rest.indexOf('=', brace) : rest.indexOf('=');
            String path = equals < 0 ? rest : rest.substring(0, equals);
            if (path.isEmpty()) {
                return Task.fail("jsonpath expression cannot be empty");
            }
            String value = equals < 0 ? "" : rest.substring(equals + 1).replaceAll("^[\"']|[\"']$", "");
            if (equals >= 0 && value.isEmpty()) {
                return Task.fail("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
            }
            return FieldPath.of(path.replaceAll("^'|'$", "")).map(read -> new Condition.Field(read, equals < 0 ? Optional.empty() : Optional.of(value)));
        }
        return Task.fail("unrecognized condition: " + Quote.go(text));
    }

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, job.arguments());
        boolean gone = condition instanceof Condition.Gone;
        return selection.entries().then(entries -> Task.with(sys -> {
            long timeout = job.micros("timeout");
            long deadline = timeout < 0 ? sys.now() + WEEK_MICROS : sys.now() + timeout;
            return condition instanceof Condition.There ? Task.each(entries, entry -> there(entry, deadline))
                    : Task.fold(entries, 0, (count, entry) -> items(selection, entry, gone).then(items ->
                            Task.attempt(items, item -> one(item, deadline)).map(done -> count + items.size())))
                            .then(count -> count == 0 && !gone ? Task.fail("no matching resources found") : Task.done());
        }));
    }

    private static Task<List<Item>> items(Selection selection, Entry entry, boolean forgiving) {
        return selection.items(entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry)
                .rescue(why -> forgiving && why.notFound() ? Task.of(List.of()) : Task.fail(why));
    }

    private Task<Done> there(Entry entry, long deadline) {
        if (!(entry instanceof Entry.Named named)) {
            return Task.fail("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        Item item = named.item();
        return new Watch(cluster, item.kind(), item.namespace(), item.name(), deadline).<Done, Mapping>until(Done.DONE, (state, object) ->
                Task.of(object.isPresent() ? new Task.Round.Over<>(object.get()) : new Task.Round.Again<>(state)), state -> late(item)).then(object -> met(item, object));
    }

    private <T> Task<T> late(Item item) {
        return Task.fail("timed out waiting for the condition on " + item.kind().plural() + "/" + item.name());
    }

    private Task<Done> met(Item item, Tree object) {
        return results.format().human() || results.format() instanceof Format.Name ? results.tell(object.isEmpty() ? item.object() : object, "condition met")
                : results.tell(object, "");
    }

    private Task<Done> one(Item item, long deadline) {
        String uid = item.object().at("metadata", "uid").text();
        return new Watch(cluster, item.kind(), item.namespace(), item.name(), deadline).<Done, Mapping>until(Done.DONE, (state, object) -> {
            if (condition instanceof Condition.Gone) {
                boolean gone = object.isEmpty() || !object.get().at("metadata", "uid").text().equals(uid);
                return Task.of(gone ? new Task.Round.Over<>(item.object()) : new Task.Round.Again<>(state));
            }
            if (object.isEmpty()) {
                return Task.of(new Task.Round.Again<>(state));
            }
            return Task.of(holds(object.get()) ? new Task.Round.Over<>(object.get()) : new Task.Round.Again<>(state));
        }, state -> late(item)).then(object -> met(item, object));
    }

    private boolean holds(Mapping object) {
        if (condition instanceof Condition.Status wanted) {
            return status(object, wanted);
        }
        Condition.Field field = (Condition.Field) condition;
        List<Tree> found = field.path().find(object);
        return found.size() == 1 && field.value().map(value -> Value.of(found.get(0)).print().equals(value)).orElse(true);
    }

    private static boolean status(Mapping object, Condition.Status wanted) {
        long generation = object.at("metadata", "generation").whole();
        for (Mapping each : object.at("status", "conditions").mappings()) {
            if (each.get("type").text().equalsIgnoreCase(wanted.type())) {
                Tree observed = each.has("observedGeneration") ? each.get("observedGeneration") : object.at("status", "observedGeneration");
                return (observed.isNothing() || observed.whole() >= generation) && each.get("status").text().equalsIgnoreCase(wanted.status());
            }
        }
        return false;
    }
}
