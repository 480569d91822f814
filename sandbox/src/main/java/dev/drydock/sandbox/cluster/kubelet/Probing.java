package dev.drydock.sandbox.cluster.kubelet;

/**
 * What a container's probes have found in its present run.
 *
 * @param startup whether the startup probe has passed
 * @param ready the readiness probe's verdict
 */
record Probing(Tally startup, Tally readiness, Tally liveness) {
    static final Probing NONE = new Probing(Tally.NONE, Tally.NONE, Tally.NONE);

    /**
     * @param good its verdict
     * @param same how many results in a row were the same
     * @param last the last result
     */
    record Tally(boolean good, int same, boolean last) {
        static final Tally NONE = new Tally(false, 0, false);

        Tally plus(boolean result, int successes, int failures) {
            int row = same > 0 && last == result ? same + 1 : 1;
            boolean verdict = result ? good || row >= successes : good && row < failures;
            return new Tally(verdict, row, result);
        }
    }
}
