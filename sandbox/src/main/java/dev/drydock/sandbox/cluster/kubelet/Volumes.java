package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The volumes of pods as directories of their node, and what of them is mounted into containers. */
final class Volumes {
    private static final String PODS = "/var/lib/kubelet/pods/";
    private static final List<String> WRITTEN = List.of("configMap", "secret", "projected", "downwardAPI");

    private final Agent agent;

    Volumes(Agent agent) {
        this.agent = agent;
    }

    // ---- the node's tree of files --------------------------------------------------------------------------------------------------

    private Files files() {
        return agent.kernel().files(agent.node());
    }

    private void put(String path, Node node) {
        var key = Space.FILE_SYSTEMS.key(agent.node());
        agent.kernel().transaction().put(key, agent.kernel().transaction().get(key).with(Directory.path(path), node));
    }

    private RegularFile file(String text) {
        return RegularFile.of(text).with(Attributes.of(0644).modifiedAt(agent.now()));
    }

    private Directory directory(int mode) {
        return Directory.EMPTY.with(Attributes.of(mode).modifiedAt(agent.now()));
    }

    private static String base(PodState state) {
        return PODS + state.uid();
    }

    /** Takes away all that the node has of a pod. */
    void remove(PodState state) {
        var key = Space.FILE_SYSTEMS.key(agent.node());
        agent.kernel().transaction().put(key, agent.kernel().transaction().get(key).without(Directory.path(base(state))));
    }

    // ---- mounting ------------------------------------------------------------------------------------------------------------------

