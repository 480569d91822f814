package dev.drydock.sandbox.kubectl.node;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl cordon} and {@code kubectl uncordon}. */
public final class Cordon {
    private Cordon() {}

    public static Task<Done> on(Job job) {
        return nodes(job).then(found -> DryRun.of(job).then(dry -> Task.each(found.items(), item -> set(found.cluster(), dry, item, true))));
    }

    public static Task<Done> off(Job job) {
        return nodes(job).then(found -> DryRun.of(job).then(dry -> Task.each(found.items(), item -> set(found.cluster(), dry, item, false))));
    }

    record Nodes(Cluster cluster, List<Item> items) {}

    /** The nodes that a line names. */
    static Task<Nodes> nodes(Job job) {
        boolean selecting = !job.text("selector").isEmpty();
        if (job.arguments().isEmpty() && !selecting) {
            return job.misused("USAGE: " + job.command().name() + " NODE [flags]");
        }
        if (!job.arguments().isEmpty() && selecting) {
            return job.misused("error: cannot specify both a node name and a --selector option");
        }
        return job.cluster().then(cluster -> {
            List<String> words = new ArrayList<>();
            job.arguments().forEach(name -> words.add(name.contains("/") ? name : "nodes/" + name));
            return Selection.of(cluster, job, selecting ? List.of("nodes") : words).items().map(items -> new Nodes(cluster, items));
        });
    }

    /** Bars a node from new pods, or admits them again. */
    static Task<Done> set(Cluster cluster, DryRun dry, Item item, boolean barred) {
        String word = barred ? "cordoned" : "uncordoned";
        if (item.object().at("spec", "unschedulable").truth() == barred) {
            return Task.print(item.shown() + " already " + word + dry.suffix() + "\n");
        }
        Task<Done> patched = dry.client() ? Task.done()
                : cluster.patch(item.path(), dry.query(Map.of()), "strategic", "{\"spec\":{\"unschedulable\":" + (barred ? "true" : "null") + "}}").quietly();
        return patched.and(Task.print(item.shown() + " " + word + dry.suffix() + "\n"))
                .rescue(why -> Task.complain("error: unable to " + (barred ? "" : "un") + "cordon node \"" + item.name() + "\": " + why.inner() + "\n"));
    }
}
