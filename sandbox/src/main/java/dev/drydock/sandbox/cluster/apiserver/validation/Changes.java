package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What may not be changed once an object is there. */
final class Changes {
    private static final String POD = "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` "
            + "(allow it to be set to 1 if it was previously negative)";
    private static final String STATEFUL = "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
            + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    private static final String CLAIM = "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    private static final String IMMUTABLE = "field is immutable";

    private final Findings findings;

    Changes(Findings findings) {
        this.findings = findings;
    }

    void check(Resource resource, Mapping before, Mapping after) {
        switch (resource.qualified()) {
            case "pods" -> pod(before, after);
            case "deployments.apps", "replicasets.apps", "daemonsets.apps" -> selector(before, after);
            case "statefulsets.apps" -> statefulSet(before, after);
            case "jobs.batch" -> job(before, after);
            case "services" -> service(before, after);
            case "configmaps" -> new ConfigRules(findings).unchanged(before, after);
            case "secrets" -> {
                new ConfigRules(findings).unchanged(before, after);
                same("type", before.get("type"), after.get("type"));
            }
            case "persistentvolumeclaims" -> claim(before, after);
            case "persistentvolumes" -> volume(before, after);
            case "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io" -> binding(before, after);
            case "storageclasses.storage.k8s.io" -> storageClass(before, after);
            case "priorityclasses.scheduling.k8s.io" -> priority(before, after);
            case "ingressclasses.networking.k8s.io" -> same("spec.controller", before.at("spec", "controller"), after.at("spec", "controller"));
            default -> {}
        }
    }

    private void same(String field, Tree before, Tree after) {
        if (!before.equals(after)) {
            findings.invalid(field, after instanceof Text ? after : new Text(GoValue.of(after)), IMMUTABLE);
        }
    }

    private void selector(Mapping before, Mapping after) {
        Tree selector = after.at("spec", "selector");
        if (!before.at("spec", "selector").equals(selector)) {
            findings.add(FieldError.invalid("spec.selector", WorkloadRules.goSelector(selector), IMMUTABLE));
        }
    }

    private void statefulSet(Mapping before, Mapping after) {
        Mapping old = before.get("spec").mapping();
        Mapping now = after.get("spec").mapping();
        for (String free : List.of("replicas", "ordinals", "template", "updateStrategy", "persistentVolumeClaimRetentionPolicy", "minReadySeconds", "revisionHistoryLimit")) {
            old = old.without(free);
            now = now.without(free);
        }
        if (!old.equals(now)) {
            findings.forbidden("spec", STATEFUL);
        }
    }

    private void job(Mapping before, Mapping after) {
        Tree old = before.get("spec");
        Tree now = after.get("spec");
        if (!old.get("completions").equals(now.get("completions")) && !now.get("completionMode").text().equals("Indexed")) {
            findings.invalid("spec.completions", now.get("completions"), IMMUTABLE);
        }
        if (!old.get("selector").equals(now.get("selector"))) {
            findings.add(FieldError.invalid("spec.selector", WorkloadRules.goSelector(now.get("selector")), IMMUTABLE));
        }
        if (!old.get("template").equals(now.get("template"))) {
            findings.add(FieldError.invalid("spec.template", GoStruct.template(now.get("template")), IMMUTABLE));
        }
        same("spec.completionMode", old.get("completionMode"), now.get("completionMode"));
    }

    // ---- pods --------------------------------------------------------------------------------------------------------------------

    private void pod(Mapping before, Mapping after) {
        Mapping old = before.get("spec").mapping();
        Mapping now = after.get("spec").mapping();
        if (old == now) {
            return;
        }
        for (String kind : List.of("containers", "initContainers")) {
            if (old.get(kind).items().size() != now.get(kind).items().size()) {
                findings.forbidden("spec." + kind, "pod updates may not add or remove containers");
                return;
            }
        }
        if (before.at("spec", "tolerations").items().stream().anyMatch(toleration -> !now.get("tolerations").items().contains(toleration))) {
            findings.forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds");
            return;
        }
        Mapping munged = now.with("tolerations", old.get("tolerations"));
        munged = old.has("tolerations") ? munged : munged.without("tolerations");
        munged = old.has("activeDeadlineSeconds") ? munged.with("activeDeadlineSeconds", old.get("activeDeadlineSeconds")) : munged.without("activeDeadlineSeconds");
        for (String kind : List.of("containers", "initContainers")) {
            munged = images(munged, old, kind);
        }
        if (!munged.equals(old)) {
            findings.forbidden("spec", POD + "\n" + PodDifference.of(munged, old));
        }
    }

