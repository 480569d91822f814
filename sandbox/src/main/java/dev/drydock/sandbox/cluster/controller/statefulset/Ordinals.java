package dev.drydock.sandbox.cluster.controller.statefulset;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.revision.History;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The pods of a StatefulSet by number, and the claims that go with a number. */
final class Ordinals {
    private Ordinals() {}

    /** @return -1 if the name does not end in a number */
    static int of(Mapping pod) {
        String name = Objects.name(pod);
        String number = name.substring(name.lastIndexOf('-') + 1);
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    }

    static Mapping pod(Mapping set, Mapping revision, int ordinal) {
        String name = Objects.name(set) + "-" + ordinal;
        Mapping pod = Pods.fromTemplate(History.template(revision), set);
        Mapping labels = Objects.labels(pod).with("apps.kubernetes.io/pod-index", Integer.toString(ordinal))
                .with(History.POD_LABEL, Objects.name(revision)).with("statefulset.kubernetes.io/pod-name", name);
        Mapping spec = pod.get("spec").mapping().with("hostname", name);
        String service = set.at("spec", "serviceName").text();
        spec = service.isEmpty() ? spec : spec.with("subdomain", service);
        Sequence volumes = Sequence.EMPTY;
        List<Mapping> claims = set.at("spec", "volumeClaimTemplates").mappings();
        for (Mapping claim : claims) {
            volumes = volumes.plus(Mapping.of("name", Objects.name(claim), "persistentVolumeClaim", Mapping.of("claimName", claim(claim, set, ordinal))));
        }
        for (Mapping volume : spec.get("volumes").mappings()) {
            boolean replaced = claims.stream().anyMatch(claim -> Objects.name(claim).equals(volume.get("name").text()));
            volumes = replaced ? volumes : volumes.plus(volume);
        }
        Mapping metadata = Objects.metadata(pod).without("generateName").with("name", name).with("namespace", Objects.namespace(set)).with("labels", labels);
        return pod.with("metadata", metadata).with("spec", volumes.isEmpty() ? spec : spec.with("volumes", volumes));
    }

    static String claim(Mapping template, Mapping set, int ordinal) {
        return Objects.name(template) + "-" + Objects.name(set) + "-" + ordinal;
    }

    /** Makes the claims that a number's pod lacks; what was wrong, if something was. */
    static Optional<String> claims(ApiClient client, Mapping set, int ordinal) {
        for (Mapping template : set.at("spec", "volumeClaimTemplates").mappings()) {
            String name = claim(template, set, ordinal);
            if (client.get(Resources.CLAIMS, Objects.namespace(set), name).isPresent()) {
                continue;
            }
            Mapping labels = Objects.labels(template);
            Mapping wanted = set.at("spec", "selector", "matchLabels").mapping();
            for (String key : wanted.keys()) {
                labels = labels.with(key, wanted.get(key));
            }
            Mapping.Builder metadata = Mapping.builder().putUnlessEmpty("annotations", Objects.annotations(template)).putUnlessEmpty("labels", labels)
                    .put("name", name).put("namespace", Objects.namespace(set));
            if (set.at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted").text().equals("Delete")) {
                metadata.put("ownerReferences", Sequence.of(Objects.controllerReference(set)));
            }
            ApiResponse made = client.create(Resources.CLAIMS, Objects.namespace(set), Mapping.of(
                    "apiVersion", "v1", "kind", "PersistentVolumeClaim", "metadata", metadata.build(), "spec", template.get("spec")));
            String what = "create Claim " + name + " Pod " + Objects.name(set) + "-" + ordinal + " in StatefulSet " + Objects.name(set);
            if (!made.ok()) {
                client.event(set, "Warning", "FailedCreate", what + " failed error: " + made.message(), StatefulSetController.NAME);
                return Optional.of(made.message());
            }
            client.event(set, "Normal", "SuccessfulCreate", what + " success", StatefulSetController.NAME);
        }
        return Optional.empty();
    }

    /** A pod that is not wanted any more takes its claims with it, if the set says so. */
    static void giveClaimsTo(ApiClient client, Mapping set, Mapping pod) {
        if (!set.at("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled").text().equals("Delete")) {
            return;
        }
        for (Mapping template : set.at("spec", "volumeClaimTemplates").mappings()) {
            client.get(Resources.CLAIMS, Objects.namespace(set), claim(template, set, of(pod))).ifPresent(claim -> {
                Sequence references = ((Sequence) Tree.of(Objects.metadata(claim).get("ownerReferences").items())).plus(Mapping.of(
                        "apiVersion", "v1", "kind", "Pod", "name", Objects.name(pod), "uid", Objects.uid(pod)));
                client.patch(Resources.CLAIMS, Objects.namespace(claim), Objects.name(claim), PatchType.MERGE,
                        Mapping.of("metadata", Mapping.of("ownerReferences", references)), "");
            });
        }
    }
}
