package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Runs one controller: lists and watches its sources, queues keys, and reconciles one key in one transaction, whose causes are the changes that led to it. */
public final class ReconcileLoop implements Component {
    /** Machine on which the controller runs, by its name. */
    private static final Family<String> RUNNING = Family.passing("controller");

    /** Whether another attempt to reach the API Server is on its way. */
    private static final Family<Boolean> RECONNECTING = Family.passing("controller-reconnecting");

    /** From hearing of a change to working on it. */
    private static final long WORK_MICROS = 1_000;

    private static final long RECONNECT_MICROS = 1_000_000;

    /** The controller is to run from now on. */
    public record Start(String machine) {}

    /** The controller has ended. */
    public record Stop() {}

    /** Nobody answered; another attempt. */
    private record Reconnect() implements Event.Periodic {}

    /** News that could not be looked into. */
    private record Later(Woken woken) implements Event.Periodic {}

    private final Kernel.Wiring wiring;
    private final ApiServer server;
    private final Controller controller;
    private final String unit;

    /** @param unit the service in which it runs: it starts only while that does */
    public ReconcileLoop(Kernel.Wiring wiring, ApiServer server, String unit, Controller controller) {
        this.wiring = wiring;
        this.server = server;
        this.unit = unit;
        this.controller = controller;
    }

    @Override
    public String name() {
        return controller.name();
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Start start && ControlPlane.runs(transaction, unit, start.machine())) {
            transaction.put(RUNNING.key(name()), start.machine());
        }
        Optional<String> machine = transaction.find(RUNNING.key(name()));
        if (machine.isEmpty()) {
            return;
        }
        ApiClient client = server.client(kernel, Caller.controller(name(), machine.get()));
        if (payload instanceof Start || payload instanceof Reconnect) {
            connect(client);
        } else if (payload instanceof Stop) {
            stop(client);
        } else if (payload instanceof Woken woken) {
            hear(client, woken);
        } else if (payload instanceof Later later) {
            hear(client, later.woken());
        } else if (payload instanceof WorkQueue.Turn due) {
            work(client, due.key());
        }
    }

    @Override
    public void failed(Transaction transaction, Object payload, Throwable defect) {
        if (payload instanceof WorkQueue.Turn due) {
            WorkQueue queue = new WorkQueue(new Kernel(wiring, transaction), name());
            queue.take(due.key());
            queue.retry(due.key());
        }
    }

    private void connect(ApiClient client) {
        client.kernel().transaction().remove(RECONNECTING.key(name()));
        if (!client.reachable()) {
            reconnect(client.kernel());
            return;
        }
        List<Controller.Source> sources = controller.sources();
        for (int i = 0; i < sources.size(); i++) {
            Controller.Source source = sources.get(i);
            ApiClient.Listed listed = client.watch(watch(i), name(), source.resource(), source.scope());
            for (Mapping item : listed.items()) {
                enqueue(client, source, new WatchEvent(WatchEvent.Type.ADDED, item, Mapping.EMPTY, listed.revision(), 0));
            }
        }
    }

    private void reconnect(Kernel kernel) {
        if (!kernel.transaction().has(RECONNECTING.key(name()))) {
            kernel.transaction().put(RECONNECTING.key(name()), true);
            kernel.after(RECONNECT_MICROS, name(), new Reconnect());
        }
    }

    private String watch(int source) {
        return name() + "/" + source;
    }

    private void stop(ApiClient client) {
        for (int i = 0; i < controller.sources().size(); i++) {
            client.unwatch(watch(i));
        }
        new WorkQueue(client.kernel(), name()).clear();
        client.kernel().transaction().remove(RUNNING.key(name()));
        client.kernel().transaction().remove(RECONNECTING.key(name()));
    }

    private void hear(ApiClient client, Woken woken) {
        if (ControlPlane.serves(client.kernel().transaction(), client.caller().machine()) && !client.reachable()) {
            // Without etcd the news cannot be looked into; they wait.
            client.kernel().after(RECONNECT_MICROS, name(), new Later(woken));
            return;
        }
        int number = Integer.parseInt(woken.watch().substring(woken.watch().lastIndexOf('/') + 1));
        ApiClient.Taken taken = client.take(woken.watch());
        if (taken.closed()) {
            client.unwatch(woken.watch());
            reconnect(client.kernel());
            return;
        }
        for (WatchEvent event : taken.events()) {
            enqueue(client, controller.sources().get(number), event);
        }
    }

    private void enqueue(ApiClient client, Controller.Source source, WatchEvent event) {
        WorkQueue queue = new WorkQueue(client.kernel(), name());
        for (String key : source.keys().of(client, event)) {
            queue.add(key, WORK_MICROS, event.deed() == 0 ? List.of() : List.of(event.deed()));
        }
    }

    private void work(ApiClient client, String key) {
        WorkQueue queue = new WorkQueue(client.kernel(), name());
        queue.take(key);
        if (!client.reachable()) {
            // All keys come again when the watches do; without etcd the connections stay, so this one must not be lost.
            queue.add(key, RECONNECT_MICROS, List.of());
            return;
        }
        Controller.Result result = controller.reconcile(client, key);
        if (result instanceof Controller.Result.Failed) {
            queue.retry(key);
        } else {
            queue.forget(key);
            if (result instanceof Controller.Result.Again again) {
                queue.add(key, again.delayMicros(), List.of());
            } else if (result instanceof Controller.Result.Poll poll) {
                queue.poll(key, poll.delayMicros());
            }
        }
    }
}
