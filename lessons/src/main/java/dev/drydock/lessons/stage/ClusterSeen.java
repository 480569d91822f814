package dev.drydock.lessons.stage;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The cluster, asked of its API Server as one of its own parts would. */
final class ClusterSeen {
    private ClusterSeen() {}

    /** All objects of a kind; empty when no API Server answers, or it serves no such kind. */
    static Optional<List<Tree>> objects(Kernel kernel, String kind) {
        List<String> machines = ControlPlane.find(kernel.transaction()).isEmpty()
                ? List.of() : ControlPlane.machines(kernel.transaction(), ApiServer.NAME);
        if (machines.isEmpty()) return Optional.empty();
        ApiClient client = new ApiServer(kernel.wiring()).client(kernel, Caller.component(ApiServer.NAME, machines.get(0)));
        if (!client.reachable()) return Optional.empty();
        return client.resources().stream()
                .filter(resource -> resource.kind().equals(kind) && resource.verbs().contains("list"))
                .findFirst()
                .map((Resource resource) -> List.copyOf(client.list(resource)));
    }
}