    /** Makes the directories and fills them; why that cannot be done, or empty. */
    Optional<String> mount(PodState state) {
        for (Mapping volume : state.pod().at("spec", "volumes").mappings()) {
            Optional<String> trouble = mount(state, volume);
            if (trouble.isPresent()) {
                return Optional.of("MountVolume.SetUp failed for volume \"" + volume.get("name").text() + "\" : " + trouble.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> mount(PodState state, Mapping volume) {
        String kind = kind(volume);
        if (WRITTEN.contains(kind)) {
            if (!agent.client().reachable()) {
                return Optional.of("failed to sync " + kind.toLowerCase(java.util.Locale.ROOT) + " cache: timed out waiting for the condition");
            }
            WrittenVolume written = new WrittenVolume(agent, state, volume, kind);
            if (written.refusal().isEmpty()) {
                put(path(state, volume), written.directory());
                ConfigWatch.need(agent, state, volume);
                return Optional.empty();
            }
            return Optional.of(written.refusal());
        }
        if (kind.equals("hostPath")) {
            return hostPath(volume.at("hostPath", "path").text(), volume.at("hostPath", "type").text());
        }
        if (kind.equals("persistentVolumeClaim") || kind.equals("ephemeral")) {
            return persistent(state, volume).flatMap(this::volume);
        }
        if (!files().exists(path(state, volume))) {
            put(path(state, volume), directory(0777));
        }
        return Optional.empty();
    }

    /** Makes the directory behind a persistent volume. */
    private Optional<String> volume(Mapping persistent) {
        Mapping spec = persistent.get("spec").mapping();
        if (spec.has("hostPath")) {
            return hostPath(spec.at("hostPath", "path").text(), spec.at("hostPath", "type").text());
        }
        if (spec.has("local")) {
            String path = spec.at("local", "path").text();
            return files().exists(path) ? Optional.empty() : Optional.of("path \"" + path + "\" does not exist");
        }
        String path = shared(persistent);
        if (!files().exists(path)) {
            put(path, directory(0777));
        }
        return Optional.empty();
    }

    /** Where a volume that is on no node in particular is kept. */
    private static String shared(Mapping persistent) {
        return "/var/lib/kubelet/plugins/" + persistent.at("metadata", "name").text();
    }

    private Optional<Mapping> persistent(PodState state, Mapping volume) {
        String claim = volume.at("persistentVolumeClaim", "claimName").text(state.name() + "-" + volume.get("name").text());
        return agent.client().get(Resources.CLAIMS, state.namespace(), claim)
                .flatMap(found -> agent.client().get(Resources.VOLUMES, "", found.at("spec", "volumeName").text()));
    }

    private Optional<String> hostPath(String path, String type) {
        boolean there = files().exists(path);
        boolean directory = files().isDirectory(path);
        return switch (type) {
            case "Directory" -> directory ? Optional.empty() : Optional.of("hostPath type check failed: " + path + " is not a directory");
            case "File" -> there && !directory ? Optional.empty() : Optional.of("hostPath type check failed: " + path + " is not a file");
            case "Socket" -> there && !directory ? Optional.empty() : Optional.of("hostPath type check failed: " + path + " is not a socket file");
            case "FileOrCreate" -> {
                if (!there) {
                    put(path, file(""));
                }
                yield Optional.empty();
            }
            default -> {
                if (!there) {
                    put(path, directory(0755));
                }
                yield Optional.empty();
            }
        };
    }

    static String kind(Mapping volume) {
        return volume.keys().stream().filter(key -> !key.equals("name")).findFirst().orElse("emptyDir");
    }

    /** The directory of a volume on the node. */
    private String path(PodState state, Mapping volume) {
        String kind = kind(volume);
        if (kind.equals("hostPath")) {
            return volume.at("hostPath", "path").text();
        }
        if (kind.equals("persistentVolumeClaim") || kind.equals("ephemeral")) {
            Optional<Mapping> persistent = persistent(state, volume);
            return persistent.map(found -> found.at("spec", "hostPath", "path").text(found.at("spec", "local", "path").text(shared(found)))).orElse("/dev/null");
        }
        String plugin = switch (kind) {
            case "configMap" -> "configmap";
            case "downwardAPI" -> "downward-api";
            case "emptyDir" -> "empty-dir";
            default -> kind;
        };
        return base(state) + "/volumes/kubernetes.io~" + plugin + "/" + volume.get("name").text();
    }

    // ---- into containers -----------------------------------------------------------------------------------------------------------

    /** Why the volumes of a container cannot be used, or empty. */
    Optional<String> refusal(PodState state, Mapping spec) {
        for (Mapping mount : spec.get("volumeMounts").mappings()) {
            if (mount.get("subPath").text().startsWith("/") || List.of(mount.get("subPath").text().split("/")).contains("..")) {
                return Optional.of("failed to prepare subPath for volumeMount \"" + mount.get("name").text() + "\" of container \"" + spec.get("name").text() + "\"");
            }
        }
        return Optional.empty();
    }

    List<MountPoint> mounts(PodState state, Cell cell, Environment environment) {
        Mapping spec = state.spec(cell.name());
        List<MountPoint> mounts = new ArrayList<>();
        List<Mapping> given = spec.get("volumeMounts").mappings();
        for (int i = 0; i < given.size(); i++) {
            Mapping mount = given.get(i);
            for (Mapping volume : state.pod().at("spec", "volumes").mappings()) {
                if (volume.get("name").text().equals(mount.get("name").text())) {
                    boolean writable = !mount.get("readOnly").truth() && !WRITTEN.contains(kind(volume)) && !volume.at("persistentVolumeClaim", "readOnly").truth();
                    mounts.add(bind(source(state, cell, volume, mount, i, environment), mount.get("mountPath").text(), writable));
                }
            }
        }
        if (mounts.stream().noneMatch(mount -> mount.destination().equals("/etc/hosts")) && files().exists(base(state) + "/etc-hosts")) {
            mounts.add(bind(base(state) + "/etc-hosts", "/etc/hosts", true));
        }
        if (files().exists(base(state) + "/resolv.conf")) {
            mounts.add(bind(base(state) + "/resolv.conf", "/etc/resolv.conf", true));
        }
        String farewell = base(state) + "/containers/" + cell.name() + "/" + Long.toHexString(0x1000_0000L + agent.kernel().count("termination-log"));
        put(farewell, RegularFile.of("").with(Attributes.of(0666).modifiedAt(agent.now())));
        mounts.add(bind(farewell, spec.get("terminationMessagePath").text("/dev/termination-log"), true));
        return mounts;
    }

    private static MountPoint bind(String source, String destination, boolean writable) {
        return new MountPoint("bind", "", source, destination, "", writable, false, true);
    }

    private String source(PodState state, Cell cell, Mapping volume, Mapping mount, int number, Environment environment) {
        String root = path(state, volume);
        String below = mount.has("subPathExpr") ? Expansion.of(mount.get("subPathExpr").text(), environment.values()) : mount.get("subPath").text();
        if (below.isEmpty()) {
            return root;
        }
        String path = root + "/" + below;
        if (!files().exists(path)) {
            put(path, directory(0755));
        }
        if (!WRITTEN.contains(kind(volume))) {
            return path;
        }
        // What is mounted is the file as it is now: later versions of the volume are others.
        String kept = base(state) + "/volume-subpaths/" + volume.get("name").text() + "/" + cell.name() + "/" + number;
        files().node(path).toOptional().ifPresent(node -> put(kept, node));
        return kept;
    }

    // ---- the pod's own files -------------------------------------------------------------------------------------------------------

    /** Writes what the containers of a pod see as {@code /etc/hosts} and {@code /etc/resolv.conf}. */
    void writeHosts(PodState state) {
        put(base(state) + "/etc-hosts", file(PodFiles.hosts(agent, state)));
        PodFiles.resolvers(agent, state).ifPresent(text -> put(base(state) + "/resolv.conf", file(text)));
    }

    /** What a container left in its termination log. */
    static String farewell(Agent agent, List<MountPoint> mounts, String path) {
        return mounts.stream().filter(mount -> mount.destination().equals(path)).findFirst()
                .flatMap(mount -> agent.kernel().files(agent.node()).read(mount.source()).toOptional()).map(Bytes::text).orElse("");
    }
}
