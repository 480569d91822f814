package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.kubelet.runtime.Runtime;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** The kubelet of one node within one transaction: what it talks to. */
record Agent(Kernel kernel, ApiClient client, String node, Runtime runtime) {
    /** Empty for a node without a runtime. */
    static Optional<Agent> of(Kernel kernel, ApiServer server, String node) {
        return Runtime.of(kernel, node).map(runtime -> new Agent(kernel, server.client(kernel, Caller.kubelet(node)), node, runtime));
    }

    long now() {
        return kernel.now();
    }

    Optional<PodState> find(String uid) {
        return kernel.transaction().find(PodState.key(node, uid));
    }

    void put(PodState state) {
        kernel.transaction().put(state.key(), state);
    }

    Optional<Container> container(Cell cell) {
        return runtime.container(cell.id());
    }

    boolean runs(Cell cell) {
        return container(cell).filter(container -> container.state().isUp()).isPresent();
    }

    /** Has something brought to this kubelet later. */
    void after(long micros, Object payload) {
        kernel.after(micros, Kubelet.NAME, payload);
    }

    /** Notes an event of a pod. */
    void event(PodState state, String type, String reason, String message) {
        client.event(state.pod(), type, reason, message, Kubelet.NAME, node);
    }

    /** Notes an event of a container. */
    void event(PodState state, Cell cell, String type, String reason, String message) {
        String list = switch (cell.kind()) {
            case INIT, SIDECAR -> "initContainers";
            case EPHEMERAL -> "ephemeralContainers";
            case APP -> "containers";
        };
        Mapping about = state.pod().with("fieldPath", "spec." + list + "{" + cell.name() + "}");
        client.event(about, type, reason, message, Kubelet.NAME, node);
    }
}
