package dev.drydock.sandbox.cluster.controller.endpoints;

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

/** Keeps the EndpointSlices of every Service that has a selector. */
public final class EndpointSliceController implements Controller {
    static final String MANAGER = "endpointslice-controller.k8s.io";

    @Override
    public String name() {
        return "endpointslice-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.SERVICES), Source.of(Resources.PODS, Backends::ofPod),
                Source.of(Resources.ENDPOINT_SLICES, (client, event) -> ofSlice(event)));
    }

    /** Slices that somebody else changed or deleted are put right. */
    private static List<String> ofSlice(WatchEvent event) {
        Mapping slice = event.object();
        boolean ours = Objects.label(slice, Slices.MANAGED_BY).equals(MANAGER) && event.type() != WatchEvent.Type.ADDED;
        String service = Objects.label(event.before().isEmpty() ? slice : event.before(), Slices.SERVICE_NAME);
        return ours && !service.isEmpty() ? List.of(Objects.namespace(slice) + "/" + service) : List.of();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        String namespace = key.substring(0, key.indexOf('/'));
        Optional<Mapping> found = client.get(Resources.SERVICES, namespace, key.substring(key.indexOf('/') + 1));
        // What a service leaves behind is collected as its dependents.
        if (found.isEmpty() || Objects.isBeingDeleted(found.get()) || found.get().at("spec", "selector").isEmpty()
                || found.get().at("spec", "type").text().equals("ExternalName")) {
            return Controller.done();
        }
        Mapping service = found.get();
        List<Mapping> pods = Backends.of(client, service, true);
        String failure = new Slices(client, service, Objects.name(service), MANAGER, labels(service), Mapping.EMPTY, trigger(client, service, pods))
                .write(endpoints(client, service, pods));
        if (!failure.isEmpty()) {
            client.event(service, "Warning", "FailedToUpdateEndpointSlices",
                    "Error updating Endpoint Slices for Service " + Objects.key(service) + ": " + failure, "endpoint-slice-controller");
            return Controller.failed(failure);
        }
        return Controller.done();
    }

    private static Optional<String> trigger(ApiClient client, Mapping service, List<Mapping> pods) {
        String written = "";
        for (Mapping slice : Slices.present(client, Objects.namespace(service), Objects.name(service), MANAGER)) {
            String time = Objects.annotations(slice).get(Backends.LAST_CHANGE).text();
            written = time.compareTo(written) > 0 ? time : written;
        }
        return Backends.trigger(service, pods, written);
    }

    private static Mapping labels(Mapping service) {
        Mapping labels = Objects.labels(service).without(Backends.HEADLESS_LABEL);
        return Backends.headless(service) ? labels.with(Backends.HEADLESS_LABEL, "") : labels;
    }

    private static Map<Slices.Ports, Map<String, Mapping>> endpoints(ApiClient client, Mapping service, List<Mapping> pods) {
        Map<Slices.Ports, Map<String, Mapping>> endpoints = new LinkedHashMap<>();
        for (Mapping pod : pods) {
            Optional<Mapping> node = client.get(Resources.NODES, "", pod.at("spec", "nodeName").text());
            if (node.isPresent() || Backends.publishesNotReady(service)) {
                String address = Backends.address(pod);
                Slices.Ports ports = new Slices.Ports(address.contains(":") ? "IPv6" : "IPv4", ports(service, pod));
                Slices.put(endpoints, ports, endpoint(service, pod, node));
            }
        }
        return endpoints;
    }

    private static Sequence ports(Mapping service, Mapping pod) {
        List<Tree> ports = new ArrayList<>();
        for (Mapping port : service.at("spec", "ports").mappings()) {
            OptionalInt number = Backends.port(port, pod);
            if (number.isPresent()) {
                ports.add(Mapping.builder().put("name", port.get("name").text()).put("port", number.getAsInt())
                        .put("protocol", port.get("protocol").text("TCP")).putUnlessEmpty("appProtocol", port.get("appProtocol")).build());
            }
        }
        return new Sequence(ports);
    }

    private static Mapping endpoint(Mapping service, Mapping pod, Optional<Mapping> node) {
        boolean serving = Pods.isReady(pod);
        boolean terminating = Objects.isBeingDeleted(pod);
        boolean ready = Backends.publishesNotReady(service) || serving && !terminating;
        return Mapping.builder().put("addresses", Sequence.of(Backends.address(pod)))
                .put("conditions", Mapping.of("ready", ready, "serving", serving, "terminating", terminating))
                .putUnlessEmpty("hostname", Backends.hostname(service, pod))
                .putUnlessEmpty("nodeName", pod.at("spec", "nodeName"))
                .put("targetRef", Backends.reference(pod))
                .putUnlessEmpty("zone", node.map(n -> Objects.label(n, "topology.kubernetes.io/zone")).orElse(""))
                .build();
    }
}
