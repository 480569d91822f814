package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Entry;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import java.util.ArrayList;
import java.util.List;

/** The objects that a line of {@code rollout} names, and what could not be found. */
record Targets(Cluster cluster, List<Item> items, List<Failure> failures) {

    static Task<Targets> of(Job job) {
        if (job.arguments().isEmpty() && job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("required resource not specified");
        }
        return job.cluster().then(cluster -> {
            Selection selection = Selection.of(cluster, job, job.arguments()).orAll();
            return selection.entries().then(entries -> Task.fold(entries, new Targets(cluster, List.of(), List.of()), (found, entry) ->
                    selection.items(entry instanceof Entry.Written written ? new Entry.Named(written.item()) : entry).map(found::plus)
                            .rescue(why -> Task.of(found.failing(why)))));
        });
    }

    private Targets plus(List<Item> more) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(more);
        return new Targets(cluster, List.copyOf(all), failures);
    }

    private Targets failing(Failure why) {
        List<Failure> all = new ArrayList<>(failures);
        all.add(why);
        return new Targets(cluster, items, List.copyOf(all));
    }

    /** What is said when a selector matched nothing. */
    boolean none() {
        return items.isEmpty() && failures.isEmpty();
    }
}
