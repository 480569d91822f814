package dev.drydock.sandbox.cluster.inquiry;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** Tells what the components of a cluster did from what changed in etcd. Keys of sentences begin with {@code cluster.}. */
public final class ClusterDeeds implements Fact.Teller {
    /** Kinds that only follow others, or that nobody asks about. */
    private static final List<String> QUIET = List.of("Lease", "EndpointSlice", "ControllerRevision");

    @Override
    public Optional<Fact> tell(Change change) {
        if (change.key().family() != Etcd.KEYS) {
            return Optional.empty();
        }
        Mapping before = change.before(Etcd.KEYS).map(KeyValue::value).orElse(Mapping.EMPTY);
        Mapping after = change.after(Etcd.KEYS).map(KeyValue::value).orElse(Mapping.EMPTY);
        Mapping object = after.isEmpty() ? before : after;
        String kind = object.get("kind").text();
        if (QUIET.contains(kind)) {
            return Optional.empty();
        }
        if (kind.equals("Event")) {
            return after.isEmpty() ? Optional.empty() : Optional.of(Fact.of("cluster.event", about(after), after.get("reason").text(), after.get("message").text()));
        }
        String what = kind.toLowerCase(java.util.Locale.ROOT) + "/" + Objects.name(object);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of(Fact.of(after.isEmpty() ? "cluster.removed" : "cluster.created", what));
        }
        if (Objects.isBeingDeleted(after) && !Objects.isBeingDeleted(before)) {
            return Optional.of(Fact.of("cluster.ending", what));
        }
        return changed(kind, what, before, after);
    }

    private static String about(Mapping event) {
        return event.at("involvedObject", "kind").text().toLowerCase(java.util.Locale.ROOT) + "/" + event.at("involvedObject", "name").text();
    }

    private static Optional<Fact> changed(String kind, String what, Mapping before, Mapping after) {
        String node = after.at("spec", "nodeName").text();
        if (kind.equals("Pod") && !node.isEmpty() && before.at("spec", "nodeName").text().isEmpty()) {
            return Optional.of(Fact.of("cluster.bound", what, node));
        }
        if (!before.at("spec", "replicas").equals(after.at("spec", "replicas"))) {
            return Optional.of(Fact.of("cluster.scaled", what, Long.toString(before.at("spec", "replicas").whole()), Long.toString(after.at("spec", "replicas").whole())));
        }
        if (!before.get("spec").equals(after.get("spec"))) {
            return Optional.of(Fact.of("cluster.respecified", what));
        }
        boolean ready = Objects.is(after, "Ready");
        if (ready != Objects.is(before, "Ready")) {
            return Optional.of(Fact.of(ready ? "cluster.ready" : "cluster.unready", what));
        }
        String phase = after.at("status", "phase").text();
        return phase.equals(before.at("status", "phase").text()) ? Optional.empty() : Optional.of(Fact.of("cluster.phase", what, phase));
    }
}
