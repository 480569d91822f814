package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a kubelet remembers of a pod.
 *
 * @param pod as the kubelet last saw it
 * @param work what it is doing for it
 */
record PodState(String node, Mapping pod, Sandbox sandbox, List<Cell> cells, Work work, Ending ending) {
    static final Family<PodState> PODS = Family.passing("kubelet-pod");

    PodState {
        cells = List.copyOf(cells);
    }

    /**
     * The container that holds the pod's namespaces.
     *
     * @param id empty if there is none
     * @param attempt how many there were before
     * @param address of the pod; stays when the sandbox has gone
     * @param ready whether it runs and has its network
     */
    record Sandbox(String id, int attempt, String address, boolean ready) {
        static final Sandbox NONE = new Sandbox("", 0, "", false);
    }

    /**
     * @param startMicros when the kubelet first saw the pod
     * @param mounted whether the volumes are there
     * @param busy what is under way, so that nothing else is begun: {@code mount sandbox pull/NAME start/NAME hook/NAME}; empty if nothing
     * @param dirty whether something happened meanwhile
     * @param relistMicros when the runtime is next looked at for this pod; 0: not planned
     * @param resyncMicros when it is to be tried again; 0: not planned
     */
    record Work(long startMicros, boolean mounted, String busy, boolean dirty, long relistMicros, long resyncMicros, int mountFailures) {
        static Work begun(long now) {
            return new Work(now, false, "", false, 0, 0, 0);
        }

        Work busy(String with) {
            return new Work(startMicros, mounted, with, with.isEmpty() ? dirty : false, relistMicros, resyncMicros, mountFailures);
        }

        Work dirty(boolean changed) {
            return new Work(startMicros, mounted, busy, changed, relistMicros, resyncMicros, mountFailures);
        }

        Work mounted(boolean changed) {
            return new Work(startMicros, changed, busy, dirty, relistMicros, resyncMicros, changed ? 0 : mountFailures + 1);
        }

        Work relist(long at) {
            return new Work(startMicros, mounted, busy, dirty, at, resyncMicros, mountFailures);
        }

        Work resync(long at) {
            return new Work(startMicros, mounted, busy, dirty, relistMicros, at, mountFailures);
        }
    }

    /**
     * The pod's end, once it has been decided.
     *
     * @param reason of the status, when the kubelet itself ends it; else empty
     * @param killing whether the containers have been told
     * @param over whether nothing runs any more
     */
    record Ending(boolean wanted, String reason, String message, long graceSeconds, boolean killing, boolean over) {
        static final Ending NONE = new Ending(false, "", "", 0, false, false);

        Ending killed() {
            return new Ending(true, reason, message, graceSeconds, true, over);
        }

        Ending done() {
            return new Ending(true, reason, message, graceSeconds, true, true);
        }
    }

    static Key<PodState> key(String node, String uid) {
        return PODS.key(node + "/" + uid);
    }

    /** A pod that the kubelet sees for the first time. */
    static PodState of(String node, Mapping pod, long now) {
        return new PodState(node, pod, Sandbox.NONE, cells(pod, List.of()), Work.begun(now), Ending.NONE);
    }

    /** A cell for each container of the spec; those that are known are kept. */
    static List<Cell> cells(Mapping pod, List<Cell> known) {
        List<Cell> cells = new ArrayList<>();
        for (Mapping container : pod.at("spec", "initContainers").mappings()) {
            cells.add(cell(container, container.get("restartPolicy").text().equals("Always") ? Cell.Kind.SIDECAR : Cell.Kind.INIT, known));
        }
        pod.at("spec", "containers").mappings().forEach(container -> cells.add(cell(container, Cell.Kind.APP, known)));
        pod.at("spec", "ephemeralContainers").mappings().forEach(container -> cells.add(cell(container, Cell.Kind.EPHEMERAL, known)));
        return cells;
    }

    private static Cell cell(Mapping container, Cell.Kind kind, List<Cell> known) {
        String name = container.get("name").text();
        return known.stream().filter(each -> each.name().equals(name)).findFirst().orElseGet(() -> Cell.fresh(name, kind));
    }

    Key<PodState> key() {
        return key(node, uid());
    }

    String uid() {
        return Objects.uid(pod);
    }

    String namespace() {
        return Objects.namespace(pod);
    }

    String name() {
        return Objects.name(pod);
    }

    boolean hostNetwork() {
        return pod.at("spec", "hostNetwork").truth();
    }

    String restartPolicy() {
        return pod.at("spec", "restartPolicy").text("Always");
    }

    Optional<Cell> cell(String container) {
        return cells.stream().filter(each -> each.name().equals(container)).findFirst();
    }

    /** A container of the spec by its name. */
    Mapping spec(String container) {
        for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
            for (Mapping each : pod.at("spec", kind).mappings()) {
                if (each.get("name").text().equals(container)) {
                    return each;
                }
            }
        }
        return Mapping.EMPTY;
    }

    PodState with(Mapping seen) {
        return new PodState(node, seen, sandbox, seen.get("spec") == pod.get("spec") ? cells : cells(seen, cells), work, ending);
    }

    PodState with(Sandbox changed) {
        return new PodState(node, pod, changed, cells, work, ending);
    }

    PodState with(Work changed) {
        return new PodState(node, pod, sandbox, cells, changed, ending);
    }

    PodState with(Ending changed) {
        return new PodState(node, pod, sandbox, cells, work, changed);
    }

    PodState with(Cell changed) {
        return each(cell -> cell.name().equals(changed.name()) ? changed : cell);
    }

    PodState each(UnaryOperator<Cell> change) {
        return new PodState(node, pod, sandbox, cells.stream().map(change).toList(), work, ending);
    }
}
