package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** Whether the volumes that a pod claims stand in the way of every node (upstream's VolumeBinding before filtering). */
final class Volumes {
    private Volumes() {}

    /** The reason why no node will do; empty when the claims are there and bound, or wait for their first pod. */
    static Optional<String> trouble(ApiClient client, Mapping pod) {
        boolean unbound = false;
        for (Tree volume : pod.at("spec", "volumes").items()) {
            String name = volume.at("persistentVolumeClaim", "claimName").text();
            if (name.isEmpty()) {
                continue;
            }
            Optional<Mapping> claim = client.get(Resources.CLAIMS, Objects.namespace(pod), name);
            if (claim.isEmpty()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (Objects.isBeingDeleted(claim.get())) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            unbound |= claim.get().at("spec", "volumeName").text().isEmpty() && !waitsForPod(client, claim.get());
        }
        return unbound ? Optional.of("pod has unbound immediate PersistentVolumeClaims") : Optional.empty();
    }

    private static boolean waitsForPod(ApiClient client, Mapping claim) {
        String storageClass = claim.at("spec", "storageClassName").text();
        return !storageClass.isEmpty() && client.get(Resources.STORAGE_CLASSES, "", storageClass)
                .map(each -> each.get("volumeBindingMode").text().equals("WaitForFirstConsumer")).orElse(false);
    }
}
