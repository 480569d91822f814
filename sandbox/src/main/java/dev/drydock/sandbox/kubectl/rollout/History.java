package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.describe.Templates;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** {@code kubectl rollout history}. */
public final class History {
    private History() {}

    public static Task<Done> start(Job job) {
        if (job.number("revision") < 0) {
            return Task.fail("revision must be a positive integer: " + job.number("revision"));
        }
        return Targets.of(job).then(targets -> Format.of(job, Format.USUAL).then(format ->
                Task.attempt(targets.items(), item -> one(job, targets.cluster(), format, item)).and(Task.failingWith(targets.failures()))));
    }

    private static Task<Done> one(Job job, Cluster cluster, Format format, Item item) {
        if (!Revisions.kept(item)) {
            return Task.fail("no history viewer has been implemented for \"" + item.kind().kind() + (item.kind().group().isEmpty() ? "" : "." + item.kind().group()) + "\"");
        }
        long wanted = job.number("revision");
        return Revisions.list(cluster, item).then(revisions -> {
            if (!format.human()) {
                return Task.each(revisions.values().stream().filter(each -> wanted == 0 || each.number() == wanted).toList(), each ->
                        format.text(each.object()).then(Task::print));
            }
            Optional<Revisions.Revision> revision = Optional.ofNullable(revisions.get(wanted));
            if (wanted > 0 && revision.isEmpty() && !revisions.isEmpty()) {
                return Task.fail("unable to find the specified revision");
            }
            String text = revisions.isEmpty() ? "No rollout history found." : wanted > 0 ? Templates.raw(caused(revision.get())) : table(revisions);
            return Task.print(Format.shown(item.object()) + " " + (wanted > 0 ? "with revision #" + wanted : "") + "\n" + text + "\n");
        });
    }

    private static Tree caused(Revisions.Revision revision) {
        String cause = revision.cause();
        Mapping template = revision.template().mapping();
        return cause.isEmpty() ? template : template.withAt(template.at("metadata", "annotations").mapping().with(Revisions.CAUSE, cause), "metadata", "annotations");
    }

    private static String table(SortedMap<Long, Revisions.Revision> revisions) {
        StringBuilder out = new StringBuilder("REVISION\tCHANGE-CAUSE\n");
        for (Map.Entry<Long, Revisions.Revision> revision : revisions.entrySet()) {
            String cause = revision.getValue().cause();
            out.append(revision.getKey()).append('\t').append(cause.isEmpty() ? "<none>" : cause).append('\n');
        }
        return Columns.DESCRIBING.layOut(out.toString());
    }
}
