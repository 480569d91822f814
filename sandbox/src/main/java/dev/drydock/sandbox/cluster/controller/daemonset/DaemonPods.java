package dev.drydock.sandbox.cluster.controller.daemonset;

import dev.drydock.sandbox.cluster.api.NodeChoice;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.revision.History;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** What the pods of a DaemonSet look like, and on which nodes they may be. */
final class DaemonPods {
    private static final String NODE = "node.kubernetes.io/";
    private static final String GENERATION = "deprecated.daemonset.template.generation";

    private DaemonPods() {}

    /** The pod for any node: it bears what nodes suffer from. */
    static Mapping of(Mapping set, String hash) {
        Mapping pod = Pods.fromTemplate(set.at("spec", "template").mapping(), set);
        Sequence tolerations = (Sequence) Tree.of(pod.at("spec", "tolerations").items());
        tolerations = bearing(bearing(tolerations, "not-ready", "NoExecute"), "unreachable", "NoExecute");
        for (String trouble : new String[] {"disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"}) {
            tolerations = bearing(tolerations, trouble, "NoSchedule");
        }
        if (pod.at("spec", "hostNetwork").truth()) {
            tolerations = bearing(tolerations, "network-unavailable", "NoSchedule");
        }
        Mapping labels = Objects.labels(pod).with(History.POD_LABEL, hash);
        String generation = Objects.annotations(set).get(GENERATION).text();
        labels = generation.isEmpty() ? labels : labels.with("pod-template-generation", generation);
        return pod.withAt(tolerations, "spec", "tolerations").withAt(labels, "metadata", "labels");
    }

    private static Sequence bearing(Sequence tolerations, String trouble, String effect) {
        boolean there = tolerations.items().stream().anyMatch(one -> one.get("key").text().equals(NODE + trouble) && one.get("effect").text().equals(effect));
        return there ? tolerations : tolerations.plus(Mapping.of("effect", effect, "key", NODE + trouble, "operator", "Exists"));
    }

    /** Asks for one node by its name. */
    static Mapping pinned(Mapping pod, String node) {
        Mapping term = Mapping.of("matchFields", Sequence.of(Mapping.of("key", "metadata.name", "operator", "In", "values", Sequence.of(node))));
        return pod.withAt(Mapping.of("nodeSelectorTerms", Sequence.of(term)), "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    }

    /** The node that a pod is on, or was made for. */
    static String node(Mapping pod) {
        String bound = pod.at("spec", "nodeName").text();
        if (!bound.isEmpty()) {
            return bound;
        }
        for (Mapping term : pod.at("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms").mappings()) {
            for (Mapping field : term.get("matchFields").mappings()) {
                if (field.get("key").text().equals("metadata.name")) {
                    return field.at("values", "0").text();
                }
            }
        }
        return "";
    }

    /**
     * @param wanted whether a pod should be made there
     * @param borne whether one that is there may stay
     */
    record Fit(boolean wanted, boolean borne) {}

    static Fit fit(Mapping pod, Mapping node) {
        if (!NodeChoice.matches(pod, node)) {
            return new Fit(false, false);
        }
        boolean wanted = true;
        boolean borne = true;
        for (Tree taint : node.at("spec", "taints").items()) {
            String effect = taint.get("effect").text();
            if (!NodeChoice.tolerates(pod, taint) && !effect.equals("PreferNoSchedule")) {
                wanted = false;
                borne &= !effect.equals("NoExecute");
            }
        }
        return new Fit(wanted, borne);
    }
}
