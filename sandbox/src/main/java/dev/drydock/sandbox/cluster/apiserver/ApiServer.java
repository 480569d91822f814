package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.unit.Unit;
import java.util.Optional;

/**
 * The API Server. Components of the cluster call it in process, by {@link #client}; everybody else over the network. It keeps nothing
 * itself but what it can reckon again: objects, watches and indexes are records of the store.
 */
public final class ApiServer implements Component {
    public static final String NAME = "kube-apiserver";

    private final Kernel.Wiring wiring;
    private final Memory memory = new Memory();

    public ApiServer(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String name() {
        return NAME;
    }

    Memory memory() {
        return memory;
    }

    /** A connection for this transaction. */
    public ApiClient client(Kernel kernel, Caller caller) {
        return new ApiClient(this, kernel, caller);
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            ControlPlane.started(kernel, NAME, started.machine());
            transaction.put(Exchange.Endpoint.host(started.machine(), ControlPlane.API_PORT), new Exchange.Endpoint(NAME));
            bootstrap(client(kernel, Caller.component("apiserver", started.machine())));
        } else if (payload instanceof Unit.Stopped stopped) {
            ControlPlane.stopped(kernel, NAME, stopped.machine());
            transaction.remove(Exchange.Endpoint.host(stopped.machine(), ControlPlane.API_PORT));
            if (ControlPlane.machines(transaction, NAME).isEmpty()) {
                new Registry(kernel).watches().closeAll();
                Connections.dropAll(kernel);
            }
        } else if (payload instanceof Exchange.Arrived arrived) {
            kernel.exchanges().find(arrived.exchange()).ifPresent(exchange -> new Connections(this, kernel).accept(exchange));
        } else if (payload instanceof Woken woken) {
            new Connections(this, kernel).stream(woken.watch());
        } else if (payload instanceof Connections.Later later) {
            new Connections(this, kernel).again(later);
        }
    }

    /** Makes what a cluster has from its first start on, where it is missing. */
    public void bootstrap(ApiClient client) {
        new Bootstrap(client).run();
    }

    // ---- requests ----------------------------------------------------------------------------------------------------------------

    /** Serves a request that does not stream. */
    ApiResponse serve(Kernel kernel, Caller caller, ApiRequest request) {
        if (!ControlPlane.serves(kernel.transaction(), caller.machine())) {
            return ApiResponse.unreachable();
        }
        Optional<Target> target = Target.of(request.path());
        if (target.isEmpty()) {
            return Paths.serve(kernel, request);
        }
        Registry registry = new Registry(kernel);
        Optional<Resource> resource = new Catalogue(registry).find(target.get().apiVersion(), target.get().plural());
        if (resource.isEmpty()) {
            return Refusals.noPath();
        }
        Target at = target.get();
        if (resource.get().group().equals("metrics.k8s.io")) {
            return new Metering(kernel, registry).serve(request, at);
        }
        Resource kept = new Catalogue(registry).kept(resource.get());
        ApiCall call = new ApiCall(kernel, registry, memory, caller, kept, at.namespaceFor(kept), at.name(), at.subresource(), request.query());
        if (request.method().equals("PATCH")) {
            Optional<PatchType> type = PatchType.of(request.header("content-type"));
            return type.isEmpty() ? Refusals.unsupportedMediaType("the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")
                    : Versions.out(resource.get(), kept, patch(call, type.get(), request.body()));
        }
        return Versions.out(resource.get(), kept, serve(call, request.method(), Versions.in(resource.get(), kept, request.body())));
    }

    /** Serves a call on resources. */
    ApiResponse serve(ApiCall call, String method, Tree body) {
        if (call.resource() == Resources.COMPONENT_STATUSES) {
            return Health.components(call);
        }
        if (!available(call) && !(method.equals("GET") && cached(call))) {
            return ApiResponse.unreachable();
        }
        if (Access.isReview(call.resource())) {
            return new Access(call.registry()).review(call, body);
        }
        if (!call.subresource().isEmpty() && !(call.subresource().equals("status") && method.equals("PUT"))) {
            return Subresources.serve(this, call, method, body);
        }
        return switch (method) {
            case "GET" -> call.name().isEmpty() ? Read.list(call) : Read.one(call);
            case "POST" -> Create.run(call, body);
            case "PUT" -> Update.run(call, body);
            case "DELETE" -> call.name().isEmpty() ? Delete.all(call, body.mapping()) : Delete.run(call, body.mapping());
            default -> Refusals.methodNotAllowed();
        };
    }

    ApiResponse patch(ApiCall call, PatchType type, Tree patch) {
        if (!available(call)) {
            return ApiResponse.unreachable();
        }
        return call.subresource().isEmpty() || call.subresource().equals("status") ? Patch.run(call, type, patch) : Subresources.patch(this, call, type, patch);
    }

    /** A client that takes whatever there is, by {@code resourceVersion=0}, is served from the watch cache even when etcd is silent. */
    private static boolean cached(ApiCall call) {
        return ControlPlane.serves(call.kernel().transaction(), call.caller().machine()) && call.options().getOrDefault("resourceVersion", "").equals("0");
    }

    private static boolean available(ApiCall call) {
        return ControlPlane.serves(call.kernel().transaction(), call.caller().machine()) && ControlPlane.hasQuorum(call.kernel().transaction());
    }
}
