package dev.drydock.sandbox.kubectl.change;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Watch;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl scale}. */
public record Scale(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        if (job.number("replicas") < 0) {
            return Task.fail("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        }
        if (job.number("current-replicas") < -1) {
            return Task.fail("The --current-replicas must specify an integer of -1 or greater");
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> new Scale(job, cluster, results).run()));
    }

    private record Found(List<Item> items, List<Failure> failures) {}

    private Task<Done> run() {
        Selection selection = Selection.of(cluster, job, job.arguments());
        return selection.entries().then(entries -> Task.fold(entries, new Found(List.of(), List.of()), (found, entry) ->
                selection.items(entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry).map(items -> {
                    List<Item> all = new ArrayList<>(found.items());
                    all.addAll(items);
                    return new Found(List.copyOf(all), found.failures());
                }).rescue(why -> {
                    List<Failure> all = new ArrayList<>(found.failures());
                    all.add(why);
                    return Task.of(new Found(found.items(), List.copyOf(all)));
                }))).then(found -> {
                    if (!job.text("resource-version").isEmpty() && found.items().size() > 1) {
                        return Task.fail("cannot use --resource-version with multiple resources");
                    }
                    if (found.items().isEmpty()) {
                        return Task.fail("no objects passed to scale" + (found.failures().isEmpty() ? "" : " " + Failure.Many.of(found.failures()).inner()));
                    }
                    return Task.each(found.items(), this::one).and(Task.failingWith(found.failures()));
                });
    }

    private Task<Done> one(Item item) {
        if (results.dryRun().client()) {
            return results.tell(item.object(), "scaled");
        }
        String path = item.path() + "/scale";
        Task<Tree> changed = job.number("current-replicas") < 0 && job.text("resource-version").isEmpty()
                ? cluster.patch(path, results.dryRun().query(Map.of()), "merge", "{\"spec\":{\"replicas\":" + job.number("replicas") + "}}")
                : cluster.get(path).then(scale -> replaced(path, scale));
        return changed.failingAs(why -> refused(item, why)).and(job.micros("timeout") > 0 ? waited(item) : Task.done()).and(results.tell(item.object(), "scaled"));
    }

    private static Failure refused(Item item, Failure why) {
        boolean noScale = why instanceof Failure.Refusal refusal && refusal.message().equals("the server could not find the requested resource");
        return noScale ? new Failure.Plain("could not scale resource /" + item.kind().version() + ", Resource=" + item.kind().plural() + ": cannot scale") : why;
    }

    private Task<Tree> replaced(String path, Tree scale) {
        long here = scale.at("spec", "replicas").whole();
        long wanted = job.number("current-replicas");
        if (wanted >= 0 && here != wanted) {
            return Task.fail("Expected replicas to be " + wanted + ", was " + here);
        }
        String version = job.text("resource-version");
        if (!version.isEmpty() && !scale.at("metadata", "resourceVersion").text().equals(version)) {
            return Task.fail("Expected resource version to be " + version + ", was " + scale.at("metadata", "resourceVersion").text());
        }
        Mapping changed = scale.mapping().withAt(job.number("replicas"), "spec", "replicas");
        return cluster.replace(path, results.dryRun().query(Map.of()), changed);
    }

    private Task<Done> waited(Item item) {
        return Task.with(sys -> new Watch(cluster, item.kind(), item.namespace(), item.name(), sys.now() + job.micros("timeout")).<Done, Done>until(Done.DONE,
                (state, object) -> {
                    Tree status = object.<Tree>map(each -> each.get("status")).orElse(dev.drydock.sandbox.tree.Nothing.NOTHING);
                    boolean reached = status.get("replicas").whole() == job.number("replicas");
                    return Task.of(reached ? new Task.Round.Over<>(Done.DONE) : new Task.Round.Again<>(Done.DONE));
                }, state -> Task.fail("timed out waiting for " + dev.drydock.sandbox.command.Quote.go(item.name()) + " to be synced")));
    }

}
