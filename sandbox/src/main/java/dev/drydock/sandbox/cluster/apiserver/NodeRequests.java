package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.NodeCall;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests that only the kubelet of a pod's node can answer: logs, and what runs within the pod. */
final class NodeRequests {
    private static final List<String> ACTIONS = List.of("log", "exec", "attach", "portforward");
    private static final String KUBELET = "kubelet";
    private static final int PORT = 10_250;
    private static final long RELAY_MICROS = 1_000;

    private NodeRequests() {}

    static boolean concerns(Target target) {
        return target.apiVersion().equals("v1") && target.plural().equals("pods") && ACTIONS.contains(target.subresource());
    }

    /** Hands the request on to the kubelet, which answers the exchange; or the answer, if it does not come so far. */
    static Optional<ApiResponse> relay(Kernel kernel, String exchange, Target target, ApiRequest request) {
        Optional<Mapping> found = new Registry(kernel).find(Resources.PODS, target.namespace(), target.name());
        if (found.isEmpty()) {
            return Optional.of(Refusals.notFound(Resources.PODS, target.name()));
        }
        Mapping pod = found.get();
        String action = target.subresource();
        String container = action.equals("portforward") ? "" : container(pod, request.parameter("container"));
        if (container.startsWith("!")) {
            return Optional.of(Refusals.badRequest(container.substring(1)));
        }
        String node = pod.at("spec", "nodeName").text();
        if (node.isEmpty()) {
            return Optional.of(action.equals("log") ? ApiResponse.ok(new Text(""))
                    : Refusals.badRequest("pod " + target.name() + " does not have a host assigned"));
        }
        String refusal = unreachable(kernel, node);
        if (!refusal.isEmpty()) {
            String address = address(kernel, node) + ":" + PORT;
            String message = action.equals("log")
                    ? "Get \"https://" + address + "/containerLogs/" + target.namespace() + "/" + target.name() + "/" + container + query(request) + "\": dial tcp "
                            + address + ": " + refusal
                    : "error dialing backend: dial tcp " + address + ": " + refusal;
            return Optional.of(Refusals.failure(500, "", message, Mapping.EMPTY));
        }
        kernel.after(RELAY_MICROS, KUBELET, new NodeCall(exchange, node, action, pod, container, request.query()));
        return Optional.empty();
    }

    /** As the kubelet's URL carries the options of a request for logs. */
    private static String query(ApiRequest request) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> each : request.query().entrySet()) {
            if (List.of("follow", "limitBytes", "previous", "sinceSeconds", "sinceTime", "tailLines", "timestamps").contains(each.getKey())) {
                words.add(each.getKey() + "=" + each.getValue());
            }
        }
        return words.isEmpty() ? "" : "?" + String.join("&", words);
    }

    private static String unreachable(Kernel kernel, String node) {
        List<String> servers = ControlPlane.machines(kernel.transaction(), ApiServer.NAME);
        boolean connected = servers.stream().anyMatch(server -> ControlPlane.connected(kernel.transaction(), server, node));
        if (!connected) {
            return "i/o timeout";
        }
        return ControlPlane.runs(kernel.transaction(), KUBELET, node) ? "" : "connect: connection refused";
    }

    private static String address(Kernel kernel, String node) {
        Mapping found = new Registry(kernel).find(Resources.NODES, "", node).orElse(Mapping.EMPTY);
        for (Tree address : found.at("status", "addresses").items()) {
            if (address.get("type").text().equals("InternalIP")) {
                return address.get("address").text();
            }
        }
        return node;
    }

    /** The container that is meant; with a leading {@code !} why none is. */
    private static String container(Mapping pod, String asked) {
        List<String> names = names(pod, "containers");
        List<String> init = names(pod, "initContainers");
        List<String> ephemeral = names(pod, "ephemeralContainers");
        if (!asked.isEmpty()) {
            boolean known = names.contains(asked) || init.contains(asked) || ephemeral.contains(asked);
            return known ? asked : "!container " + asked + " is not valid for pod " + Objects.name(pod);
        }
        if (names.size() == 1) {
            return names.get(0);
        }
        String message = "!a container name must be specified for pod " + Objects.name(pod) + ", choose one of: [" + String.join(" ", names) + "]";
        message += init.isEmpty() ? "" : " or one of the init containers: [" + String.join(" ", init) + "]";
        return message + (ephemeral.isEmpty() ? "" : " or one of the ephemeral containers: [" + String.join(" ", ephemeral) + "]");
    }

    private static List<String> names(Mapping pod, String kind) {
        List<String> names = new ArrayList<>();
        pod.at("spec", kind).items().forEach(container -> names.add(container.get("name").text()));
        return names;
    }
}
