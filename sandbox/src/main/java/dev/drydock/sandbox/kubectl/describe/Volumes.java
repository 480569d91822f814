package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;

/** The volumes of a pod, and the sources of persistent volumes. */
final class Volumes {
    private Volumes() {}

    static void write(Page page, Tree volumes, String space) {
        if (volumes.mappings().isEmpty()) {
            page.field(space + "Volumes", "<none>");
            return;
        }
        page.line(0, space + "Volumes:");
        for (Mapping volume : volumes.mappings()) {
            page.line(1, (space.isEmpty() ? "" : " ") + volume.get("name").text() + ":");
            source(page, volume);
        }
    }

    /** Where a volume's files come from. */
    static void source(Page page, Mapping volume) {
        if (volume.has("hostPath")) {
            type(page, "HostPath (bare host directory volume)").field(2, "Path", volume.at("hostPath", "path").text())
                    .field(2, "HostPathType", volume.get("hostPath").has("type") ? volume.at("hostPath", "type").text() : "<none>");
        } else if (volume.has("emptyDir")) {
            type(page, "EmptyDir (a temporary directory that shares a pod's lifetime)").field(2, "Medium", volume.at("emptyDir", "medium").text())
                    .field(2, "SizeLimit", volume.at("emptyDir", "sizeLimit").text("<unset>"));
        } else if (volume.has("secret")) {
            type(page, "Secret (a volume populated by a Secret)").field(2, "SecretName", volume.at("secret", "secretName").text())
                    .field(2, "Optional", volume.at("secret", "optional").truth());
        } else if (volume.has("configMap")) {
            type(page, "ConfigMap (a volume populated by a ConfigMap)").field(2, "Name", volume.at("configMap", "name").text())
                    .field(2, "Optional", volume.at("configMap", "optional").truth());
        } else if (volume.has("projected")) {
            type(page, "Projected (a volume that contains injected data from multiple sources)");
            volume.at("projected", "sources").mappings().forEach(source -> projected(page, source));
        } else if (volume.has("persistentVolumeClaim")) {
            type(page, "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)")
                    .field(2, "ClaimName", volume.at("persistentVolumeClaim", "claimName").text())
                    .field(2, "ReadOnly", volume.at("persistentVolumeClaim", "readOnly").truth());
        } else if (volume.has("downwardAPI")) {
            type(page, "DownwardAPI (a volume populated by information about the pod)").line(2, "Items:");
            volume.at("downwardAPI", "items").mappings().forEach(item -> page.line(3, (item.has("fieldRef") ? item.at("fieldRef", "fieldPath") : item.at("resourceFieldRef",
                    "resource")).text() + " -> " + item.get("path").text()));
        } else if (volume.has("nfs")) {
            type(page, "NFS (an NFS mount that lasts the lifetime of a pod)").field(2, "Server", volume.at("nfs", "server").text())
                    .field(2, "Path", volume.at("nfs", "path").text()).field(2, "ReadOnly", volume.at("nfs", "readOnly").truth());
        } else if (volume.has("local")) {
            type(page, "LocalVolume (a persistent volume backed by local storage on a node)").field(2, "Path", volume.at("local", "path").text());
        } else if (volume.has("csi")) {
            type(page, "CSI (a Container Storage Interface (CSI) volume source)").field(2, "Driver", volume.at("csi", "driver").text())
                    .field(2, "FSType", volume.at("csi", "fsType").text()).field(2, "ReadOnly", volume.at("csi", "readOnly").truth());
        } else if (volume.has("ephemeral")) {
            type(page, "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)");
        } else {
            page.line(1, "<unknown>");
        }
    }

    private static Page type(Page page, String type) {
        return page.field(2, "Type", type);
    }

    private static void projected(Page page, Mapping source) {
        if (source.has("secret")) {
            page.field(2, "SecretName", source.at("secret", "name").text()).field(2, "SecretOptionalName", optional(source.get("secret")));
        } else if (source.has("downwardAPI")) {
            page.field(2, "DownwardAPI", "true");
        } else if (source.has("configMap")) {
            page.field(2, "ConfigMapName", source.at("configMap", "name").text()).field(2, "ConfigMapOptional", optional(source.get("configMap")));
        } else if (source.has("serviceAccountToken")) {
            page.field(2, "TokenExpirationSeconds", source.at("serviceAccountToken", "expirationSeconds").whole());
        }
    }

    /** The original prints a pointer: without one {@code <nil>}, else its address. */
    private static String optional(Tree source) {
        return source.has("optional") ? "0xc000000000" : "<nil>";
    }
}
