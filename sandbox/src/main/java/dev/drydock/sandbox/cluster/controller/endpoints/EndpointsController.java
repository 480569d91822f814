package dev.drydock.sandbox.cluster.controller.endpoints;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Keeps one Endpoints object for each Service that has a selector. */
public final class EndpointsController implements Controller {
    /** Upstream's {@code maxCapacity}: more addresses than this are left out. */
    private static final int CAPACITY = 1000;
    private static final String OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";
    /** Of elections by Endpoints, which have no service. */
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    @Override
    public String name() {
        return "endpoints-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.SERVICES), Source.of(Resources.PODS, Backends::ofPod),
                Source.of(Resources.ENDPOINTS, (client, event) -> ofEndpoints(event)));
    }

    /** Those that were deleted come again; those that are there when the controller starts may have lost their service meanwhile. */
    private static List<String> ofEndpoints(WatchEvent event) {
        boolean leftover = event.deed() == 0 && !Objects.annotations(event.object()).has(LEADER);
        return leftover || event.type() == WatchEvent.Type.DELETED ? List.of(Objects.key(event.object())) : List.of();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        String namespace = key.substring(0, key.indexOf('/'));
        String name = key.substring(key.indexOf('/') + 1);
        Optional<Mapping> service = client.get(Resources.SERVICES, namespace, name);
        Optional<Mapping> present = client.get(Resources.ENDPOINTS, namespace, name);
        if (service.isEmpty()) {
            present.ifPresent(left -> client.delete(Resources.ENDPOINTS, namespace, name, Mapping.EMPTY));
            return Controller.done();
        }
        if (service.get().at("spec", "selector").isEmpty() || service.get().at("spec", "type").text().equals("ExternalName")) {
            return Controller.done();
        }
        return write(client, service.get(), present);
    }

    private static Result write(ApiClient client, Mapping service, Optional<Mapping> present) {
        List<Mapping> pods = Backends.of(client, service, Backends.publishesNotReady(service));
        Sequence subsets = subsets(service, pods);
        boolean over = pods.size() > CAPACITY;
        Mapping labels = labels(service);
        if (present.isPresent() && present.get().get("subsets").items().equals(subsets.items())
                && Objects.labels(present.get()).equals(labels) && Objects.annotations(present.get()).has(OVER_CAPACITY) == over) {
            return Controller.done();
        }
        Mapping metadata = present.map(Objects::metadata).map(Tree::mapping).orElse(Mapping.of("name", Objects.name(service), "namespace", Objects.namespace(service)));
        Mapping annotations = metadata.get("annotations").mapping();
        Optional<String> trigger = Backends.trigger(service, pods, annotations.get(Backends.LAST_CHANGE).text());
        annotations = trigger.isPresent() ? annotations.with(Backends.LAST_CHANGE, trigger.get()) : annotations.without(Backends.LAST_CHANGE);
        annotations = over ? annotations.with(OVER_CAPACITY, "truncated") : annotations.without(OVER_CAPACITY);
        metadata = annotations.isEmpty() ? metadata.without("annotations") : metadata.with("annotations", annotations);
        metadata = labels.isEmpty() ? metadata.without("labels") : metadata.with("labels", labels);
        Mapping wanted = Mapping.of("apiVersion", "v1", "kind", "Endpoints", "metadata", metadata);
        wanted = subsets.isEmpty() ? wanted : wanted.with("subsets", subsets);
        ApiResponse answer = present.isEmpty() ? client.create(Resources.ENDPOINTS, Objects.namespace(service), wanted) : client.update(Resources.ENDPOINTS, wanted);
        boolean ending = answer.message().contains("because it is being terminated");
        if (!answer.ok() && !ending) {
            String what = present.isEmpty() ? "FailedToCreateEndpoint" : "FailedToUpdateEndpoint";
            client.event(present.orElse(wanted), "Warning", what, "Failed to " + (present.isEmpty() ? "create" : "update") + " endpoint "
                    + Objects.key(service) + ": " + answer.message(), "endpoint-controller");
            return Controller.failed(answer.message());
        }
        return Controller.done();
    }

    private static Mapping labels(Mapping service) {
        Mapping labels = Objects.labels(service).without(Backends.HEADLESS_LABEL);
        return Backends.headless(service) ? labels.with(Backends.HEADLESS_LABEL, "") : labels;
    }

    /** Addresses by the ports they have, ready ones apart from the others ({@code RepackSubsets}). */
    private static Sequence subsets(Mapping service, List<Mapping> pods) {
        Map<Sequence, Map<String, Mapping>> ready = new LinkedHashMap<>();
        Map<Sequence, Map<String, Mapping>> others = new LinkedHashMap<>();
        List<Sequence> order = new ArrayList<>();
        for (Mapping pod : pods.size() > CAPACITY ? pods.subList(0, CAPACITY) : pods) {
            Sequence ports = ports(service, pod);
            if (ports.isEmpty() && !service.at("spec", "ports").isEmpty()) {
                continue;
            }
            if (!order.contains(ports)) {
                order.add(ports);
            }
            boolean isReady = Pods.isReady(pod) || Backends.publishesNotReady(service);
            (isReady ? ready : others).computeIfAbsent(ports, p -> new TreeMap<>()).put(Backends.address(pod), address(service, pod));
        }
        List<Tree> subsets = new ArrayList<>();
        for (Sequence ports : order) {
            Mapping.Builder subset = Mapping.builder();
            subset.putUnlessEmpty("addresses", new Sequence(new ArrayList<>(ready.getOrDefault(ports, Map.of()).values())));
            subset.putUnlessEmpty("notReadyAddresses", new Sequence(new ArrayList<>(others.getOrDefault(ports, Map.of()).values())));
            subsets.add(subset.putUnlessEmpty("ports", ports).build());
        }
        return new Sequence(subsets);
    }

    private static Sequence ports(Mapping service, Mapping pod) {
        List<Tree> ports = new ArrayList<>();
        for (Mapping port : service.at("spec", "ports").mappings()) {
            OptionalInt number = Backends.port(port, pod);
            if (number.isPresent()) {
                ports.add(Mapping.builder().putUnlessEmpty("name", port.get("name")).put("port", number.getAsInt()).put("protocol", port.get("protocol").text("TCP"))
                        .putUnlessEmpty("appProtocol", port.get("appProtocol")).build());
            }
        }
        return new Sequence(ports);
    }

    private static Mapping address(Mapping service, Mapping pod) {
        return Mapping.builder().put("ip", Backends.address(pod))
                .putUnlessEmpty("hostname", Backends.hostname(service, pod))
                .putUnlessEmpty("nodeName", pod.at("spec", "nodeName"))
                .put("targetRef", Backends.reference(pod)).build();
    }
}
