package dev.drydock.sandbox.cluster.kubelet;

/** The probes of containers. */
final class Probes {
    private final Agent agent;

    Probes(Agent agent) {
        this.agent = agent;
    }

    /** A container has started: its probes begin. */
    void begin(PodState state, Cell cell) {
        agent.put(state.with(cell));
    }
}
