package dev.drydock.sandbox.cluster.scheduler;

import java.util.List;

/**
 * What a node's filters say of a pod.
 *
 * @param reasons why it does not fit, in the original's words; empty when it fits
 * @param helpable whether the node would fit if other pods made room
 */
record Verdict(List<String> reasons, boolean helpable) {
    static final Verdict FITS = new Verdict(List.of(), false);

    Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Nothing that other pods do changes it. */
    static Verdict never(String reason) {
        return new Verdict(List.of(reason), false);
    }

    /** Without other pods it might fit. */
    static Verdict notNow(List<String> reasons) {
        return new Verdict(reasons, true);
    }

    boolean fits() {
        return reasons.isEmpty();
    }
}
