package dev.drydock.sandbox.cluster.controller.volume;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What volumes and claims are to each other. */
public final class Storage {
    /** On a claim: the node for whose pod a volume is to be made. */
    public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    /** On a claim: who is to make a volume for it. */
    static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";
    static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";
    static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";
    static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
    private static final String OLD_CLASS = "volume.beta.kubernetes.io/storage-class";

    private Storage() {}

    /** The class of a volume or a claim; empty if it has none. */
    static String storageClass(Mapping object) {
        return Objects.annotations(object).get(OLD_CLASS).text(object.at("spec", "storageClassName").text());
    }

    /** Whether a claim's volume is only chosen when a pod that uses it has a node. */
    public static boolean waitsForPod(ApiClient client, Mapping claim) {
        return client.get(Resources.STORAGE_CLASSES, "", storageClass(claim))
                .map(each -> each.get("volumeBindingMode").text().equals("WaitForFirstConsumer")).orElse(false);
    }

    /** Who makes volumes for a claim's class; empty if nobody. */
    public static String provisioner(ApiClient client, Mapping claim) {
        return client.get(Resources.STORAGE_CLASSES, "", storageClass(claim)).map(each -> each.get("provisioner").text()).orElse("");
    }

    static boolean isClaimed(Mapping volume) {
        return !volume.at("spec", "claimRef", "name").text().isEmpty();
    }

    static boolean isFor(Mapping volume, Mapping claim) {
        Tree reference = volume.at("spec", "claimRef");
        String uid = reference.get("uid").text();
        return reference.get("name").text().equals(Objects.name(claim)) && reference.get("namespace").text().equals(Objects.namespace(claim))
                && (uid.isEmpty() || uid.equals(Objects.uid(claim)));
    }

    /**
     * The smallest volume that fits a claim, or one that was made for it ({@code FindMatchingVolume}).
     *
     * @param node that must reach it; empty if the claim does not wait for a pod
     */
    public static Optional<Mapping> match(ApiClient client, Mapping claim, Mapping node) {
        Mapping smallest = Mapping.EMPTY;
        for (Mapping volume : client.list(Resources.VOLUMES)) {
            if (Objects.isBeingDeleted(volume) || !fits(volume, claim) || !node.isEmpty() && !reaches(volume, node)) {
                continue;
            }
            if (isClaimed(volume)) {
                if (isFor(volume, claim)) {
                    return Optional.of(volume);
                }
            } else if (volume.at("status", "phase").text().equals("Available") && selector(claim).matchesObject(volume)
                    && (smallest.isEmpty() || capacity(volume).compareTo(capacity(smallest)) < 0)) {
                smallest = volume;
            }
        }
        return smallest.isEmpty() ? Optional.empty() : Optional.of(smallest);
    }

    private static Selector selector(Mapping claim) {
        return claim.at("spec", "selector").isNothing() ? Selector.EVERYTHING : Selector.of(claim.at("spec", "selector"));
    }

    static Quantity capacity(Mapping volume) {
        return Quantity.of(volume.at("spec", "capacity", "storage").text("0"));
    }

    static Quantity wanted(Mapping claim) {
        return Quantity.of(claim.at("spec", "resources", "requests", "storage").text("0"));
    }

    private static boolean fits(Mapping volume, Mapping claim) {
        return capacity(volume).compareTo(wanted(claim)) >= 0 && storageClass(volume).equals(storageClass(claim))
                && volume.at("spec", "volumeMode").text("Filesystem").equals(claim.at("spec", "volumeMode").text("Filesystem"))
                && volume.at("spec", "accessModes").texts().containsAll(claim.at("spec", "accessModes").texts());
    }

    /** Whether a node satisfies a volume's {@code nodeAffinity}. */
    public static boolean reaches(Mapping volume, Mapping node) {
        List<Tree> terms = volume.at("spec", "nodeAffinity", "required", "nodeSelectorTerms").items();
        if (terms.isEmpty()) {
            return true;
        }
        for (Tree term : terms) {
            List<Selector.Requirement> requirements = new ArrayList<>();
            for (Tree expression : term.get("matchExpressions").items()) {
                requirements.add(new Selector.Requirement(
                        expression.get("key").text(), Selector.operator(expression.get("operator").text()), expression.get("values").texts()));
            }
            if (new Selector(requirements).matchesObject(node)) {
                return true;
            }
        }
        return false;
    }

    /** The pods that use a claim, whether they run or not. */
    static List<Mapping> users(ApiClient client, Mapping claim) {
        List<Mapping> users = new ArrayList<>();
        for (Mapping pod : client.list(Resources.PODS, Objects.namespace(claim))) {
            for (Tree volume : pod.at("spec", "volumes").items()) {
                String name = volume.at("persistentVolumeClaim", "claimName").text(
                        volume.get("ephemeral").isNothing() ? "" : Objects.name(pod) + "-" + volume.get("name").text());
                if (name.equals(Objects.name(claim)) && !users.contains(pod)) {
                    users.add(pod);
                }
            }
        }
        return users;
    }

    /** The claims that a pod names, {@code namespace/name}. */
    static List<String> claims(Mapping pod) {
        List<String> keys = new ArrayList<>();
        for (Tree volume : pod.at("spec", "volumes").items()) {
            String name = volume.at("persistentVolumeClaim", "claimName").text();
            if (!name.isEmpty()) {
                keys.add(Objects.namespace(pod) + "/" + name);
            }
        }
        return keys;
    }
}
