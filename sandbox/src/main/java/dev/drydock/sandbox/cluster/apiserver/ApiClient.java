package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component's connection to the API Server within one transaction: the calls of the REST interface as methods, by the same code. What is
 * written is checked as any client's writing is; reads see what is in etcd now, the transaction's own writes included.
 */
public final class ApiClient {
    private final ApiServer server;
    private final Kernel kernel;
    private final Caller caller;
    private final Registry registry;

    ApiClient(ApiServer server, Kernel kernel, Caller caller) {
        this.server = server;
        this.kernel = kernel;
        this.caller = caller;
        this.registry = new Registry(kernel);
    }

    public Kernel kernel() {
        return kernel;
    }

    public Caller caller() {
        return caller;
    }

    /** Whether the API Server runs, can be reached from the caller's machine, and etcd has its quorum. */
    public boolean reachable() {
        return ControlPlane.serves(kernel.transaction(), caller.machine()) && ControlPlane.hasQuorum(kernel.transaction());
    }

    private void requireReachable() {
        if (!reachable()) {
            throw new IllegalStateException("ask reachable() first");
        }
    }

    // ---- reading -----------------------------------------------------------------------------------------------------------------

    /** @throws IllegalStateException if the API Server is not {@link #reachable()}, as all that read */
    public Optional<Mapping> get(Resource resource, String namespace, String name) {
        requireReachable();
        return registry.find(resource, namespace, name);
    }

    public List<Mapping> list(Resource resource) {
        return list(resource, "", Selector.EVERYTHING);
    }

    public List<Mapping> list(Resource resource, String namespace) {
        return list(resource, namespace, Selector.EVERYTHING);
    }

    /** Objects by name; of all namespaces when {@code namespace} is empty. */
    public List<Mapping> list(Resource resource, String namespace, Selector labels) {
        requireReachable();
        List<Mapping> found = new ArrayList<>();
        for (KeyValue value : registry.range(resource, namespace).values()) {
            if (labels.matchesObject(value.value())) {
                found.add(value.value());
            }
        }
        return found;
    }

    /** Objects of a resource that have an owner reference to this uid. */
    public List<Mapping> ownedBy(Resource resource, String ownerUid) {
        requireReachable();
        return registry.ownedBy(resource, ownerUid);
    }

    /** Objects of a namespace that no controller owns: pods, ReplicaSets, Jobs and ControllerRevisions can be adopted. */
    public List<Mapping> uncontrolled(Resource resource, String namespace) {
        requireReachable();
        return registry.uncontrolled(resource, namespace);
    }

    /** All objects, of whatever kind, that have an owner reference to this uid. */
    public List<Mapping> dependents(String ownerUid) {
        requireReachable();
        List<Mapping> found = new ArrayList<>();
        for (String key : registry.keysOwnedBy(ownerUid)) {
            registry.etcd().find(key).ifPresent(value -> found.add(value.value()));
        }
        return found;
    }

    /** All resources that are served, those of definitions included; of several versions the one that is kept. */
    public List<Resource> resources() {
        return new Catalogue(registry).kept();
    }

    /** The resource of a kind, as objects name it. */
    public Optional<Resource> resource(String apiVersion, String kind) {
        return new Catalogue(registry).ofKind(apiVersion, kind);
    }

    /** Pods bound to a node. */
    public List<Mapping> podsOn(String node) {
        requireReachable();
        return registry.podsOn(node);
    }

    // ---- writing -----------------------------------------------------------------------------------------------------------------

    public ApiResponse create(Resource resource, String namespace, Mapping object) {
        return server.serve(call(resource, namespace, "", ""), "POST", object);
    }

    /** Writes the whole object; if it carries a resourceVersion that is no longer the present one, the answer is a {@code Conflict}. */
    public ApiResponse update(Resource resource, Mapping object) {
        return server.serve(call(resource, Objects.namespace(object), Objects.name(object), ""), "PUT", object);
    }

