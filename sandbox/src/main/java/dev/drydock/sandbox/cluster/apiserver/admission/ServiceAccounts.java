package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a pod its service account, and its containers the account's token: plugin {@code ServiceAccount}. */
final class ServiceAccounts {
    private static final String MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private ServiceAccounts() {}

    static Verdict admit(Mapping pod, Neighbours neighbours) {
        if (Objects.annotations(pod).has("kubernetes.io/config.mirror")) {
            return new Verdict.Admitted(pod);
        }
        Mapping spec = pod.get("spec").mapping();
        String name = spec.get("serviceAccountName").text("default");
        String namespace = Objects.namespace(pod);
        Optional<Mapping> account = neighbours.find(Resources.SERVICE_ACCOUNTS, namespace, name);
        if (account.isEmpty()) {
            return new Verdict.Forbidden("error looking up service account " + namespace + "/" + name + ": serviceaccount \"" + name + "\" not found");
        }
        Mapping named = spec.with("serviceAccountName", name).with("serviceAccount", name);
        if (mounts(spec, account.get())) {
            named = mount(named, spec);
        }
        if (named.get("imagePullSecrets").isEmpty() && !account.get().get("imagePullSecrets").isEmpty()) {
            named = named.with("imagePullSecrets", account.get().get("imagePullSecrets"));
        }
        return new Verdict.Admitted(pod.with("spec", named));
    }

    private static boolean mounts(Mapping spec, Mapping account) {
        Tree own = spec.get("automountServiceAccountToken");
        Tree general = account.get("automountServiceAccountToken");
        return own.isNothing() ? general.isNothing() || general.truth() : own.truth();
    }

    private static Mapping mount(Mapping spec, Mapping seed) {
        // All pods of one template get the same name, so that they share their spec in memory.
        String name = "kube-api-access-" + suffix(seed.hashCode());
        boolean used = false;
        Mapping mounted = spec;
        for (String kind : List.of("initContainers", "containers")) {
            List<Tree> containers = new ArrayList<>();
            for (Tree container : spec.get(kind).items()) {
                boolean has = container.get("volumeMounts").items().stream().anyMatch(mount -> mount.get("mountPath").text().equals(MOUNT));
                used |= !has;
                containers.add(has ? container : container.mapping().with("volumeMounts", append(
                        container.get("volumeMounts"), Mapping.of("mountPath", MOUNT, "name", name, "readOnly", true))));
            }
            mounted = containers.isEmpty() ? mounted : mounted.with(kind, new Sequence(containers));
        }
        return used ? mounted.with("volumes", append(spec.get("volumes"), volume(name))) : spec;
    }

    private static Sequence append(Tree list, Mapping item) {
        return new Sequence(list.items()).plus(item);
    }

    private static Mapping volume(String name) {
        Mapping token = Mapping.of("serviceAccountToken", Mapping.of("expirationSeconds", 3607, "path", "token"));
        Mapping authority = Mapping.of("configMap", Mapping.of(
                "items", Sequence.of(Mapping.of("key", "ca.crt", "path", "ca.crt")), "name", "kube-root-ca.crt"));
        Mapping namespace = Mapping.of("downwardAPI", Mapping.of("items", Sequence.of(Mapping.of(
                "fieldRef", Mapping.of("apiVersion", "v1", "fieldPath", "metadata.namespace"), "path", "namespace"))));
        return Mapping.of("name", name, "projected", Mapping.of("defaultMode", 420, "sources", Sequence.of(token, authority, namespace)));
    }

    private static String suffix(int hash) {
        long bits = (hash * 0x9E3779B97F4A7C15L) >>> 1;
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(LETTERS.charAt((int) (bits % LETTERS.length())));
            bits /= LETTERS.length();
        }
        return suffix.toString();
    }
}
