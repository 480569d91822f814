package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Results;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl auth reconcile}: roles and bindings that have at least what manifests say. */
public record Reconcile(Job job, Cluster cluster, Results results) {

    public static Task<Done> start(Job job) {
        if (!job.arguments().isEmpty()) {
            return Task.fail("no arguments are allowed");
        }
        if (job.list("filename").isEmpty() && job.text("kustomize").isEmpty()) {
            return Task.fail("must specify one of -f and -k");
        }
        return Results.of(job).then(results -> job.cluster().then(cluster -> Selection.of(cluster, job, List.of()).items().then(items ->
                Task.each(items, item -> new Reconcile(job, cluster, results).one(item)))));
    }

    private Task<Done> one(Item item) {
        boolean role = item.kind().kind().endsWith("Role");
        if (!item.kind().group().equals("rbac.authorization.k8s.io")) {
            return Task.complain("unable to reconcile " + item.kind().kind() + "\n");
        }
        String field = role ? "rules" : "subjects";
        return cluster.get(item.path()).map(Optional::of).rescue(why -> why.notFound() ? Task.of(Optional.empty()) : Task.fail(why)).then(live -> {
            List<Tree> wanted = item.object().get(field).items();
            List<Tree> there = live.map(tree -> tree.get(field).items()).orElse(List.of());
            List<Tree> missing = wanted.stream().filter(each -> there.stream().noneMatch(other -> same(each, other, role))).toList();
            List<Tree> extra = there.stream().filter(each -> wanted.stream().noneMatch(other -> same(each, other, role))).toList();
            boolean removing = job.on(role ? "remove-extra-permissions" : "remove-extra-subjects") && !extra.isEmpty();
            List<Tree> kept = new ArrayList<>(there);
            if (removing) {
                kept.removeAll(extra);
            }
            kept.addAll(missing);
            String required = live.isEmpty() ? "create" : missing.isEmpty() && !removing ? "" : "update";
            Task<Tree> changed = required.isEmpty() || results.dryRun() == DryRun.CLIENT ? Task.of(live.orElse(item.object()))
                    : live.isEmpty() ? cluster.create(item.folder(), results.dryRun().query(Map.of()), item.object())
                    : cluster.replace(item.path(), results.dryRun().query(Map.of()), live.get().mapping().with(field, new Sequence(kept)));
            return changed.then(object -> results.tell(object, "reconciled")).and(Task.complain(told(required, field, missing, extra, removing)));
        });
    }

    private static boolean same(Tree a, Tree b, boolean role) {
        return role ? a.equals(b) : a.get("kind").equals(b.get("kind")) && a.get("name").equals(b.get("name")) && a.get("namespace").text().equals(b.get("namespace").text());
    }

    private static String told(String required, String field, List<Tree> missing, List<Tree> extra, boolean removing) {
        if (required.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("\treconciliation required " + required + "\n");
        if (!missing.isEmpty()) {
            out.append("\tmissing ").append(field).append(" added:\n");
            missing.forEach(each -> out.append("\t\t").append(shown(each, field)).append('\n'));
        }
        if (removing) {
            out.append("\textra ").append(field).append(" removed:\n");
            extra.forEach(each -> out.append("\t\t").append(shown(each, field)).append('\n'));
        }
        return out.toString();
    }

    /** As Go's {@code %+v} prints the struct. */
    private static String shown(Tree each, String field) {
        Mapping map = each.mapping();
        return field.equals("rules") ? "{Verbs:" + list(map, "verbs") + " APIGroups:" + list(map, "apiGroups") + " Resources:" + list(map, "resources")
                + " ResourceNames:" + list(map, "resourceNames") + " NonResourceURLs:" + list(map, "nonResourceURLs") + "}"
                : "{Kind:" + map.get("kind").text() + " APIGroup:" + map.get("apiGroup").text() + " Name:" + map.get("name").text() + " Namespace:"
                        + map.get("namespace").text() + "}";
    }

    private static String list(Mapping map, String field) {
        return "[" + String.join(" ", map.get(field).texts()) + "]";
    }
}
