package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Locale;

/** The pages of storage: PersistentVolume, PersistentVolumeClaim, StorageClass. */
final class StoragePages {
    private StoragePages() {}

    static Task<String> volume(Subject subject) {
        Tree spec = subject.spec();
        Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .field("Finalizers", list(subject.meta().get("finalizers"))).field("StorageClass", spec.get("storageClassName").text())
                .field("Status", status(subject));
        page.field("Claim", spec.has("claimRef") ? spec.at("claimRef", "namespace").text() + "/" + spec.at("claimRef", "name").text() : "")
                .field("Reclaim Policy", spec.get("persistentVolumeReclaimPolicy").text()).field("Access Modes", modes(spec.get("accessModes")))
                .known("VolumeMode", spec.get("volumeMode")).field("Capacity", Quantity.canonical(spec.at("capacity", "storage").text("0")));
        affinity(page, spec.at("nodeAffinity", "required"));
        page.field("Message", subject.status().get("message").text()).line(0, "Source:");
        Volumes.source(page, spec.mapping());
        return subject.ending(page);
    }

    private static String status(Subject subject) {
        return subject.meta().has("deletionTimestamp") ? "Terminating (lasts " + Times.since(subject.meta().get("deletionTimestamp"), subject.nowMicros()) + ")"
                : subject.status().get("phase").text();
    }

    private static String list(Tree list) {
        return "[" + String.join(" ", list.texts()) + "]";
    }

    /** {@code RWO,ROX}. */
    private static String modes(Tree modes) {
        List<String> given = modes.texts();
        return String.join(",", List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod").stream().filter(given::contains).map(mode -> switch (mode) {
            case "ReadWriteOnce" -> "RWO";
            case "ReadOnlyMany" -> "ROX";
            case "ReadWriteMany" -> "RWX";
            default -> "RWOP";
        }).toList());
    }

    private static void affinity(Page page, Tree required) {
        if (required.isNothing()) {
            page.field("Node Affinity", "<none>");
            return;
        }
        List<Mapping> terms = required.get("nodeSelectorTerms").mappings();
        page.field("Node Affinity", "").line(1, "Required Terms:\t" + (terms.isEmpty() ? "<none>" : ""));
        for (int i = 0; i < terms.size(); i++) {
            List<Mapping> expressions = terms.get(i).get("matchExpressions").mappings();
            page.write(2, "Term " + i + ":\t");
            if (expressions.isEmpty()) {
                page.line(0, "<none>");
            }
            for (int j = 0; j < expressions.size(); j++) {
                Mapping each = expressions.get(j);
                String values = each.get("values").texts().isEmpty() ? "" : " [" + String.join(", ", each.get("values").texts()) + "]";
                page.write(j == 0 ? 0 : 2, j == 0 ? "" : "\t").line(0, each.get("key").text() + " " + each.get("operator").text().toLowerCase(Locale.ROOT) + values);
            }
        }
    }

    static Task<String> claim(Subject subject) {
        Tree spec = subject.spec();
        boolean bound = !spec.get("volumeName").text().isEmpty();
        Page page = new Page().field("Name", subject.item().name()).field("Namespace", subject.item().namespace()).field("StorageClass", spec.get("storageClassName").text())
                .field("Status", status(subject)).field("Volume", spec.get("volumeName").text()).labels("Labels", subject.meta().get("labels"))
                .annotations("Annotations", subject.meta().get("annotations")).field("Finalizers", list(subject.meta().get("finalizers")))
                .field("Capacity", bound ? Quantity.canonical(subject.status().at("capacity", "storage").text("0")) : "")
                .field("Access Modes", bound ? modes(subject.status().get("accessModes")) : "").known("VolumeMode", spec.get("volumeMode"));
        if (spec.has("dataSource")) {
            page.line(0, "DataSource:");
            spec.get("dataSource").mapping().forEach((key, value) -> page.field(1, key.equals("apiGroup") ? "APIGroup" : key.equals("kind") ? "Kind" : "Name", value.text()));
        }
        String before = page.raw();
        return subject.list(KnownKinds.POD.path(subject.item().namespace()), "").then(pods -> {
            List<String> users = pods.stream().filter(pod -> uses(pod, subject.item().name())).map(pod -> pod.at("metadata", "name").text()).sorted().toList();
            return subject.ending(new Page(before).lines("", "Used By", users));
        });
    }

    private static boolean uses(Mapping pod, String claim) {
        return pod.at("spec", "volumes").mappings().stream().anyMatch(volume -> volume.at("persistentVolumeClaim", "claimName").text().equals(claim));
    }

    static Task<String> storageClass(Subject subject) {
        Mapping object = subject.object();
        String standard = subject.meta().at("annotations", "storageclass.kubernetes.io/is-default-class").text().equals("true") ? "Yes" : "No";
        Page page = new Page().field("Name", subject.item().name()).field("IsDefaultClass", standard).field("Annotations", Page.joined(subject.meta().get("annotations")))
                .field("Provisioner", object.get("provisioner").text()).field("Parameters", Page.joined(object.get("parameters")))
                .field("AllowVolumeExpansion", !object.has("allowVolumeExpansion") ? "<unset>" : object.get("allowVolumeExpansion").truth() ? "True" : "False");
        List<String> options = object.get("mountOptions").texts();
        page.line(0, options.isEmpty() ? "MountOptions:\t<none>" : "MountOptions:");
        options.forEach(option -> page.line(1, option));
        return subject.ending(page.known("ReclaimPolicy", object.get("reclaimPolicy")).known("VolumeBindingMode", object.get("volumeBindingMode")));
    }
}
