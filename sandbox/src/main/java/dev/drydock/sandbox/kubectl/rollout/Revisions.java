package dev.drydock.sandbox.kubectl.rollout;

import dev.drydock.sandbox.kubectl.change.MergePatch;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The revisions of an object: ReplicaSets of a Deployment, ControllerRevisions of the others. */
final class Revisions {
    static final String CAUSE = "kubernetes.io/change-cause";
    private static final String NUMBER = "deployment.kubernetes.io/revision";

    private Revisions() {}

    /**
     * One revision.
     *
     * @param object the ReplicaSet or ControllerRevision that keeps it
     * @param template of its pods
     */
    record Revision(long number, Mapping object, Tree template) {
        String cause() {
            return object.at("metadata", "annotations", CAUSE).text();
        }
    }

    /** The number that a Deployment or ReplicaSet carries, 0 for none. */
    static long of(Tree object) {
        String text = object.at("metadata", "annotations", NUMBER).text();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** All revisions of an object by number. */
    static Task<SortedMap<Long, Revision>> list(Cluster cluster, Item item) {
        boolean deployment = item.kind().kind().equals("Deployment");
        String path = (deployment ? KnownKinds.REPLICA_SET : KnownKinds.CONTROLLER_REVISION).path(item.namespace());
        String selector = LabelSelector.words(item.object().at("spec", "selector"));
        return cluster.get(path, java.util.Map.of("labelSelector", selector)).map(list -> {
            SortedMap<Long, Revision> revisions = new TreeMap<>();
            for (Mapping object : list.get("items").mappings()) {
                if (!owned(object, item.object().at("metadata", "uid").text())) {
                    continue;
                }
                long number = deployment ? of(object) : object.get("revision").whole();
                Tree template = deployment ? object.at("spec", "template") : MergePatch.apply(item.object(), plain(object.get("data"))).at("spec", "template");
                revisions.put(number, new Revision(number, object, template));
            }
            return java.util.Collections.unmodifiableSortedMap(revisions);
        });
    }

    /** The patch that a ControllerRevision keeps, as plain JSON would merge it. */
    private static Tree plain(Tree data) {
        Mapping template = data.at("spec", "template").mapping().without("$patch");
        return Mapping.of("spec", Mapping.of("template", template));
    }

    private static boolean owned(Mapping object, String uid) {
        return object.at("metadata", "ownerReferences").mappings().stream().anyMatch(owner -> owner.get("controller").truth() && owner.get("uid").text().equals(uid));
    }

    /** Kinds that have revisions. */
    static boolean kept(Item item) {
        return List.of("Deployment", "DaemonSet", "StatefulSet").contains(item.kind().kind());
    }
}
