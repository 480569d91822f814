package dev.drydock.sandbox.cluster.proxy;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.ReconcileLoop;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Routing;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * {@code kube-proxy} on all nodes. What one of them makes of the API's objects is what every other makes of them, so the rules are made once
 * and followed by all nodes whose proxy runs and has a connection; a node whose proxy is stopped or cut off keeps the rules it has.
 */
public final class KubeProxy implements Component {
    public static final String NAME = "kube-proxy";

    private static final String SERVICES = NAME + "/services";
    private static final String SLICES = NAME + "/endpointslices";
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    /** From the start of the process to its first rules. */
    private static final long START_MICROS = 300_000;
    /** From a change to the rules, when there was none for a while. */
    private static final long SYNC_MICROS = 20_000;
    /** {@code iptables.minSyncPeriod}. */
    private static final long BETWEEN_MICROS = 1_000_000;
    private static final long RECONNECT_MICROS = 1_000_000;
    /** More services than this are read in one pass over all slices. */
    private static final int FEW = 32;

    private static final Family<Boolean> WATCHING = Family.passing("proxy-watching");
    private static final Family<Long> SYNCED = Family.passing("proxy-synced");
    private static final Family<Boolean> AWAITED = Family.passing("proxy-awaited");
    /** Services whose rules must be looked at again, by {@code namespace/name}. */
    private static final Family<Boolean> CHANGED = Family.passing("proxy-changed");
    private static final Key<Boolean> WATCH = WATCHING.key("rules");
    private static final Key<Long> LAST = SYNCED.key("rules");

    private record Sync() {}

    private record Begin(String machine) {}

    private record Reconnect() implements Event.Periodic {}

    private final Kernel.Wiring wiring;
    private final ApiServer server;
    /** Whether filters for NetworkPolicies are made on the nodes, too, by an agent beside the proxy. */
    private final boolean filters;

    public KubeProxy(Kernel.Wiring wiring, ApiServer server) {
        this(wiring, server, false);
    }

    private KubeProxy(Kernel.Wiring wiring, ApiServer server, boolean filters) {
        this.wiring = wiring;
        this.server = server;
        this.filters = filters;
    }

