package dev.drydock.tutor.java.client;

import java.util.List;

/** Chooses which of a Service's pods answers a request. */
@FunctionalInterface
public interface Balance {
    /** @param request counts from 0 */
    Pod choose(int request, List<Pod> pods);
}
