package dev.drydock.sandbox.cluster.controller.garbage;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes objects whose owners are all gone. An owner that is deleted in the foreground stays until those of its dependents are gone that
 * block it; one that orphans lets its dependents go first (upstream's {@code garbagecollector}).
 */
public final class GarbageCollector implements Controller {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    private static final String NAME = "garbage-collector-controller";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.ANYTHING, GarbageCollector::concerned));
    }

    private static List<String> concerned(ApiClient client, WatchEvent event) {
        Mapping object = event.object();
        List<String> keys = new ArrayList<>();
        boolean gone = event.type() == WatchEvent.Type.DELETED;
        boolean owns = gone || Objects.isBeingDeleted(object);
        if (!gone && (Dependent.hasFinalizer(object, FOREGROUND) || Dependent.hasFinalizer(object, ORPHAN) || isLeft(client, object))) {
            keys.add(key(object));
        }
        if (owns) {
            client.dependents(Objects.uid(object)).forEach(each -> keys.add(key(each)));
        }
        if (gone) {
            // Owners that wait may be free now.
            for (Tree reference : Objects.metadata(object).get("ownerReferences").items()) {
                Dependent.owner(client, object, reference).filter(owner -> Dependent.hasFinalizer(owner, FOREGROUND)).ifPresent(owner -> keys.add(key(owner)));
            }
        }
        return keys;
    }

    /** Whether one of its owners is not there, or is waiting for it to go. */
    private static boolean isLeft(ApiClient client, Mapping object) {
        for (Tree reference : Objects.metadata(object).get("ownerReferences").items()) {
            Optional<Mapping> owner = Dependent.owner(client, object, reference);
            if (owner.isEmpty() || Dependent.waits(owner.get())) {
                return true;
            }
        }
        return false;
    }

    private static String key(Mapping object) {
        return object.get("apiVersion").text() + "|" + object.get("kind").text() + "|" + Objects.namespace(object) + "|" + Objects.name(object);
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        String[] parts = key.split("\\|", -1);
        Optional<Resource> resource = client.resource(parts[0], parts[1]);
        Optional<Mapping> found = resource.flatMap(kind -> client.get(kind, parts[2], parts[3]));
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping object = found.get();
        if (Objects.isBeingDeleted(object) && Dependent.hasFinalizer(object, ORPHAN)) {
            return orphan(client, resource.get(), object);
        }
        if (Dependent.waits(object)) {
            return release(client, resource.get(), object);
        }
        return Objects.isBeingDeleted(object) ? Controller.done() : attempt(client, resource.get(), object);
    }

    /** Lets all dependents go, then the owner itself. */
    private static Result orphan(ApiClient client, Resource resource, Mapping owner) {
        for (Mapping dependent : client.dependents(Objects.uid(owner))) {
            client.resource(dependent.get("apiVersion").text(), dependent.get("kind").text())
                    .ifPresent(kind -> client.update(kind, Dependent.without(dependent, List.of(Objects.uid(owner)))));
        }
        return answer(client.update(resource, Dependent.finalized(owner, ORPHAN)));
    }

    /** An owner deleted in the foreground may go when nothing blocks it any more. */
    private static Result release(ApiClient client, Resource resource, Mapping owner) {
        List<Mapping> dependents = client.dependents(Objects.uid(owner));
        boolean blocked = dependents.stream().anyMatch(each -> Dependent.blocks(each, Objects.uid(owner)));
        if (!blocked) {
            return answer(client.update(resource, Dependent.finalized(owner, FOREGROUND)));
        }
        return Controller.done();
    }

    private static Result attempt(ApiClient client, Resource resource, Mapping object) {
        List<String> away = new ArrayList<>();
        boolean solid = false;
        boolean waiting = false;
        for (Tree reference : Objects.metadata(object).get("ownerReferences").items()) {
            if (!Dependent.isKnown(client, reference)) {
                solid = true;
                continue;
            }
            Optional<Mapping> owner = Dependent.owner(client, object, reference);
            boolean waits = owner.isPresent() && Dependent.waits(owner.get());
            solid |= owner.isPresent() && !waits;
            waiting |= waits;
            if (owner.isEmpty() || waits) {
                away.add(reference.get("uid").text());
                misplaced(client, object, reference, owner);
            }
        }
        if (away.isEmpty()) {
            return Controller.done();
        }
        if (solid) {
            return answer(client.update(resource, Dependent.without(object, away)));
        }
        return delete(client, resource, object, waiting);
    }

    private static void misplaced(ApiClient client, Mapping object, Tree reference, Optional<Mapping> owner) {
        boolean namespaced = client.resource(reference.get("apiVersion").text(), reference.get("kind").text()).map(Resource::namespaced).orElse(false);
        if (owner.isEmpty() && namespaced && Objects.namespace(object).isEmpty()) {
            client.event(object, "Warning", "OwnerRefInvalidNamespace", "ownerRef [" + reference.get("apiVersion").text() + "/" + reference.get("kind").text()
                    + ", namespace: , name: " + reference.get("name").text() + ", uid: " + reference.get("uid").text() + "] does not exist in namespace \"\"", NAME);
        }
    }

    private static Result delete(ApiClient client, Resource resource, Mapping object, boolean waiting) {
        List<Mapping> own = client.dependents(Objects.uid(object));
        Mapping last = object;
        if (waiting && own.stream().anyMatch(Dependent::waits)) {
            // A circle of owners would block itself for ever.
            ApiResponse unblocked = client.update(resource, Dependent.unblocked(object));
            last = unblocked.ok() ? unblocked.body() : object;
        }
        boolean foreground = waiting && !own.isEmpty() || Dependent.hasFinalizer(last, FOREGROUND);
        String policy = foreground ? "Foreground" : Dependent.hasFinalizer(last, ORPHAN) ? "Orphan" : "Background";
        ApiResponse deleted = client.delete(resource, Objects.namespace(object), Objects.name(object), Mapping.of(
                "propagationPolicy", policy, "preconditions", Mapping.of("uid", Objects.uid(object))));
        return answer(deleted);
    }

    private static Result answer(ApiResponse response) {
        return response.ok() || response.is("NotFound") || response.is("Conflict") ? Controller.done() : Controller.failed(response.message());
    }
}
