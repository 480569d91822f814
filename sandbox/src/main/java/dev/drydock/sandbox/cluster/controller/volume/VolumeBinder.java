package dev.drydock.sandbox.cluster.controller.volume;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Binds claims to volumes, and asks provisioners for volumes (upstream's {@code persistentvolume} controller, the claims' half). */
public final class VolumeBinder implements Controller {
    static final String COMPONENT = "persistentvolume-controller";
    /** {@code --pvclaimbinder-sync-period}: a claim that found nothing looks again then, not when a volume comes. */
    private static final long SYNC_MICROS = 15_000_000;

    @Override
    public String name() {
        return "persistentvolume-binder-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.CLAIMS), Source.of(Resources.VOLUMES, (client, event) -> ofVolume(event)));
    }

    private static List<String> ofVolume(WatchEvent event) {
        String name = event.object().at("spec", "claimRef", "name").text();
        return name.isEmpty() ? List.of() : List.of(event.object().at("spec", "claimRef", "namespace").text() + "/" + name);
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.CLAIMS, key.substring(0, slash), key.substring(slash + 1));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping claim = found.get();
        if (Objects.annotations(claim).has(Storage.BIND_COMPLETED)) {
            return check(client, claim);
        }
        return claim.at("spec", "volumeName").text().isEmpty() ? choose(client, claim) : bindNamed(client, claim);
    }

    /** A claim that was bound keeps its volume, or is lost. */
    private static Result check(ApiClient client, Mapping claim) {
        Optional<Mapping> volume = client.get(Resources.VOLUMES, "", claim.at("spec", "volumeName").text());
        if (volume.isEmpty()) {
            return lost(client, claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        }
        if (!Storage.isClaimed(volume.get()) || Storage.isFor(volume.get(), claim)) {
            return bind(client, claim, volume.get());
        }
        return lost(client, claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
    }

    private static Result lost(ApiClient client, Mapping claim, String reason, String message) {
        if (!claim.at("status", "phase").text().equals("Lost")) {
            client.event(claim, "Warning", reason, message, COMPONENT);
            client.updateStatus(Resources.CLAIMS, claim.with("status", Mapping.of("phase", "Lost")));
        }
        return Controller.done();
    }

    private static Result bindNamed(ApiClient client, Mapping claim) {
        Optional<Mapping> volume = client.get(Resources.VOLUMES, "", claim.at("spec", "volumeName").text());
        if (volume.isEmpty()) {
            return Controller.poll(SYNC_MICROS);
        }
        if (!Storage.isClaimed(volume.get()) || Storage.isFor(volume.get(), claim)) {
            return bind(client, claim, volume.get());
        }
        client.event(claim, "Warning", "FailedBinding", "volume \"" + Objects.name(volume.get()) + "\" already bound to a different claim.", COMPONENT);
        return Controller.poll(SYNC_MICROS);
    }

    private static Result choose(ApiClient client, Mapping claim) {
        boolean waits = Storage.waitsForPod(client, claim) && !Objects.annotations(claim).has(Storage.SELECTED_NODE);
        Optional<Mapping> volume = Storage.match(client, claim, Mapping.EMPTY).filter(each -> !waits || Storage.isFor(each, claim));
        if (volume.isPresent()) {
            return bind(client, claim, volume.get());
        }
        if (Objects.isBeingDeleted(claim)) {
            return Controller.done();
        }
        if (waits) {
            wait(client, claim);
        } else if (Storage.storageClass(claim).isEmpty()) {
            client.event(claim, "Normal", "FailedBinding", "no persistent volumes available for this claim and no storage class is set", COMPONENT);
        } else {
            return ask(client, claim);
        }
        return Controller.poll(SYNC_MICROS);
    }

    private static void wait(ApiClient client, Mapping claim) {
        List<Mapping> pods = Storage.users(client, claim).stream().filter(pod -> !Objects.isBeingDeleted(pod)).toList();
        if (pods.isEmpty()) {
            client.event(claim, "Normal", "WaitForFirstConsumer", "waiting for first consumer to be created before binding", COMPONENT);
        } else {
            List<String> names = pods.stream().map(Objects::name).toList();
            client.event(claim, "Normal", "WaitForPodScheduled", "waiting for pod" + (names.size() > 1 ? "s " : " ") + String.join(",", names) + " to be scheduled", COMPONENT);
        }
    }

    /** Marks the claim for the provisioner of its class. */
    private static Result ask(ApiClient client, Mapping claim) {
        String name = Storage.storageClass(claim);
        Optional<Mapping> storageClass = client.get(Resources.STORAGE_CLASSES, "", name);
        if (storageClass.isEmpty()) {
            client.event(claim, "Warning", "ProvisioningFailed", "storageclass.storage.k8s.io \"" + name + "\" not found", COMPONENT);
            return Controller.poll(SYNC_MICROS);
        }
        String provisioner = storageClass.get().get("provisioner").text();
        if (provisioner.startsWith("kubernetes.io/")) {
            client.event(claim, "Warning", "ProvisioningFailed", "no volume plugin matched name: " + provisioner, COMPONENT);
            return Controller.poll(SYNC_MICROS);
        }
        if (!Objects.annotations(claim).get(Storage.PROVISIONER).text().equals(provisioner)) {
            client.update(Resources.CLAIMS, claim.withAt(provisioner, "metadata", "annotations", "volume.beta.kubernetes.io/storage-provisioner")
                    .withAt(provisioner, "metadata", "annotations", Storage.PROVISIONER));
        }
        client.event(claim, "Normal", "ExternalProvisioning", "Waiting for a volume to be created either by the external provisioner '" + provisioner
                + "' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
                COMPONENT);
        return Controller.poll(SYNC_MICROS);
    }

    /** Writes both halves of the bond, as far as they are missing. */
    private static Result bind(ApiClient client, Mapping claim, Mapping volume) {
        Mapping given = volume;
        if (!volume.at("spec", "claimRef", "uid").text().equals(Objects.uid(claim))) {
            boolean prebound = Storage.isClaimed(volume);
            given = volume.withAt(Mapping.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "name", Objects.name(claim), "namespace", Objects.namespace(claim),
                    "resourceVersion", Objects.resourceVersion(claim), "uid", Objects.uid(claim)), "spec", "claimRef");
            given = prebound ? given : given.withAt("yes", "metadata", "annotations", Storage.BOUND_BY_CONTROLLER);
            ApiResponse written = client.update(Resources.VOLUMES, given);
            if (!written.ok()) {
                return Controller.failed(written.message());
            }
            given = written.body();
        }
        if (!given.at("status", "phase").text().equals("Bound")) {
            client.updateStatus(Resources.VOLUMES, given.with("status", VolumeReclaimer.phase(client, "Bound")));
        }
        Mapping bound = claim;
        if (claim.at("spec", "volumeName").text().isEmpty()) {
            bound = bound.withAt(Objects.name(volume), "spec", "volumeName").withAt("yes", "metadata", "annotations", Storage.BOUND_BY_CONTROLLER);
        }
        bound = bound.withAt("yes", "metadata", "annotations", Storage.BIND_COMPLETED);
        if (!bound.equals(claim)) {
            ApiResponse written = client.update(Resources.CLAIMS, bound);
            if (!written.ok()) {
                return Controller.failed(written.message());
            }
            bound = written.body();
        }
        Mapping status = bound.get("status").mapping();
        if (!status.get("phase").text().equals("Bound")) {
            client.updateStatus(Resources.CLAIMS, bound.with("status", status.with("accessModes", given.at("spec", "accessModes"))
                    .with("capacity", Mapping.of("storage", given.at("spec", "capacity", "storage"))).with("phase", "Bound")));
        }
        return Controller.done();
    }
}
