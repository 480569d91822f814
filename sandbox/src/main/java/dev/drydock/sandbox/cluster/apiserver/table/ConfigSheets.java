package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;

/** What pods are given: configuration, secrets, accounts, volumes. */
final class ConfigSheets {
    private ConfigSheets() {}

    static void addTo(Map<String, Sheet> sheets) {
        sheets.put("configmaps", Sheet.of("Name|#Data|Age", (object, now) -> List.of(
                Cells.name(object), (long) object.get("data").mapping().size() + object.get("binaryData").mapping().size(), Cells.age(object, now))));
        sheets.put("secrets", Sheet.of("Name|Type|#Data|Age", (object, now) -> List.of(
                Cells.name(object), object.get("type").text(), (long) object.get("data").mapping().size(), Cells.age(object, now))));
        sheets.put("serviceaccounts", Sheet.of("Name|#Secrets|Age", (object, now) -> List.of(
                Cells.name(object), (long) object.get("secrets").items().size(), Cells.age(object, now))));
        sheets.put("persistentvolumes", Sheet.of(
                "Name|Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass|VolumeAttributesClass|Reason|Age|+VolumeMode", ConfigSheets::volume));
        sheets.put("persistentvolumeclaims", Sheet.of(
                "Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age|+VolumeMode", ConfigSheets::claim));
        sheets.put("storageclasses.storage.k8s.io", Sheet.of(
                "Name|Provisioner|ReclaimPolicy|VolumeBindingMode|?AllowVolumeExpansion|Age", ConfigSheets::storageClass));
        sheets.put("volumeattachments.storage.k8s.io", Sheet.of("Name|Attacher|PV|Node|?Attached|Age", (object, now) -> List.of(
                Cells.name(object), object.at("spec", "attacher").text(), object.at("spec", "source", "persistentVolumeName").text(),
                object.at("spec", "nodeName").text(), object.at("status", "attached").truth(), Cells.age(object, now))));
        sheets.put("csinodes.storage.k8s.io", Sheet.of("Name|#Drivers|Age", (object, now) -> List.of(
                Cells.name(object), (long) object.at("spec", "drivers").items().size(), Cells.age(object, now))));
    }

    private static String status(Mapping object) {
        return Objects.isBeingDeleted(object) ? "Terminating" : object.at("status", "phase").text();
    }

    private static String storageClassOf(Mapping object) {
        String old = Objects.annotations(object).get("volume.beta.kubernetes.io/storage-class").text();
        return old.isEmpty() ? object.at("spec", "storageClassName").text() : old;
    }

    private static List<Object> volume(Mapping volume, long now) {
        Tree claim = volume.at("spec", "claimRef");
        return List.of(Cells.name(volume), volume.at("spec", "capacity", "storage").text(), Cells.accessModes(volume.at("spec", "accessModes")),
                volume.at("spec", "persistentVolumeReclaimPolicy").text(), status(volume),
                claim.isNothing() ? "" : claim.get("namespace").text() + "/" + claim.get("name").text(), storageClassOf(volume),
                volume.at("spec", "volumeAttributesClassName").text("<unset>"), volume.at("status", "reason").text(), Cells.age(volume, now),
                volume.at("spec", "volumeMode").text("<unset>"));
    }

    private static List<Object> claim(Mapping claim, long now) {
        String volume = claim.at("spec", "volumeName").text();
        return List.of(Cells.name(claim), status(claim), volume,
                volume.isEmpty() ? "" : claim.at("status", "capacity", "storage").text("0"),
                volume.isEmpty() ? "" : Cells.accessModes(claim.at("status", "accessModes")), storageClassOf(claim),
                claim.at("spec", "volumeAttributesClassName").text("<unset>"), Cells.age(claim, now), claim.at("spec", "volumeMode").text("<unset>"));
    }

    private static List<Object> storageClass(Mapping object, long now) {
        boolean byDefault = Objects.annotations(object).get("storageclass.kubernetes.io/is-default-class").text().equals("true");
        return List.of(Cells.name(object) + (byDefault ? " (default)" : ""), object.get("provisioner").text(),
                object.get("reclaimPolicy").text("Delete"), object.get("volumeBindingMode").text("Immediate"),
                object.get("allowVolumeExpansion").truth(), Cells.age(object, now));
    }
}
