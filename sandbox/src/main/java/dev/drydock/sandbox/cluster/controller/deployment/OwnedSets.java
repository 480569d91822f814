package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ReplicaSets of a Deployment, and what is asked of a number of them. */
final class OwnedSets {
    static final Comparator<Mapping> OLDEST_FIRST =
            Comparator.<Mapping, String>comparing(set -> Objects.metadata(set).get("creationTimestamp").text()).thenComparing(Objects::name);

    private OwnedSets() {}

    /** Those it controls, after letting go those whose labels match no more and adopting those that match and that nobody controls. */
    static List<Mapping> claim(ApiClient client, Mapping deployment, Selector selector) {
        List<Mapping> claimed = new ArrayList<>();
        boolean going = Objects.isBeingDeleted(deployment);
        for (Mapping set : client.ownedBy(Resources.REPLICA_SETS, Objects.uid(deployment))) {
            boolean ours = Objects.controller(set).map(ref -> ref.get("uid").text().equals(Objects.uid(deployment))).orElse(false);
            if (ours && selector.matchesObject(set)) {
                claimed.add(set);
            } else if (ours && !going) {
                release(client, deployment, set);
            }
        }
        for (Mapping orphan : going ? List.<Mapping>of() : client.uncontrolled(Resources.REPLICA_SETS, Objects.namespace(deployment))) {
            if (!Objects.isBeingDeleted(orphan) && selector.matchesObject(orphan)) {
                Sequence references = ((Sequence) Tree.of(Objects.metadata(orphan).get("ownerReferences").items())).plus(Objects.controllerReference(deployment));
                ApiResponse adopted = refer(client, orphan, references);
                if (adopted.ok()) {
                    claimed.add(adopted.body());
                }
            }
        }
        claimed.sort(OLDEST_FIRST);
        return claimed;
    }

    private static void release(ApiClient client, Mapping deployment, Mapping set) {
        List<Tree> others = new ArrayList<>();
        for (Tree reference : Objects.metadata(set).get("ownerReferences").items()) {
            if (!reference.get("uid").text().equals(Objects.uid(deployment))) {
                others.add(reference);
            }
        }
        refer(client, set, new Sequence(others));
    }

    private static ApiResponse refer(ApiClient client, Mapping set, Sequence references) {
        return client.patch(Resources.REPLICA_SETS, Objects.namespace(set), Objects.name(set), PatchType.MERGE,
                Mapping.of("metadata", Mapping.of("uid", Objects.uid(set), "ownerReferences", references)), "");
    }

    static int wanted(Mapping set) {
        return set.at("spec", "replicas").wholeInt();
    }

    static int wanted(List<Mapping> sets) {
        int sum = 0;
        for (Mapping set : sets) {
            sum += wanted(set);
        }
        return sum;
    }

    /** Sum of a number in the sets' status. */
    static int counted(List<Mapping> sets, String field) {
        int sum = 0;
        for (Mapping set : sets) {
            sum += set.at("status", field).wholeInt();
        }
        return sum;
    }

    /** Those that want pods. */
    static List<Mapping> active(List<Mapping> sets) {
        return sets.stream().filter(set -> wanted(set) > 0).toList();
    }

    /** Whether two templates are the same but for the hash of sets. */
    static boolean sameTemplate(Tree one, Tree other) {
        return plain(one).equals(plain(other));
    }

    private static Mapping plain(Tree template) {
        return template.mapping().withoutAt("metadata", "labels", Revisions.HASH_LABEL);
    }
}
