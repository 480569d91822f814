package dev.drydock.sandbox.cluster.inquiry;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An object of a cluster that somebody asks about, {@code pod/web} or {@code deployment web}: which changes were about it, and what stands in
 * its way now. Keys of sentences begin with {@code inquiry.}.
 */
public record Inquiry(Resource resource, String name) {
    /** What the words ask about; empty if there is no such kind. */
    public static Optional<Inquiry> of(String words) {
        String[] parts = words.strip().split("[ \t/]+");
        if (parts.length != 2) {
            return Optional.empty();
        }
        String kind = parts[0].toLowerCase(Locale.ROOT);
        return Resources.all().stream().filter(each -> each.plural().equals(kind) || each.singular().equals(kind) || each.shortNames().contains(kind))
                .findFirst().map(each -> new Inquiry(each, parts[1]));
    }

    /** Whether a change was of the object, or an event about it. */
    public Predicate<Change> changes() {
        return change -> change.key().family() == Etcd.KEYS && change.after(Etcd.KEYS).or(() -> change.before(Etcd.KEYS)).map(this::concerns).orElse(false);
    }

    private boolean concerns(KeyValue value) {
        Mapping object = value.value();
        Tree about = object.get("kind").text().equals("Event") ? object.get("involvedObject") : Mapping.of("kind", object.get("kind"), "name", Objects.name(object));
        return about.get("kind").text().equals(resource.kind()) && about.get("name").text().equals(name);
    }

    /** What stands in its way now; empty if there is no such object or nothing is wrong. */
    public List<Fact> troubles(Kernel kernel) {
        if (ControlPlane.find(kernel.transaction()).isEmpty()) {
            return List.of();
        }
        Look look = new Look(kernel);
        look.server();
        look.find(resource, name).ifPresent(look::object);
        return look.facts();
    }

    /** Which components do not run that every cluster needs: why nothing follows from what was asked for. */
    public static List<Fact> idle(Kernel kernel) {
        if (ControlPlane.find(kernel.transaction()).isEmpty()) {
            return List.of();
        }
        Look look = new Look(kernel);
        look.server();
        List.of("kube-controller-manager", "kube-scheduler").forEach(look::down);
        return look.facts();
    }

    /** The same question about the object that is meant: of a name that nobody has, the first that begins with it. */
    public Inquiry resolved(Kernel kernel) {
        List<String> names = new Etcd(kernel.transaction()).range(resource.folder()).values().stream().map(value -> Objects.name(value.value())).toList();
        return names.contains(name) ? this : names.stream().filter(each -> each.startsWith(name + "-")).findFirst().map(each -> new Inquiry(resource, each)).orElse(this);
    }
}
