package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.volume.Storage;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The volumes that a pod claims (upstream's VolumeBinding): whether they stand in the way of every node or of some, and the choice of a node
 * for those that wait for their first pod.
 */
final class Volumes {
    private static final String SELECTED_NODE = Storage.SELECTED_NODE;

    private final ApiClient client;
    /** Claims that have a volume, as volumes. */
    private final List<Mapping> volumes = new ArrayList<>();
    /** Claims that wait for a pod. */
    private final List<Mapping> waiting = new ArrayList<>();

    /** The reason why no node will do; empty when the claims are there and bound, or wait for their first pod. */
    final Optional<String> trouble;

    Volumes(ApiClient client, Mapping pod) {
        this.client = client;
        this.trouble = read(pod);
    }

    private Optional<String> read(Mapping pod) {
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
            String bound = claim.get().at("spec", "volumeName").text();
            if (!bound.isEmpty() && Objects.annotations(claim.get()).has("pv.kubernetes.io/bind-completed")) {
                client.get(Resources.VOLUMES, "", bound).ifPresent(volumes::add);
            } else if (Storage.waitsForPod(client, claim.get())) {
                waiting.add(claim.get());
            } else {
                unbound = true;
            }
        }
        return unbound ? Optional.of("pod has unbound immediate PersistentVolumeClaims") : Optional.empty();
    }

    /** Whether a node has been chosen for claims that have no volume yet: the pod waits for them. */
    boolean areComing() {
        return waiting.stream().anyMatch(claim -> Objects.annotations(claim).has(SELECTED_NODE));
    }

    /** Why a node cannot have these volumes; empty if it can. */
    Optional<Verdict> judge(Mapping node) {
        for (Mapping volume : volumes) {
            if (!Storage.reaches(volume, node)) {
                return Optional.of(Verdict.never("node(s) had volume node affinity conflict"));
            }
        }
        for (Mapping claim : waiting) {
            String provisioner = Storage.provisioner(client, claim);
            if (provisioner.startsWith("kubernetes.io/") && Storage.match(client, claim, node).isEmpty()) {
                return Optional.of(Verdict.never("node(s) didn't find available persistent volumes to bind"));
            }
        }
        return Optional.empty();
    }

    /** Has volumes bound or made for a node; whether the pod must wait for that. */
    boolean choose(String node) {
        Mapping chosen = client.get(Resources.NODES, "", node).orElse(Mapping.EMPTY);
        for (Mapping claim : waiting) {
            Optional<Mapping> free = Storage.match(client, claim, chosen);
            if (free.isPresent()) {
                client.update(Resources.VOLUMES, free.get().withAt(Mapping.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "name", Objects.name(claim),
                        "namespace", Objects.namespace(claim), "resourceVersion", Objects.resourceVersion(claim), "uid", Objects.uid(claim)), "spec", "claimRef"));
            }
            client.update(Resources.CLAIMS, claim.withAt(node, "metadata", "annotations", SELECTED_NODE));
        }
        return !waiting.isEmpty();
    }
}
