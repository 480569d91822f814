package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.function.UnaryOperator;

/** The plugins in their order, on an object that is to be made. */
public final class Admission {
    private Admission() {}

    /** What may change the object, before it is validated. */
    public static Verdict admit(Resource resource, Mapping object, Neighbours neighbours) {
        if (resource == Resources.PODS) {
            Verdict verdict = Limits.admit(object, neighbours);
            verdict = then(verdict, pod -> ServiceAccounts.admit(pod, neighbours));
            verdict = then(verdict, pod -> new Verdict.Admitted(Tolerations.add(pod)));
            return then(verdict, pod -> Priorities.admit(pod, neighbours));
        }
        if (resource == Resources.CLAIMS) {
            return then(Limits.admitClaim(object, neighbours), claim -> new Verdict.Admitted(
                    protect(storageClass(claim, neighbours), "kubernetes.io/pvc-protection")));
        }
        if (resource == Resources.VOLUMES) {
            return new Verdict.Admitted(protect(object, "kubernetes.io/pv-protection"));
        }
        if (resource == Resources.NODES) {
            return new Verdict.Admitted(notReady(object));
        }
        if (resource == Resources.INGRESSES) {
            return new Verdict.Admitted(ingressClass(object, neighbours));
        }
        return new Verdict.Admitted(object);
    }

    /** A step of admission. */
    @FunctionalInterface
    private interface Plugin {
        Verdict admit(Mapping object);
    }

    private static Verdict then(Verdict verdict, Plugin next) {
        return verdict instanceof Verdict.Admitted admitted ? next.admit(admitted.object()) : verdict;
    }

    /** Plugin {@code StorageObjectInUseProtection}. */
    private static Mapping protect(Mapping object, String finalizer) {
        return metadata(object, metadata -> metadata.get("finalizers").texts().contains(finalizer) ? metadata
                : metadata.with("finalizers", new Sequence(metadata.get("finalizers").items()).plus(finalizer)));
    }

    private static Mapping metadata(Mapping object, UnaryOperator<Mapping> change) {
        return object.with("metadata", change.apply(Objects.metadata(object)));
    }

    /** Plugin {@code DefaultStorageClass}: the newest of those marked as default. */
    private static Mapping storageClass(Mapping claim, Neighbours neighbours) {
        if (claim.at("spec").has("storageClassName") || Objects.annotations(claim).has("volume.beta.kubernetes.io/storage-class")) {
            return claim;
        }
        String name = newestDefault(neighbours.list(Resources.STORAGE_CLASSES, ""), "storageclass.kubernetes.io/is-default-class");
        return name.isEmpty() ? claim : claim.withAt(name, "spec", "storageClassName");
    }

    /** Plugin {@code DefaultIngressClass}. */
    private static Mapping ingressClass(Mapping ingress, Neighbours neighbours) {
        if (ingress.at("spec").has("ingressClassName") || Objects.annotations(ingress).has("kubernetes.io/ingress.class")) {
            return ingress;
        }
        String name = newestDefault(neighbours.list(Resources.INGRESS_CLASSES, ""), "ingressclass.kubernetes.io/is-default-class");
        return name.isEmpty() ? ingress : ingress.withAt(name, "spec", "ingressClassName");
    }

    private static String newestDefault(List<Mapping> classes, String annotation) {
        String name = "";
        String newest = "";
        for (Mapping one : classes) {
            String made = Objects.metadata(one).get("creationTimestamp").text();
            if (Objects.annotations(one).get(annotation).text().equals("true") && made.compareTo(newest) >= 0) {
                name = Objects.name(one);
                newest = made;
            }
        }
        return name;
    }

    /** Plugin {@code TaintNodesByCondition}: a node is not ready until its controller has seen it. */
    private static Mapping notReady(Mapping node) {
        Tree taints = node.at("spec", "taints");
        boolean tainted = taints.items().stream().anyMatch(taint -> taint.get("key").text().equals("node.kubernetes.io/not-ready")
                && taint.get("effect").text().equals("NoSchedule"));
        return tainted ? node : node.with("spec", node.get("spec").mapping().with("taints", new Sequence(taints.items()).plus(
                Mapping.of("effect", "NoSchedule", "key", "node.kubernetes.io/not-ready"))));
    }
}
