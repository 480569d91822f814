package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who watches what, and how far each has read. A watcher is woken once, however much has happened, and then reads the history from where
 * he stood: so a write costs one record and a look at each of the few watches of its topic.
 */
final class Watches {
    /** By topic and id. */
    private static final Family<Watch> WATCHES = Family.passing("watch");
    /** The name in {@link #WATCHES} by id. */
    private static final Family<String> NAMES = Family.passing("watch-name");

    /** From a change to the watcher's hearing of it, in virtual microseconds. */
    private static final long NEWS_MICROS = 2_000;

    /**
     * @param component that is woken
     * @param position etcd's revision up to which he has read
     * @param awake whether he was woken and has not read yet
     * @param closed the connection has ended
     */
    private record Watch(String id, String component, String topic, WatchScope scope, long position, boolean awake, boolean closed) {
        Watch asleepAt(long revision) {
            return new Watch(id, component, topic, scope, revision, false, closed);
        }

        Watch woken() {
            return new Watch(id, component, topic, scope, position, true, closed);
        }

        Watch ended() {
            return new Watch(id, component, topic, scope, position, true, true);
        }
    }

    private final Kernel kernel;
    private final Transaction transaction;
    private final Etcd etcd;

    Watches(Kernel kernel, Etcd etcd) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.etcd = etcd;
    }

    /** The store's revision that the open transaction will have. */
    long deed() {
        return kernel.deed();
    }

    private static String topic(Resource resource, String node) {
        return node.isEmpty() ? resource.folder() : resource.folder() + "#" + node;
    }

    private static Key<Watch> key(String topic, String id) {
        return WATCHES.key(topic + "@" + id);
    }

    /** Begins to watch after a revision; a watch of the same id is replaced. */
    void begin(String id, String component, Resource resource, WatchScope scope, long revision) {
        end(id);
        Watch watch = new Watch(id, component, topic(resource, scope.node()), scope, revision, false, false);
        transaction.put(key(watch.topic(), id), watch);
        transaction.put(NAMES.key(id), watch.topic());
        if (revision < etcd.revision()) {
            wake(watch);
        }
    }

    void end(String id) {
        transaction.find(NAMES.key(id)).ifPresent(topic -> {
            transaction.remove(key(topic, id));
            transaction.remove(NAMES.key(id));
        });
    }

    /** The connections are gone: everyone is woken to learn it. */
    void closeAll() {
        for (Watch watch : transaction.all(WATCHES).values()) {
            transaction.put(key(watch.topic(), watch.id()), watch.ended());
            if (!watch.awake()) {
                kernel.after(NEWS_MICROS, watch.component(), new Woken(watch.id()));
            }
        }
    }

    /** The connections of one machine's components are gone. */
    void close(String id) {
        transaction.find(NAMES.key(id)).flatMap(topic -> transaction.find(key(topic, id))).ifPresent(watch -> {
            transaction.put(key(watch.topic(), id), watch.ended());
            kernel.after(NEWS_MICROS, watch.component(), new Woken(id));
        });
    }

    /** What a watcher has not read yet, which is then read; empty when the watch is closed, unknown or too old. */
    Optional<List<WatchEvent>> take(String id) {
        Optional<Watch> found = transaction.find(NAMES.key(id)).flatMap(topic -> transaction.find(key(topic, id)));
        if (found.isEmpty() || found.get().closed() || found.get().position() < etcd.compacted()) {
            return Optional.empty();
        }
        Watch watch = found.get();
        List<WatchEvent> events = new ArrayList<>();
        for (WatchEvent event : etcd.since(watch.topic(), watch.position())) {
            if (matches(watch.scope(), event.object())) {
                events.add(event);
            }
        }
        transaction.put(key(watch.topic(), id), watch.asleepAt(etcd.revision()));
        return Optional.of(events);
    }

    private static boolean matches(WatchScope scope, Mapping object) {
        return (scope.namespace().isEmpty() || scope.namespace().equals(Objects.namespace(object)))
                && (scope.name().isEmpty() || scope.name().equals(Objects.name(object)));
    }

    // ---- news --------------------------------------------------------------------------------------------------------------------

    void publish(Resource resource, WatchEvent event) {
        tell(resource.folder(), event, true);
        if (concernsOwners(event) && resource != Resources.EVENTS && resource != Resources.LEASES) {
            tell(Resources.ANYTHING.folder(), event, false);
        }
        if (resource == Resources.PODS) {
            String node = event.object().at("spec", "nodeName").text();
            if (!node.isEmpty()) {
                boolean bound = event.type() == WatchEvent.Type.MODIFIED && event.before().at("spec", "nodeName").text().isEmpty();
                tell(topic(resource, node), bound ? event.as(WatchEvent.Type.ADDED) : event, false);
            }
        }
    }

    private static boolean concernsOwners(WatchEvent event) {
        Mapping now = Objects.metadata(event.object());
        Mapping before = Objects.metadata(event.before());
        return event.type() != WatchEvent.Type.MODIFIED || Objects.isBeingDeleted(event.object()) && !Objects.isBeingDeleted(event.before())
                || now.get("ownerReferences") != before.get("ownerReferences") || now.get("finalizers") != before.get("finalizers");
    }

    private void tell(String topic, WatchEvent event, boolean kept) {
        boolean recorded = kept;
        if (kept) {
            etcd.record(topic, event);
        }
        for (Watch watch : transaction.view(WATCHES).subMap(topic + "@", topic + "A").values()) {
            if (!recorded) {
                etcd.record(topic, event);
                recorded = true;
            }
            if (!watch.awake()) {
                wake(watch);
            }
        }
    }

    private void wake(Watch watch) {
        transaction.put(key(watch.topic(), watch.id()), watch.woken());
        kernel.after(NEWS_MICROS + ControlPlane.slowness(transaction), watch.component(), new Woken(watch.id()));
    }
}
