package dev.drydock.sandbox.cluster.controller.node;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Tells the kubelets by an annotation how long they may keep secrets and maps without asking: the longer, the more nodes there are. */
public final class NodeTtl implements Controller {
    private static final String ANNOTATION = "node.alpha.kubernetes.io/ttl";
    private static final int[] SIZES = {100, 500, 1000, 2000, Integer.MAX_VALUE};
    private static final int[] SECONDS = {0, 15, 30, 60, 300};

    @Override
    public String name() {
        return "ttl-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.NODES, (client, event) ->
                event.type() == WatchEvent.Type.ADDED ? List.of(Objects.name(event.object())) : List.of()));
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        Optional<Mapping> node = client.get(Resources.NODES, "", key);
        int nodes = client.list(Resources.NODES).size();
        int step = 0;
        while (nodes > SIZES[step]) {
            step++;
        }
        String wanted = Integer.toString(SECONDS[step]);
        if (node.isPresent() && !Objects.annotations(node.get()).get(ANNOTATION).text().equals(wanted)) {
            client.patch(Resources.NODES, "", key, PatchType.MERGE, Mapping.of("metadata", Mapping.of("annotations", Mapping.of(ANNOTATION, wanted))), "");
        }
        return Controller.done();
    }
}
