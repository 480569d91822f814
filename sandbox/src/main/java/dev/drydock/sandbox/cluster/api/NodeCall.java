package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.time.Slowness;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;

/**
 * A request that the API Server hands on to the kubelet of a node: brought as an event to the component {@code kubelet}, which answers
 * the exchange itself, at once or streaming. It is only sent while that kubelet runs and can be reached.
 *
 * @param exchange to answer
 * @param node whose kubelet is asked
 * @param action {@code log exec attach portforward}
 * @param pod as the API has it
 * @param container which one; empty for port forwarding
 * @param query of the request: {@code follow previous tailLines sinceSeconds timestamps limitBytes} of logs; {@code stdin stdout stderr tty} of exec, whose
 *     {@code command} words stand in one parameter, separated by the unit separator U+001F
 */
public record NodeCall(String exchange, String node, String action, Mapping pod, String container, Map<String, String> query) implements Slowness.Placed {
    public NodeCall {
        query = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(query));
    }

    @Override
    public String place() {
        return node;
    }
}
