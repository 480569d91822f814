package dev.drydock.sandbox.engine.record;

import java.util.Locale;

/**
 * In which part of its life a container is.
 *
 * @param pid machine number of its first process; 0 if it has none
 * @param error why the last start failed, or empty
 * @param startedMicros virtual microseconds since 1970; 0: never
 * @param finishedMicros virtual microseconds since 1970; 0: never
 */
public record ContainerState(Status status, int pid, int exitCode, boolean oomKilled, String error, long startedMicros, long finishedMicros) {
    public static final ContainerState CREATED = new ContainerState(Status.CREATED, 0, 0, false, "", 0, 0);

    /** As {@code State.Status} says it. */
    public enum Status {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean is(Status wanted) {
        return status == wanted;
    }

    /** Whether it has a first process: running or paused. */
    public boolean isUp() {
        return status == Status.RUNNING || status == Status.PAUSED;
    }

    /** As {@code State.Running} says it: a container between two restarts counts. */
    public boolean countsAsRunning() {
        return isUp() || status == Status.RESTARTING;
    }

    public ContainerState with(Status changed) {
        return new ContainerState(changed, pid, exitCode, oomKilled, error, startedMicros, finishedMicros);
    }

    public ContainerState started(int firstPid, long atMicros) {
        return new ContainerState(Status.RUNNING, firstPid, 0, false, "", atMicros, finishedMicros);
    }

    public ContainerState ended(Status changed, int code, boolean outOfMemory, long atMicros) {
        return new ContainerState(changed, 0, code, outOfMemory, error, startedMicros, atMicros);
    }

    /** A start that failed: the container stays what it was, with code and reason. */
    public ContainerState failed(int code, String reason) {
        Status after = status == Status.CREATED ? Status.CREATED : Status.EXITED;
        return new ContainerState(after, 0, code, false, reason, startedMicros, finishedMicros);
    }
}