    private static Mapping images(Mapping spec, Mapping old, String kind) {
        List<Tree> containers = new ArrayList<>();
        for (int i = 0; i < spec.get(kind).items().size(); i++) {
            containers.add(spec.get(kind).get(i).mapping().with("image", old.get(kind).get(i).get("image")));
        }
        return containers.isEmpty() ? spec : spec.with(kind, new Sequence(containers));
    }

    // ---- services and storage ----------------------------------------------------------------------------------------------------

    private void service(Mapping before, Mapping after) {
        String type = after.at("spec", "type").text();
        boolean stays = !before.at("spec", "type").text().equals("ExternalName") && !type.equals("ExternalName");
        String old = before.at("spec", "clusterIP").text();
        String now = after.at("spec", "clusterIP").text();
        if (stays && !old.isEmpty() && !old.equals(now) && !now.isEmpty()) {
            findings.add(FieldError.invalid("spec.clusterIPs[0]", "[]string{" + GoValue.quoted(now) + "}", "may not change once set"));
        }
    }

    private void claim(Mapping before, Mapping after) {
        Mapping old = before.get("spec").mapping();
        Mapping now = after.get("spec").mapping();
        if (old == now || old.equals(now)) {
            return;
        }
        Mapping munged = now;
        if (!old.has("volumeName")) {
            munged = munged.without("volumeName");
        }
        boolean bound = before.at("status", "phase").text().equals("Bound");
        if (bound) {
            munged = munged.with("resources", old.get("resources"));
            var wanted = dev.drydock.sandbox.cluster.api.Quantity.of(now.at("resources", "requests", "storage").text());
            var present = dev.drydock.sandbox.cluster.api.Quantity.of(old.at("resources", "requests", "storage").text());
            if (wanted.compareTo(present) < 0) {
                findings.forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
            }
        }
        if (!munged.equals(old)) {
            findings.forbidden("spec", CLAIM + "\n" + PodDifference.of("core.PersistentVolumeClaimSpec", munged, old));
        }
    }

    private void volume(Mapping before, Mapping after) {
        Mapping old = before.get("spec").mapping();
        Mapping now = after.get("spec").mapping();
        for (String free : List.of("capacity", "accessModes", "claimRef", "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions", "nodeAffinity",
                "volumeAttributesClassName", "volumeMode")) {
            old = old.without(free);
            now = now.without(free);
        }
        if (!old.equals(now)) {
            findings.forbidden("spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation");
        }
        same("spec.volumeMode", before.at("spec", "volumeMode"), after.at("spec", "volumeMode"));
    }

    private void binding(Mapping before, Mapping after) {
        Tree role = after.get("roleRef");
        if (!before.get("roleRef").equals(role)) {
            findings.add(FieldError.invalid("roleRef", "rbac.RoleRef{APIGroup:" + GoValue.quoted(role.get("apiGroup").text()) + ", Kind:"
                    + GoValue.quoted(role.get("kind").text()) + ", Name:" + GoValue.quoted(role.get("name").text()) + "}", "cannot change roleRef"));
        }
    }

    private void storageClass(Mapping before, Mapping after) {
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
            if (!before.get(field).equals(after.get(field))) {
                if (field.equals("volumeBindingMode")) {
                    findings.invalid(field, after.get(field), IMMUTABLE);
                } else {
                    findings.forbidden(field, "updates to " + field + " are forbidden.");
                }
            }
        }
    }

    private void priority(Mapping before, Mapping after) {
        if (before.get("value").whole() != after.get("value").whole()) {
            findings.forbidden("value", "may not be changed in an update.");
        }
        if (!before.get("preemptionPolicy").equals(after.get("preemptionPolicy"))) {
            findings.invalid("preemptionPolicy", after.get("preemptionPolicy"), IMMUTABLE);
        }
    }
}
