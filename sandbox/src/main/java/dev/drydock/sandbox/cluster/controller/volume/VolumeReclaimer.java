package dev.drydock.sandbox.cluster.controller.volume;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Says of volumes whether they are free, and does what their policy says when their claim is gone (upstream's {@code persistentvolume} controller, the volumes' half). */
public final class VolumeReclaimer implements Controller {
    @Override
    public String name() {
        return "persistentvolume-reclaim-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.VOLUMES), Source.of(Resources.CLAIMS, (client, event) -> ofClaim(event)));
    }

    private static List<String> ofClaim(WatchEvent event) {
        String volume = event.object().at("spec", "volumeName").text();
        return event.type() == WatchEvent.Type.DELETED && !volume.isEmpty() ? List.of(volume) : List.of();
    }

    /** A status of a volume. */
    static Mapping phase(ApiClient client, String phase) {
        return Mapping.of("lastPhaseTransitionTime", Pods.time(client.kernel().now()), "phase", phase);
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> found = client.get(Resources.VOLUMES, "", key);
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping volume = found.get();
        String uid = volume.at("spec", "claimRef", "uid").text();
        String phase = volume.at("status", "phase").text();
        if (uid.isEmpty()) {
            return become(client, volume, "Available");
        }
        Optional<Mapping> claim = client.get(Resources.CLAIMS, volume.at("spec", "claimRef", "namespace").text(), volume.at("spec", "claimRef", "name").text())
                .filter(each -> Objects.uid(each).equals(uid));
        if (claim.isPresent()) {
            return Controller.done();
        }
        if (!phase.equals("Released") && !phase.equals("Failed")) {
            become(client, volume, "Released");
            volume = client.get(Resources.VOLUMES, "", key).orElse(volume);
        }
        if (volume.at("spec", "persistentVolumeReclaimPolicy").text().equals("Delete") && !phase.equals("Failed") && !Objects.isBeingDeleted(volume)) {
            return delete(client, volume);
        }
        return Controller.done();
    }

    private static Result become(ApiClient client, Mapping volume, String phase) {
        if (!volume.at("status", "phase").text().equals(phase)) {
            client.updateStatus(Resources.VOLUMES, volume.with("status", phase(client, phase)));
        }
        return Controller.done();
    }

    private static Result delete(ApiClient client, Mapping volume) {
        String provisioner = Objects.annotations(volume).get(Storage.PROVISIONED_BY).text();
        String path = volume.at("spec", "hostPath", "path").text();
        String refusal = !provisioner.isEmpty() ? ""
                : path.isEmpty() ? "error getting deleter volume plugin for volume \"" + Objects.name(volume) + "\": no deletable volume plugin matched"
                : path.startsWith("/tmp/") ? "" : "host_path deleter only supports /tmp/.+ but received provided " + path;
        if (refusal.isEmpty()) {
            client.delete(Resources.VOLUMES, "", Objects.name(volume), Mapping.EMPTY);
            return Controller.done();
        }
        client.updateStatus(Resources.VOLUMES, volume.with("status", phase(client, "Failed").with("message", refusal)));
        client.event(volume, "Warning", "VolumeFailedDelete", refusal, VolumeBinder.COMPONENT);
        return Controller.done();
    }
}
