package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.engine.record.MountPoint;
import java.util.List;
import java.util.Optional;

/** The volumes of pods as directories of their node. */
final class Volumes {
    private final Agent agent;

    Volumes(Agent agent) {
        this.agent = agent;
    }

    /** Makes the directories and fills them; why that cannot be done, or empty. */
    Optional<String> mount(PodState state) {
        return Optional.empty();
    }

    /** Why the volumes of a container cannot be used, or empty. */
    Optional<String> refusal(PodState state, dev.drydock.sandbox.tree.Mapping spec) {
        return Optional.empty();
    }

    void writeHosts(PodState state) {
    }

    List<MountPoint> mounts(PodState state, Cell cell) {
        return List.of();
    }

    void remove(PodState state) {
    }
}
