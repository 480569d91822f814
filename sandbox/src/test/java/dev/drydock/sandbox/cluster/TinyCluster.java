package dev.drydock.sandbox.cluster;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.manager.Controllers;
import dev.drydock.sandbox.cluster.etcd.EtcdMember;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import dev.drydock.sandbox.unit.Unit;
import dev.drydock.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** etcd and an API Server on {@code node-1}, and the components that a test brings: each is a unit of that machine, running from the start. */
public final class TinyCluster {
    public static final String MACHINE = "node-1";
    private static final long EVENTS = 1_000_000;

    public final World world;
    private final ApiServer server;

    /** @param parts made with the wiring and the API Server, as in a real world */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public TinyCluster(BiFunction<Kernel.Wiring, ApiServer, Component>... parts) {
        this(List.of(), List.of(parts));
    }

    /** With the controller manager and all its controllers. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static TinyCluster withControllers(BiFunction<Kernel.Wiring, ApiServer, Component>... parts) {
        return new TinyCluster(Controllers.parts(), List.of(parts));
    }

    private TinyCluster(List<Function<Kernel.Wiring, Component>> controllers, List<BiFunction<Kernel.Wiring, ApiServer, Component>> parts) {
        List<Function<Kernel.Wiring, Component>> components = new ArrayList<>(List.of(EtcdMember::new, ApiServer::new));
        List<String> units = new ArrayList<>(List.of(EtcdMember.NAME, ApiServer.NAME));
        components.addAll(controllers);
        if (!controllers.isEmpty()) {
            units.add(Controllers.NAME);
        }
        ApiServer[] holder = new ApiServer[1];
        components.add(wiring -> {
            holder[0] = new ApiServer(wiring);
            return new Nobody();
        });
        for (BiFunction<Kernel.Wiring, ApiServer, Component> part : parts) {
            components.add(wiring -> {
                Component made = part.apply(wiring, new ApiServer(wiring));
                units.add(made.name());
                return made;
            });
        }
        world = new World(new World.Plan(1, 1_700_000_000_000_000L, name -> Optional.empty(), Phrases.NONE, false, components, kernel -> {
            ControlPlane.put(kernel.transaction(), new ControlPlane(List.of(MACHINE), List.of(MACHINE), "v1.32.13", "10.96.0.0/12", "10.244.0.0/16"));
            units.forEach(unit -> Unit.install(kernel, MACHINE, unit, unit, unit));
        }), (stream, bytes) -> {});
        server = holder[0];
        run(1_000);
        if (controllers.isEmpty()) {
            create(Resources.SERVICE_ACCOUNTS, "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
        }
    }

    /** A component that nothing is ever told to. */
    private static final class Nobody implements Component {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public void on(dev.drydock.sandbox.store.Transaction transaction, Object payload) {
            throw new IllegalStateException("nobody is told anything");
        }
    }

    /** Lets so many virtual milliseconds pass. A defect of a component fails the test. */
    public void run(long millis) {
        long until = world.now() + millis * 1_000;
        world.run(until, EVENTS, () -> false);
        world.idleUntil(until);
        if (!world.defects().isEmpty()) {
            throw new AssertionError(world.defects().get(0));
        }
    }

    /** Asks the API Server in a transaction of its own, as the administrator would. */
    public <T> T ask(Function<ApiClient, T> question) {
        return world.ask("test", kernel -> question.apply(server.client(kernel, new Caller(
                "kubernetes-admin", List.of("system:masters", "system:authenticated"), "test", MACHINE, true))));
    }

    public ApiResponse create(Resource resource, String yaml) {
        Mapping object = object(yaml);
        String namespace = object.at("metadata", "namespace").text("default");
        return ask(client -> client.create(resource, namespace, object));
    }

    /** Any request; the body in YAML, empty for none. */
    public ApiResponse request(String method, String path, Map<String, String> query, String yaml) {
        Tree body = yaml.isEmpty() ? dev.drydock.sandbox.tree.Nothing.NOTHING : Yaml.parse(yaml);
        return ask(client -> client.call(ApiRequest.of(method, path, query, body)));
    }

    public Mapping get(Resource resource, String namespace, String name) {
        return ask(client -> client.get(resource, namespace, name)).orElse(Mapping.EMPTY);
    }

    public List<Mapping> list(Resource resource, String namespace) {
        return ask(client -> client.list(resource, namespace));
    }

    public static Mapping object(String yaml) {
        return Yaml.parse(yaml).mapping();
    }

    /** Stops or starts a unit of the machine and lets it take effect. */
    public void unit(String name, boolean running) {
        world.act("test", kernel -> kernel.transaction().get(Unit.key(MACHINE, name)).set(kernel, running));
        run(10);
    }
}
