package dev.drydock.sandbox.cluster.controller.volume;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps deleted claims while a pod on a node uses them (upstream's {@code pvc-protection-controller}), and deleted volumes while they are bound ({@code pv-protection-controller}). */
public final class ClaimProtection implements Controller {
    private static final String CLAIM = "kubernetes.io/pvc-protection";
    private static final String VOLUME = "kubernetes.io/pv-protection";

    @Override
    public String name() {
        return "persistentvolume-protection-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.CLAIMS), Source.itself(Resources.VOLUMES), Source.of(Resources.PODS, (client, event) -> ofPod(event)));
    }

    /** A pod that leaves or ends sets its claims free. */
    private static List<String> ofPod(WatchEvent event) {
        boolean ends = event.type() == WatchEvent.Type.DELETED || ended(event.object()) && !ended(event.before());
        return ends ? Storage.claims(event.object()) : List.of();
    }

    private static boolean ended(Mapping pod) {
        String phase = pod.at("status", "phase").text();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            client.get(Resources.VOLUMES, "", key).filter(volume -> mayGo(volume, VOLUME) && !volume.at("status", "phase").text().equals("Bound"))
                    .ifPresent(volume -> client.update(Resources.VOLUMES, without(volume, VOLUME)));
            return Controller.done();
        }
        Optional<Mapping> claim = client.get(Resources.CLAIMS, key.substring(0, slash), key.substring(slash + 1)).filter(each -> mayGo(each, CLAIM));
        if (claim.isPresent() && Storage.users(client, claim.get()).stream().noneMatch(pod -> !pod.at("spec", "nodeName").text().isEmpty() && !ended(pod))) {
            client.update(Resources.CLAIMS, without(claim.get(), CLAIM));
        }
        return Controller.done();
    }

    private static boolean mayGo(Mapping object, String finalizer) {
        return Objects.isBeingDeleted(object) && Objects.metadata(object).get("finalizers").texts().contains(finalizer);
    }

    private static Mapping without(Mapping object, String finalizer) {
        List<String> left = new ArrayList<>(Objects.metadata(object).get("finalizers").texts());
        left.remove(finalizer);
        return left.isEmpty() ? object.withoutAt("metadata", "finalizers") : object.withAt(Sequence.ofTexts(left), "metadata", "finalizers");
    }
}
