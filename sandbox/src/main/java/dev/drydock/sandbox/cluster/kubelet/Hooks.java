package dev.drydock.sandbox.cluster.kubelet;

/** What a container's spec wants done after its start and before its end. */
final class Hooks {
    private final Agent agent;

    Hooks(Agent agent) {
        this.agent = agent;
    }

    /** Begins the hook after the start; whether there is one that must be waited for. */
    boolean postStart(PodState state, Cell cell) {
        return agent.now() < 0 && state.spec(cell.name()).has("lifecycle");
    }
}
