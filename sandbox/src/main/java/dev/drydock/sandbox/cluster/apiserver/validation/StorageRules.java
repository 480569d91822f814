package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Volumes, claims, storage classes. */
final class StorageRules {
    private static final List<String> MODES = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final List<String> PLAIN = List.of(
            "capacity", "accessModes", "claimRef", "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions", "volumeMode", "nodeAffinity",
            "volumeAttributesClassName");

    private final Findings findings;

    StorageRules(Findings findings) {
        this.findings = findings;
    }

    void volume(Mapping object) {
        Mapping spec = object.get("spec").mapping();
        modes("spec.accessModes", spec.get("accessModes"));
        Mapping capacity = spec.get("capacity").mapping();
        if (capacity.isEmpty()) {
            findings.required("spec.capacity");
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            findings.unsupported("spec.capacity", GoValue.of(capacity), List.of("storage"));
        }
        for (String name : capacity.sorted().keys()) {
            if (Quantity.of(capacity.get(name).text()).compareTo(Quantity.ZERO) <= 0) {
                findings.invalid("spec.capacity[" + name + "]", capacity.get(name).text(), "must be greater than zero");
            }
        }
        findings.among("spec.persistentVolumeReclaimPolicy", spec.get("persistentVolumeReclaimPolicy"), List.of("Delete", "Recycle", "Retain"));
        List<String> sources = spec.keys().stream().filter(key -> !PLAIN.contains(key)).toList();
        if (sources.isEmpty()) {
            findings.required("spec", "must specify a volume type");
        }
        if (spec.has("hostPath") && spec.at("hostPath", "path").text().isEmpty()) {
            findings.required("spec.hostPath.path");
        }
        findings.among("spec.volumeMode", spec.get("volumeMode"), List.of("Block", "Filesystem"));
    }

    private void modes(String field, Tree modes) {
        if (modes.items().isEmpty()) {
            findings.required(field);
        }
        for (String mode : modes.texts()) {
            if (!MODES.contains(mode)) {
                findings.unsupported(field, mode, MODES);
            }
        }
        if (modes.texts().contains("ReadWriteOncePod") && modes.texts().size() > 1) {
            findings.forbidden(field, "may not use ReadWriteOncePod with other access modes");
        }
    }

    void claim(Mapping object) {
        claimSpec("spec", object.get("spec"));
    }

    void claimSpec(String at, Tree spec) {
        if (spec.get("accessModes").items().isEmpty()) {
            findings.required(at + ".accessModes", "at least 1 access mode is required");
        } else {
            modes(at + ".accessModes", spec.get("accessModes"));
        }
        if (spec.has("selector")) {
            MetadataRules.selector(at + ".selector", spec.get("selector"), findings);
        }
        Tree storage = spec.at("resources", "requests", "storage");
        if (storage.isNothing()) {
            findings.required(at + ".resources[storage]");
        } else if (Quantity.of(storage.text()).compareTo(Quantity.ZERO) <= 0) {
            findings.invalid(at + ".resources[storage]", storage.text(), "must be greater than zero");
        }
        String storageClass = spec.get("storageClassName").text();
        if (!storageClass.isEmpty()) {
            for (String complaint : Words.subdomain(storageClass)) {
                findings.invalid(at + ".storageClassName", storageClass, complaint);
            }
        }
        findings.among(at + ".volumeMode", spec.get("volumeMode"), List.of("Block", "Filesystem"));
    }

    void storageClass(Mapping object) {
        String provisioner = object.get("provisioner").text();
        if (provisioner.isEmpty()) {
            findings.required("provisioner");
        } else {
            findings.named("provisioner", provisioner, Words.qualified(provisioner.toLowerCase(java.util.Locale.ROOT)));
        }
        findings.among("reclaimPolicy", object.get("reclaimPolicy"), List.of("Delete", "Retain"));
        if (object.has("volumeBindingMode") && !List.of("Immediate", "WaitForFirstConsumer").contains(object.get("volumeBindingMode").text())) {
            findings.unsupported("volumeBindingMode", object.get("volumeBindingMode").text(), List.of("Immediate", "WaitForFirstConsumer"));
        }
    }
}
