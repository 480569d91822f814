package dev.drydock.sandbox.cluster.kubelet;

/**
 * What a kubelet remembers of one container of a pod.
 *
 * @param name as the spec has it
 * @param kind which list of the spec it is in
 * @param id of its present instance in the runtime; empty before the first
 * @param previous its instance before, of which one is kept
 * @param attempt number of the present instance, from 0; with no instance yet the number of the next
 * @param waiting why it does not run
 * @param back how long to wait before the next attempt
 * @param probing what its probes have found
 */
record Cell(String name, Kind kind, String id, String previous, int attempt, Waiting waiting, BackOff back, Probing probing) {
    enum Kind { INIT, SIDECAR, APP, EPHEMERAL }

    /** @param reason empty: nothing particular */
    record Waiting(String reason, String message) {
        static final Waiting NONE = new Waiting("", "");
    }

    /**
     * Times of grace that double: client-go's {@code flowcontrol.Backoff}.
     *
     * @param crashMicros before the next restart, 0: no wait
     * @param crashUpdated when that was last changed
     * @param pullMicros before the next attempt to pull
     * @param pullUpdated when the last attempt failed
     */
    record BackOff(long crashMicros, long crashUpdated, long pullMicros, long pullUpdated, String pullError) {
        static final BackOff NONE = new BackOff(0, 0, 0, 0, "");
        private static final long FIRST = 10_000_000;
        private static final long MOST = 300_000_000;

        boolean crashing(long finished, long now) {
            return crashMicros > 0 && now - crashUpdated <= 2 * MOST && now - finished < crashMicros;
        }

        BackOff crashed(long now) {
            boolean fresh = crashMicros == 0 || now - crashUpdated > 2 * MOST;
            return new BackOff(fresh ? FIRST : Math.min(MOST, 2 * crashMicros), now, pullMicros, pullUpdated, pullError);
        }

        boolean unpulled(long now) {
            return pullMicros > 0 && now - pullUpdated < pullMicros;
        }

        BackOff pullFailed(long now, String why) {
            return new BackOff(crashMicros, crashUpdated, pullMicros == 0 ? FIRST : Math.min(MOST, 2 * pullMicros), now, why);
        }

        BackOff pulled() {
            return new BackOff(crashMicros, crashUpdated, 0, 0, "");
        }
    }

    static Cell fresh(String name, Kind kind) {
        return new Cell(name, kind, "", "", 0, Waiting.NONE, BackOff.NONE, Probing.NONE);
    }

    /** A new instance takes the place of the present one. */
    Cell instance(String newId) {
        return new Cell(name, kind, newId, id, id.isEmpty() ? attempt : attempt + 1, Waiting.NONE, back, Probing.NONE);
    }

    /** Its instance is there no more. */
    Cell lost() {
        return new Cell(name, kind, "", previous, id.isEmpty() ? attempt : attempt + 1, waiting, back, Probing.NONE);
    }

    Cell waiting(String reason, String message) {
        return new Cell(name, kind, id, previous, attempt, new Waiting(reason, message), back, probing);
    }

    Cell with(BackOff changed) {
        return new Cell(name, kind, id, previous, attempt, waiting, changed, probing);
    }

    Cell with(Probing changed) {
        return new Cell(name, kind, id, previous, attempt, waiting, back, changed);
    }
}
