package dev.drydock.sandbox.cluster.controller.volume;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** Makes volumes that are directories of nodes, for classes of {@code rancher.io/local-path}, and lets them grow where the class says that they may. */
public final class Provisioner implements Controller {
    /** As storage classes name it. */
    public static final String NAME = "rancher.io/local-path";
    private static final String FOLDER = "/opt/local-path-provisioner/";
    /** It starts a pod that makes the directory. */
    private static final long WORK_MICROS = 1_500_000;

    /** When the directory will be there, by the claim's uid, in virtual microseconds. */
    private static final Family<Long> DONE = Family.passing("provisioning");

    @Override
    public String name() {
        return "local-path-provisioner";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.CLAIMS));
    }

    /** The class that a cluster has from its start. */
    public static Mapping standardClass() {
        return Mapping.of("apiVersion", "storage.k8s.io/v1", "kind", "StorageClass", "metadata", Mapping.of("name", "standard", "annotations",
                Mapping.of("storageclass.kubernetes.io/is-default-class", "true")), "provisioner", NAME, "reclaimPolicy", "Delete",
                "volumeBindingMode", "WaitForFirstConsumer", "allowVolumeExpansion", true);
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.CLAIMS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty() || Objects.isBeingDeleted(found.get()) || !Objects.annotations(found.get()).get(Storage.PROVISIONER).text().equals(NAME)) {
            return Controller.done();
        }
        Mapping claim = found.get();
        if (claim.at("status", "phase").text().equals("Bound")) {
            return grow(client, claim);
        }
        String node = Objects.annotations(claim).get(Storage.SELECTED_NODE).text();
        boolean made = client.get(Resources.VOLUMES, "", volumeName(claim)).isPresent();
        if (made || !claim.at("spec", "volumeName").text().isEmpty()) {
            return Controller.done();
        }
        if (node.isEmpty()) {
            client.event(claim, "Warning", "ProvisioningFailed", "failed to provision volume with StorageClass \"" + Storage.storageClass(claim)
                    + "\": configuration error, no node was specified", NAME);
            return Controller.poll(15_000_000);
        }
        Transaction transaction = client.kernel().transaction();
        long done = transaction.find(DONE.key(Objects.uid(claim))).orElse(0L);
        if (done == 0) {
            client.event(claim, "Normal", "Provisioning", "External provisioner is provisioning volume for claim \"" + key + "\"", NAME);
            transaction.put(DONE.key(Objects.uid(claim)), client.kernel().now() + WORK_MICROS);
            return Controller.again(WORK_MICROS);
        }
        if (done > client.kernel().now()) {
            return Controller.again(done - client.kernel().now());
        }
        transaction.remove(DONE.key(Objects.uid(claim)));
        ApiResponse written = client.create(Resources.VOLUMES, "", volume(client, claim, node));
        if (!written.ok()) {
            client.event(claim, "Warning", "ProvisioningFailed", "failed to provision volume with StorageClass \"" + Storage.storageClass(claim) + "\": " + written.message(), NAME);
            return Controller.failed(written.message());
        }
        client.event(claim, "Normal", "ProvisioningSucceeded", "Successfully provisioned volume " + volumeName(claim), NAME);
        return Controller.done();
    }

    private static String volumeName(Mapping claim) {
        return "pvc-" + Objects.uid(claim);
    }

    private static Mapping volume(ApiClient client, Mapping claim, String node) {
        String name = volumeName(claim);
        Mapping storageClass = client.get(Resources.STORAGE_CLASSES, "", Storage.storageClass(claim)).orElse(Mapping.EMPTY);
        Mapping affinity = Mapping.of("required", Mapping.of("nodeSelectorTerms", Sequence.of(Mapping.of("matchExpressions", Sequence.of(
                Mapping.of("key", "kubernetes.io/hostname", "operator", "In", "values", Sequence.of(node)))))));
        return Mapping.of("apiVersion", "v1", "kind", "PersistentVolume",
                "metadata", Mapping.of("name", name, "annotations", Mapping.of("local.path.provisioner/selected-node", node, Storage.PROVISIONED_BY, NAME)),
                "spec", Mapping.of("accessModes", claim.at("spec", "accessModes"), "capacity", Mapping.of("storage", claim.at("spec", "resources", "requests", "storage")),
                        "claimRef", Mapping.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "name", Objects.name(claim), "namespace", Objects.namespace(claim),
                                "resourceVersion", Objects.resourceVersion(claim), "uid", Objects.uid(claim)),
                        "hostPath", Mapping.of("path", FOLDER + name + "_" + Objects.namespace(claim) + "_" + Objects.name(claim), "type", "DirectoryOrCreate"),
                        "nodeAffinity", affinity, "persistentVolumeReclaimPolicy", storageClass.get("reclaimPolicy").text("Delete"),
                        "storageClassName", Storage.storageClass(claim), "volumeMode", "Filesystem"));
    }

    /** A directory has no size: growing is a matter of writing it down. */
    private static Result grow(ApiClient client, Mapping claim) {
        Optional<Mapping> volume = client.get(Resources.VOLUMES, "", claim.at("spec", "volumeName").text());
        boolean wanted = volume.isPresent() && Storage.wanted(claim).compareTo(Storage.capacity(volume.get())) > 0;
        if (!wanted) {
            return Controller.done();
        }
        String size = claim.at("spec", "resources", "requests", "storage").text();
        client.event(claim, "Normal", "Resizing", "External resizer is resizing volume " + Objects.name(volume.get()), NAME);
        client.update(Resources.VOLUMES, volume.get().withAt(size, "spec", "capacity", "storage"));
        client.updateStatus(Resources.CLAIMS, claim.withAt(size, "status", "capacity", "storage"));
        client.event(claim, "Normal", "VolumeResizeSuccessful", "Resize volume succeeded", NAME);
        return Controller.done();
    }
}
