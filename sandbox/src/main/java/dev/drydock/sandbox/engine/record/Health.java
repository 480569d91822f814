package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the checks of a container's health have found. A container without a check has no such record.
 *
 * @param container its name when the record was made
 * @param failingStreak checks that failed since the last success
 * @param results the last {@value #KEPT}, the oldest first
 */
public record Health(String container, Status status, int failingStreak, List<Result> results) {
    public static final Family<Health> HEALTHS = Family.lasting("container-health");
    private static final int KEPT = 5;

    public Health {
        results = List.copyOf(results);
    }

    /** As {@code State.Health.Status} says it. */
    public enum Status {
        STARTING,
        HEALTHY,
        UNHEALTHY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One check.
     *
     * @param exitCode 0: healthy; -1: it took too long or could not be run
     */
    public record Result(long startMicros, long endMicros, int exitCode, String output) {
        private Mapping json() {
            return Mapping.of("Start", GoTime.nano(startMicros), "End", GoTime.nano(endMicros), "ExitCode", exitCode, "Output", output);
        }
    }

    public static Key<Health> key(Container container) {
        return HEALTHS.key(container.machine() + "/" + container.id());
    }

    public static Optional<Health> of(Kernel kernel, Container container) {
        return kernel.transaction().find(key(container));
    }

    /** The word of its state, {@code none} for a container without a check: what {@code docker ps --filter health=} compares. */
    public static String word(Kernel kernel, Container container) {
        return of(kernel, container).map(health -> health.status().word()).orElse("none");
    }

    public void put(Kernel kernel, Container container) {
        kernel.transaction().put(key(container), this);
    }

    public Health with(Status changed) {
        return new Health(container, changed, failingStreak, results);
    }

    /** Begun anew with its container. */
    public Health restarted() {
        return new Health(container, Status.STARTING, 0, results);
    }

    /**
     * After one more check (moby's {@code handleProbeResult}).
     *
     * @param retries failures in a row that make it unhealthy
     * @param forgiven whether a failure does not count yet, as in the time that the program has to start
     */
    public Health after(Result result, int retries, boolean forgiven) {
        List<Result> kept = new ArrayList<>(results.subList(Math.max(0, results.size() + 1 - KEPT), results.size()));
        kept.add(result);
        if (result.exitCode() == 0) {
            return new Health(container, Status.HEALTHY, 0, kept);
        }
        int streak = status == Status.STARTING && forgiven ? failingStreak : failingStreak + 1;
        return new Health(container, streak >= retries ? Status.UNHEALTHY : status, streak, kept);
    }

    /** As {@code docker ps} shows it in parentheses. */
    public String shown() {
        return status == Status.STARTING ? "health: starting" : status.word();
    }

    public Mapping json() {
        return Mapping.of("Status", status.word(), "FailingStreak", failingStreak, "Log", results.stream().map(Result::json).toList());
    }
}
