package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every controller that has pods asks of them. */
public final class Pods {
    private Pods() {}

    /** {@code namespace/name} of the controller of that kind that a pod belongs to. */
    public static Optional<String> ownerKey(Mapping pod, String kind) {
        return Objects.controller(pod).filter(owner -> owner.get("kind").text().equals(kind))
                .map(owner -> Objects.namespace(pod) + "/" + owner.get("name").text());
    }

    public static boolean isReady(Mapping pod) {
        return Objects.is(pod, "Ready");
    }

    /** Neither ended nor being deleted. */
    public static boolean isActive(Mapping pod) {
        String phase = pod.at("status", "phase").text();
        return !phase.equals("Succeeded") && !phase.equals("Failed") && !Objects.isBeingDeleted(pod);
    }

    public static List<Mapping> active(List<Mapping> pods) {
        return pods.stream().filter(Pods::isActive).toList();
    }

    /** How long a ready pod must go on to be so until it counts as available; zero or less if it does. */
    public static long microsUntilAvailable(Mapping pod, long minReadySeconds, long nowMicros) {
        if (minReadySeconds == 0) {
            return 0;
        }
        long since = GoTime.read(Objects.condition(pod, "Ready").get("lastTransitionTime").text()).getEpochSecond();
        return (since + minReadySeconds) * 1_000_000L - nowMicros;
    }

    /** A time as objects carry it. */
    public static String time(long micros) {
        return Clock.seconds(micros);
    }

    /** The pod that a template describes, to be made by an owner's controller. All made from one template share its spec. */
    public static Mapping fromTemplate(Mapping template, Mapping owner) {
        Mapping given = Objects.metadata(template);
        Mapping.Builder metadata = Mapping.builder().put("generateName", Objects.name(owner) + "-");
        for (String field : List.of("labels", "annotations", "finalizers")) {
            metadata.putUnlessEmpty(field, given.get(field));
        }
        metadata.put("ownerReferences", Sequence.of(Objects.controllerReference(owner)));
        return Mapping.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata.build(), "spec", template.get("spec"));
    }

    /**
     * The pods of an owner: those it controls, after letting go those whose labels match no more and adopting those that match and that
     * nobody controls ({@code PodControllerRefManager}).
     */
    public static List<Mapping> claim(ApiClient client, Mapping owner, Selector selector) {
        List<Mapping> claimed = new ArrayList<>();
        for (Mapping pod : client.ownedBy(Resources.PODS, Objects.uid(owner))) {
            boolean ours = Objects.controller(pod).map(ref -> ref.get("uid").text().equals(Objects.uid(owner))).orElse(false);
            if (ours && selector.matchesObject(pod)) {
                claimed.add(pod);
            } else if (ours && !Objects.isBeingDeleted(owner)) {
                release(client, owner, pod);
            }
        }
        if (!Objects.isBeingDeleted(owner)) {
            for (Mapping orphan : client.uncontrolled(Resources.PODS, Objects.namespace(owner))) {
                if (!Objects.isBeingDeleted(orphan) && isActive(orphan) && selector.matchesObject(orphan)) {
                    ApiResponse adopted = adopt(client, owner, orphan);
                    if (adopted.ok()) {
                        claimed.add(adopted.body());
                    }
                }
            }
        }
        return claimed;
    }

    private static ApiResponse adopt(ApiClient client, Mapping owner, Mapping orphan) {
        Sequence references = ((Sequence) Tree.of(Objects.metadata(orphan).get("ownerReferences").items())).plus(Objects.controllerReference(owner));
        return client.patch(Resources.PODS, Objects.namespace(orphan), Objects.name(orphan), PatchType.MERGE,
                Mapping.of("metadata", Mapping.of("uid", Objects.uid(orphan), "ownerReferences", references)), "");
    }

    private static void release(ApiClient client, Mapping owner, Mapping pod) {
        List<Tree> others = new ArrayList<>();
        for (Tree reference : Objects.metadata(pod).get("ownerReferences").items()) {
            if (!reference.get("uid").text().equals(Objects.uid(owner))) {
                others.add(reference);
            }
        }
        client.patch(Resources.PODS, Objects.namespace(pod), Objects.name(pod), PatchType.MERGE,
                Mapping.of("metadata", Mapping.of("uid", Objects.uid(pod), "ownerReferences", new Sequence(others))), "");
    }
}