    /** The proxy, and the agent that makes filters of NetworkPolicies and runs as long as any proxy does. */
    public static List<Function<Kernel.Wiring, Component>> parts() {
        return List.of(wiring -> new KubeProxy(wiring, new ApiServer(wiring), true),
                wiring -> new ReconcileLoop(wiring, new ApiServer(wiring), NAME, new PolicyAgent()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            ControlPlane.started(kernel, NAME, started.machine());
            kernel.after(START_MICROS, NAME, new Begin(started.machine()));
        } else if (payload instanceof Unit.Stopped stopped) {
            stop(kernel, stopped.machine());
        } else if (payload instanceof Begin begin) {
            connect(kernel);
            if (filters) {
                kernel.after(0, PolicyAgent.NAME, new ReconcileLoop.Start(begin.machine()));
            }
        } else if (payload instanceof Reconnect) {
            transaction.remove(AWAITED.key("connection"));
            connect(kernel);
        } else if (payload instanceof Woken) {
            later(kernel);
        } else if (payload instanceof Sync) {
            transaction.remove(AWAITED.key("sync"));
            sync(kernel);
        }
    }

    private void stop(Kernel kernel, String machine) {
        ControlPlane.stopped(kernel, NAME, machine);
        Routing.keep(kernel.transaction(), List.of(machine));
        if (ControlPlane.machines(kernel.transaction(), NAME).isEmpty() && kernel.transaction().has(WATCH)) {
            ApiClient client = client(kernel, machine);
            client.unwatch(SERVICES);
            client.unwatch(SLICES);
            kernel.transaction().remove(WATCH);
            if (filters) {
                kernel.after(0, PolicyAgent.NAME, new ReconcileLoop.Stop());
            }
        }
    }

    private ApiClient client(Kernel kernel, String machine) {
        return server.client(kernel, Caller.component(NAME, machine));
    }

    /** A machine whose proxy runs and reaches the API Server. */
    private Optional<ApiClient> connection(Kernel kernel) {
        for (String machine : ControlPlane.machines(kernel.transaction(), NAME)) {
            ApiClient client = client(kernel, machine);
            if (client.reachable()) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    /** Begins the watches if there are none, and brings the rules of all nodes up to date that have a connection. */
    private void connect(Kernel kernel) {
        Optional<ApiClient> client = connection(kernel);
        if (client.isEmpty()) {
            reconnect(kernel);
            return;
        }
        if (!kernel.transaction().has(WATCH)) {
            kernel.transaction().put(WATCH, true);
            client.get().watch(SERVICES, NAME, Resources.SERVICES, WatchScope.all()).items().forEach(service -> changed(kernel, Objects.key(service)));
            client.get().watch(SLICES, NAME, Resources.ENDPOINT_SLICES, WatchScope.all());
            for (Routing.Service rule : kernel.transaction().all(Routing.SERVICES).values()) {
                changed(kernel, key(rule.name()));
            }
        }
        sync(kernel);
    }

    private void reconnect(Kernel kernel) {
        if (!kernel.transaction().has(AWAITED.key("connection")) && !ControlPlane.machines(kernel.transaction(), NAME).isEmpty()) {
            kernel.transaction().put(AWAITED.key("connection"), true);
            kernel.after(RECONNECT_MICROS, NAME, new Reconnect());
        }
    }

    private static void changed(Kernel kernel, String service) {
        kernel.transaction().put(CHANGED.key(service), true);
    }

    /** {@code namespace/name} of a rule's name. */
    private static String key(String rule) {
        int colon = rule.indexOf(':');
        return colon < 0 ? rule : rule.substring(0, colon);
    }

    private void later(Kernel kernel) {
        if (!kernel.transaction().has(AWAITED.key("sync"))) {
            kernel.transaction().put(AWAITED.key("sync"), true);
            long next = kernel.transaction().find(LAST).orElse(0L) + BETWEEN_MICROS;
            kernel.after(Math.max(SYNC_MICROS, next - kernel.now()), NAME, new Sync());
        }
    }

    private void sync(Kernel kernel) {
        Optional<ApiClient> client = connection(kernel);
        if (client.isEmpty() || !take(client.get(), SERVICES) || !take(client.get(), SLICES)) {
            client.ifPresent(open -> {
                open.unwatch(SERVICES);
                open.unwatch(SLICES);
            });
            kernel.transaction().remove(WATCH);
            reconnect(kernel);
            return;
        }
        kernel.transaction().put(LAST, kernel.now());
        attend(kernel);
        write(client.get());
    }

    private boolean take(ApiClient client, String watch) {
        ApiClient.Taken taken = client.take(watch);
        for (WatchEvent event : taken.events()) {
            Mapping object = event.object();
            String name = watch.equals(SERVICES) ? Objects.name(object) : Objects.label(object, SERVICE_NAME);
            changed(client.kernel(), Objects.namespace(object) + "/" + name);
        }
        return !taken.closed();
    }

    /** Nodes that are cut off keep the rules that they have; the others follow. */
    private void attend(Kernel kernel) {
        List<String> away = new ArrayList<>();
        for (String machine : ControlPlane.machines(kernel.transaction(), NAME)) {
            if (ControlPlane.serves(kernel.transaction(), machine)) {
                Routing.follow(kernel.transaction(), machine);
            } else {
                away.add(machine);
            }
        }
        if (!away.isEmpty()) {
            Routing.keep(kernel.transaction(), away);
            reconnect(kernel);
        }
    }

    private void write(ApiClient client) {
        Transaction transaction = client.kernel().transaction();
        Set<String> keys = new LinkedHashSet<>(transaction.all(CHANGED).keySet());
        Map<String, List<Mapping>> slices = keys.size() > FEW ? byService(client) : Map.of();
        for (String key : keys) {
            transaction.remove(CHANGED.key(key));
            String namespace = key.substring(0, key.indexOf('/'));
            String name = key.substring(key.indexOf('/') + 1);
            List<Mapping> own = keys.size() > FEW ? slices.getOrDefault(key, List.of())
                    : client.list(Resources.ENDPOINT_SLICES, namespace, Selector.ofLabels(Mapping.of(SERVICE_NAME, name)));
            write(transaction, key, client.get(Resources.SERVICES, namespace, name).map(service -> Rules.of(service, own)).orElse(List.of()));
        }
    }

    private static void write(Transaction transaction, String key, List<Routing.Service> rules) {
        Set<String> stale = new TreeSet<>(transaction.view(Routing.SERVICES).subMap(key + ":", key + ";").keySet());
        stale.add(key);
        for (Routing.Service rule : rules) {
            stale.remove(rule.name());
        }
        stale.forEach(name -> Routing.remove(transaction, name));
        rules.forEach(rule -> Routing.put(transaction, rule));
    }

    private static Map<String, List<Mapping>> byService(ApiClient client) {
        Map<String, List<Mapping>> slices = new TreeMap<>();
        for (Mapping slice : client.list(Resources.ENDPOINT_SLICES)) {
            slices.computeIfAbsent(Objects.namespace(slice) + "/" + Objects.label(slice, SERVICE_NAME), key -> new ArrayList<>()).add(slice);
        }
        return slices;
    }
}
