package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a Deployment and its sets carry about their history, in annotations. */
final class Revisions {
    static final String HASH_LABEL = "pod-template-hash";
    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HISTORY = "deployment.kubernetes.io/revision-history";
    private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    private static final String MOST = "deployment.kubernetes.io/max-replicas";
    private static final List<String> OWN = List.of(
            "kubectl.kubernetes.io/last-applied-configuration", REVISION, HISTORY, DESIRED, MOST, "deprecated.deployment.rollback.to");
    private static final int HISTORY_CHARACTERS = 2000;

    private Revisions() {}

    static long of(Mapping set) {
        String revision = Objects.annotations(set).get(REVISION).text();
        return revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0;
    }

    static long highest(List<Mapping> sets) {
        return sets.stream().mapToLong(Revisions::of).max().orElse(0);
    }

    /** A set with the Deployment's annotations and, if it has a lower one, the revision ({@code SetNewReplicaSetAnnotations}). */
    static Mapping noted(Mapping set, Mapping deployment, long revision) {
        Mapping annotations = Objects.annotations(set);
        for (Map.Entry<String, Tree> entry : Objects.annotations(deployment).entries().entrySet()) {
            if (!OWN.contains(entry.getKey())) {
                annotations = annotations.with(entry.getKey(), entry.getValue());
            }
        }
        String old = annotations.get(REVISION).text();
        if (of(set) < revision) {
            annotations = annotations.with(REVISION, Long.toString(revision));
            if (!old.isEmpty()) {
                annotations = remembered(annotations, old);
            }
        }
        return annotations.equals(Objects.annotations(set)) ? set : set.withAt(annotations, "metadata", "annotations");
    }

    private static Mapping remembered(Mapping annotations, String old) {
        String history = annotations.get(HISTORY).text();
        List<String> revisions = new ArrayList<>(history.isEmpty() ? List.of() : Arrays.asList(history.split(",")));
        revisions.add(old);
        while (String.join(",", revisions).length() > HISTORY_CHARACTERS) {
            revisions.remove(0);
        }
        return annotations.with(HISTORY, String.join(",", revisions));
    }

    /** A set that knows how many pods the Deployment wants and may have. */
    static Mapping sized(Mapping set, Pace pace) {
        Mapping annotations = Objects.annotations(set).with(DESIRED, Integer.toString(pace.replicas())).with(MOST, Integer.toString(pace.most()));
        return annotations.equals(Objects.annotations(set)) ? set : set.withAt(annotations, "metadata", "annotations");
    }

    /** How many pods the Deployment wanted when the set was scaled last; -1 if that is not known. */
    static int desired(Mapping set) {
        return number(set, DESIRED);
    }

    /** How many pods the Deployment could have when the set was scaled last; -1 if that is not known. */
    static int most(Mapping set) {
        return number(set, MOST);
    }

    private static int number(Mapping set, String annotation) {
        String text = Objects.annotations(set).get(annotation).text();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