    public ApiResponse updateStatus(Resource resource, Mapping object) {
        return server.serve(call(resource, Objects.namespace(object), Objects.name(object), "status"), "PUT", object);
    }

    /** @param subresource empty for the object itself */
    public ApiResponse patch(Resource resource, String namespace, String name, PatchType type, Tree patch, String subresource) {
        return server.patch(call(resource, namespace, name, subresource), type, patch);
    }

    /** @param options a {@code DeleteOptions}; empty for the kind's defaults */
    public ApiResponse delete(Resource resource, String namespace, String name, Mapping options) {
        return server.serve(call(resource, namespace, name, ""), "DELETE", options);
    }

    /** Binds a pod to a node, as the scheduler does. */
    public ApiResponse bind(String namespace, String pod, String node) {
        return server.serve(call(Resources.PODS, namespace, pod, "binding"), "POST", Mapping.of(
                "apiVersion", "v1", "kind", "Binding", "metadata", Mapping.of("name", pod, "namespace", namespace),
                "target", Mapping.of("apiVersion", "v1", "kind", "Node", "name", node)));
    }

    /** Asks for a pod's eviction: refused with 429 when a disruption budget forbids it. */
    public ApiResponse evict(String namespace, String pod) {
        return server.serve(call(Resources.PODS, namespace, pod, "eviction"), "POST", Mapping.of(
                "apiVersion", "policy/v1", "kind", "Eviction", "metadata", Mapping.of("name", pod, "namespace", namespace)));
    }

    /** Any request, by its path. */
    public ApiResponse call(ApiRequest request) {
        return server.serve(kernel, caller, request);
    }

    /**
     * Records an event about an object; equal ones become one with a count.
     *
     * @param type {@code Normal} or {@code Warning}
     * @param component such as {@code default-scheduler}
     */
    public void event(Mapping about, String type, String reason, String message, String component) {
        event(about, type, reason, message, component, "");
    }

    /** @param host the node from which it is reported; empty if it does not matter */
    public void event(Mapping about, String type, String reason, String message, String component, String host) {
        if (reachable()) {
            new EventRecorder(this).record(about, new EventRecorder.Note(type, reason, message, component, host));
        }
    }

    private ApiCall call(Resource resource, String namespace, String name, String subresource) {
        return new ApiCall(kernel, registry, server.memory(), caller, resource, resource.namespaced() ? namespace : "", name, subresource, Map.of());
    }

    // ---- watching ----------------------------------------------------------------------------------------------------------------

    /** The objects that a watch began with. */
    public record Listed(List<Mapping> items, long revision) {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /** What a watch has brought; {@code closed} when it has ended and must be begun again. */
    public record Taken(List<WatchEvent> events, boolean closed) {
        public Taken {
            events = List.copyOf(events);
        }
    }

    /**
     * Lists, and from then on wakes {@code component} with {@link dev.drydock.sandbox.cluster.api.Woken} when something has changed. A watch
     * of the same id is replaced.
     */
    public Listed watch(String watchId, String component, Resource resource, WatchScope scope) {
        requireReachable();
        registry.watches().begin(watchId, component, resource, scope, registry.etcd().revision());
        return new Listed(listed(resource, scope), registry.etcd().revision());
    }

    private List<Mapping> listed(Resource resource, WatchScope scope) {
        if (!scope.node().isEmpty()) {
            return registry.podsOn(scope.node());
        }
        if (resource == Resources.ANYTHING) {
            return registry.ownedOrEnding();
        }
        if (!scope.name().isEmpty()) {
            return registry.find(resource, scope.namespace(), scope.name()).map(List::of).orElse(List.of());
        }
        return list(resource, scope.namespace());
    }

    /** What has happened since the last time. */
    public Taken take(String watchId) {
        if (!ControlPlane.serves(kernel.transaction(), caller.machine())) {
            return new Taken(List.of(), true);
        }
        return registry.watches().take(watchId).map(events -> new Taken(events, false)).orElse(new Taken(List.of(), true));
    }

    public void unwatch(String watchId) {
        registry.watches().end(watchId);
    }
}
