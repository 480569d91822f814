package dev.drydock.sandbox.cluster.controller.endpoints;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies Endpoints that somebody wrote for a Service without a selector into EndpointSlices, which is what nodes read. */
public final class SliceMirroringController implements Controller {
    static final String MANAGER = "endpointslicemirroring-controller.k8s.io";
    private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    @Override
    public String name() {
        return "endpointslice-mirroring-controller";
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.itself(Resources.ENDPOINTS), Source.itself(Resources.SERVICES),
                Source.of(Resources.ENDPOINT_SLICES, (client, event) -> ofSlice(event)));
    }

    private static List<String> ofSlice(WatchEvent event) {
        Mapping slice = event.object();
        return Objects.label(slice, Slices.MANAGED_BY).equals(MANAGER) && event.type() != WatchEvent.Type.ADDED
                ? List.of(Objects.namespace(slice) + "/" + Objects.label(slice, Slices.SERVICE_NAME)) : List.of();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        String namespace = key.substring(0, key.indexOf('/'));
        String name = key.substring(key.indexOf('/') + 1);
        Optional<Mapping> endpoints = client.get(Resources.ENDPOINTS, namespace, name);
        Optional<Mapping> service = client.get(Resources.SERVICES, namespace, name);
        if (endpoints.isEmpty() || service.isEmpty() || skipped(endpoints.get()) || !service.get().at("spec", "selector").isEmpty()) {
            for (Mapping slice : Slices.present(client, namespace, name, MANAGER)) {
                client.delete(Resources.ENDPOINT_SLICES, namespace, Objects.name(slice), Mapping.EMPTY);
            }
            return Controller.done();
        }
        Mapping owner = endpoints.get();
        Mapping annotations = Objects.annotations(owner).without("kubectl.kubernetes.io/last-applied-configuration").without(Backends.LAST_CHANGE);
        Map<Slices.Ports, Map<String, Mapping>> wanted = endpoints(owner);
        if (wanted.isEmpty() && Slices.present(client, namespace, name, MANAGER).isEmpty()) {
            return Controller.done();
        }
        Optional<String> trigger = Optional.of(Objects.annotations(owner).get(Backends.LAST_CHANGE).text()).filter(time -> !time.isEmpty());
        String failure = new Slices(client, owner, name, MANAGER, Objects.labels(owner), annotations, trigger).write(wanted);
        return failure.isEmpty() ? Controller.done() : Controller.failed(failure);
    }

    private static boolean skipped(Mapping endpoints) {
        return Objects.label(endpoints, SKIP).equals("true") || Objects.annotations(endpoints).has(LEADER);
    }

    private static Map<Slices.Ports, Map<String, Mapping>> endpoints(Mapping owner) {
        Map<Slices.Ports, Map<String, Mapping>> wanted = new LinkedHashMap<>();
        for (Tree subset : owner.get("subsets").items()) {
            List<Tree> ports = new ArrayList<>();
            for (Mapping port : subset.get("ports").mappings()) {
                ports.add(Mapping.builder().put("name", port.get("name").text()).put("port", port.get("port"))
                        .put("protocol", port.get("protocol").text("TCP")).putUnlessEmpty("appProtocol", port.get("appProtocol")).build());
            }
            for (Mapping address : subset.get("addresses").mappings()) {
                add(wanted, ports, address, true);
            }
            for (Mapping address : subset.get("notReadyAddresses").mappings()) {
                add(wanted, ports, address, false);
            }
        }
        return wanted;
    }

    private static void add(Map<Slices.Ports, Map<String, Mapping>> wanted, List<Tree> ports, Mapping address, boolean ready) {
        String ip = address.get("ip").text();
        Slices.put(wanted, new Slices.Ports(ip.contains(":") ? "IPv6" : "IPv4", new Sequence(ports)), Mapping.builder()
                .put("addresses", Sequence.of(ip)).put("conditions", Mapping.of("ready", ready))
                .putUnlessEmpty("hostname", address.get("hostname")).putUnlessEmpty("nodeName", address.get("nodeName"))
                .putUnlessEmpty("targetRef", address.get("targetRef")).build());
    }
}
