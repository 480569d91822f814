package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;

/** Defaults of volumes, claims and storage classes. */
final class VolumeDefaults {
    private VolumeDefaults() {}

    static Mapping claim(Mapping claim) {
        Mapping filled = Fill.within(claim, "spec", VolumeDefaults::claimSpec);
        return Fill.within(filled, "status", status -> Fill.empty(status, "phase", "Pending"));
    }

    static Mapping claimSpec(Mapping spec) {
        return Fill.in(spec, "volumeMode", "Filesystem");
    }

    static Mapping volume(Mapping volume) {
        Mapping filled = Fill.within(volume, "spec", spec -> {
            Mapping full = Fill.empty(spec, "persistentVolumeReclaimPolicy", "Retain");
            full = Fill.at(full, "hostPath", source -> Fill.in(source, "type", ""));
            full = Fill.at(full, "claimRef", claim -> Fill.empty(Fill.empty(claim, "kind", "PersistentVolumeClaim"), "apiVersion", "v1"));
            return Fill.in(full, "volumeMode", "Filesystem");
        });
        return Fill.within(filled, "status", status -> Fill.empty(status, "phase", "Pending"));
    }

    static Mapping storageClass(Mapping object) {
        return Fill.in(Fill.in(object, "reclaimPolicy", "Delete"), "volumeBindingMode", "Immediate");
    }
}
