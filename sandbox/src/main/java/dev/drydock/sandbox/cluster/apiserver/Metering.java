package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.process.Footprint;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The group {@code metrics.k8s.io}, which a metrics server would serve: what containers and nodes use. It is there when an APIService says so
 * and the deployment {@code metrics-server}, if there is one, is ready. What is used is read from the processes when somebody asks.
 */
final class Metering {
    private static final String GROUP = "metrics.k8s.io";
    private static final List<String> VERBS = List.of("get", "list");
    /** A metrics server looks every fifteen seconds. */
    private static final long WINDOW_MICROS = 15_000_000;

    private static final List<Resource> SERVED = List.of(
            new Resource(GROUP, "v1beta1", "nodes", "", "NodeMetrics", false, List.of(), List.of(), VERBS, List.of(), "/metrics/nodes/"),
            new Resource(GROUP, "v1beta1", "pods", "", "PodMetrics", true, List.of(), List.of(), VERBS, List.of(), "/metrics/pods/"));

    /**
     * What was seen of a process tree.
     *
     * @param cpuMicros used until then
     * @param millis processors in thousandths, between the last two looks
     */
    private record Look(long atMicros, long cpuMicros, long millis) {}

    private static final Family<Look> LOOKS = Family.passing("metrics-look");

    private final Kernel kernel;
    private final Registry registry;

    Metering(Kernel kernel, Registry registry) {
        this.kernel = kernel;
        this.registry = registry;
    }

    /** The resources of the group, if it is served. */
    static List<Resource> resources(Registry registry) {
        return registry.has(Resources.API_SERVICES, "", "v1beta1." + GROUP) ? SERVED : List.of();
    }

    private static boolean ready(Registry registry) {
        return registry.find(Resources.DEPLOYMENTS, "kube-system", "metrics-server").map(each -> each.at("status", "readyReplicas").whole() > 0).orElse(true);
    }

    /** Answers a request for the group. */
    ApiResponse serve(ApiRequest request, Target target) {
        if (!ready(registry)) {
            return Refusals.failure(503, "ServiceUnavailable", "the server is currently unable to handle the request", Mapping.EMPTY);
        }
        boolean nodes = target.plural().equals("nodes");
        Selector selector = SelectorText.read(request.parameter("labelSelector"));
        List<Tree> items = new ArrayList<>();
        for (Mapping object : registry.list(nodes ? Resources.NODES : Resources.PODS, nodes ? "" : target.namespace())) {
            boolean asked = target.name().isEmpty() ? selector.matchesObject(object) : target.name().equals(Objects.name(object));
            if (asked) {
                (nodes ? Optional.of(node(object)) : pod(object)).ifPresent(items::add);
            }
        }
        if (!target.name().isEmpty()) {
            return items.isEmpty() ? Refusals.notFound(SERVED.get(nodes ? 0 : 1), target.name()) : ApiResponse.ok(items.get(0));
        }
        return ApiResponse.ok(Mapping.of("kind", (nodes ? "Node" : "Pod") + "MetricsList", "apiVersion", GROUP + "/v1beta1", "metadata", Mapping.EMPTY, "items", new Sequence(items)));
    }

    private Mapping frame(String kind, Mapping object) {
        Mapping metadata = Mapping.builder().put("name", Objects.name(object)).putUnlessEmpty("namespace", Objects.namespace(object))
                .put("creationTimestamp", Clock.seconds(kernel.now())).putUnlessEmpty("labels", Objects.labels(object)).build();
        return Mapping.of("kind", kind, "apiVersion", GROUP + "/v1beta1", "metadata", metadata, "timestamp", Clock.seconds(kernel.now()), "window", "15s");
    }

    private Mapping node(Mapping node) {
        Amount sum = new Amount(90, 700L << 20);
        for (Mapping pod : registry.podsOn(Objects.name(node))) {
            for (Tree status : pod.at("status", "containerStatuses").items()) {
                sum = sum.plus(used(pod, status));
            }
        }
        return frame("NodeMetrics", node).with("usage", sum.tree());
    }

    private Optional<Mapping> pod(Mapping pod) {
        if (!pod.at("status", "phase").text().equals("Running")) {
            return Optional.empty();
        }
        List<Tree> containers = new ArrayList<>();
        for (Tree status : pod.at("status", "containerStatuses").items()) {
            if (status.get("state").has("running")) {
                containers.add(Mapping.of("name", status.get("name"), "usage", used(pod, status).tree()));
            }
        }
        return containers.isEmpty() ? Optional.empty() : Optional.of(frame("PodMetrics", pod).with("containers", new Sequence(containers)));
    }

    /** What is used: thousandths of processors, bytes. */
    private record Amount(long millis, long bytes) {
        Amount plus(Amount other) {
            return new Amount(millis + other.millis, bytes + other.bytes);
        }

        Mapping tree() {
            return Mapping.of("cpu", millis == 0 ? "0" : millis + "m", "memory", bytes / 1024 + "Ki");
        }
    }

    private Amount used(Mapping pod, Tree status) {
        String id = status.get("containerID").text();
        String plain = id.substring(id.lastIndexOf('/') + 1);
        Optional<Container> container = plain.isEmpty() ? Optional.empty() : new Containers(kernel, pod.at("spec", "nodeName").text()).byId(plain);
        if (container.isEmpty()) {
            return new Amount(0, 0);
        }
        long cpu = 0;
        long bytes = 0;
        long started = kernel.now();
        for (Process process : kernel.processes().inSpace(container.get().space())) {
            cpu += process.usage().cpuMicros();
            bytes += process.alive() ? Footprint.of(process) : 0;
            started = Math.min(started, process.usage().startedMicros());
        }
        return new Amount(millis(plain, cpu, started), bytes);
    }

    private long millis(String container, long cpu, long started) {
        Key<Look> key = LOOKS.key(container);
        Optional<Look> last = kernel.transaction().find(key);
        long now = kernel.now();
        if (last.isPresent() && now - last.get().atMicros() < WINDOW_MICROS - 1_000_000) {
            return last.get().millis();
        }
        long from = last.map(Look::atMicros).orElse(started);
        long used = cpu - last.map(Look::cpuMicros).orElse(0L);
        long millis = now > from ? Math.max(0, used * 1000 / (now - from)) : 0;
        kernel.transaction().put(key, new Look(now, cpu, millis));
        return millis;
    }
}
