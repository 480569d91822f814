package dev.drydock.sandbox.cluster.controller.garbage;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An object as its owners see it. */
final class Dependent {
    private Dependent() {}

    static boolean hasFinalizer(Mapping object, String finalizer) {
        return Objects.metadata(object).get("finalizers").texts().contains(finalizer);
    }

    /** Whether an object is being deleted and stays until its dependents are gone. */
    static boolean waits(Mapping object) {
        return Objects.isBeingDeleted(object) && hasFinalizer(object, GarbageCollector.FOREGROUND);
    }

    /** Whether there is such a kind of owner at all. */
    static boolean isKnown(ApiClient client, Tree reference) {
        return client.resource(reference.get("apiVersion").text(), reference.get("kind").text()).isPresent();
    }

    /** The owner that a reference means: another object of the same name is not it. An owner of an unknown kind is not found. */
    static Optional<Mapping> owner(ApiClient client, Mapping object, Tree reference) {
        Optional<Resource> kind = client.resource(reference.get("apiVersion").text(), reference.get("kind").text());
        return kind.flatMap(resource -> client.get(resource, resource.namespaced() ? Objects.namespace(object) : "", reference.get("name").text()))
                .filter(owner -> Objects.uid(owner).equals(reference.get("uid").text()));
    }

    static boolean blocks(Mapping object, String ownerUid) {
        return Objects.metadata(object).get("ownerReferences").items().stream()
                .anyMatch(reference -> reference.get("uid").text().equals(ownerUid) && reference.get("blockOwnerDeletion").truth());
    }

    /** The object without its references to some owners. */
    static Mapping without(Mapping object, List<String> uids) {
        List<Tree> left = Objects.metadata(object).get("ownerReferences").items().stream()
                .filter(reference -> !uids.contains(reference.get("uid").text())).toList();
        return left.isEmpty() ? object.withoutAt("metadata", "ownerReferences") : object.withAt(new Sequence(left), "metadata", "ownerReferences");
    }

    static Mapping unblocked(Mapping object) {
        UnaryOperator<Tree> unblock = reference -> reference.mapping().without("blockOwnerDeletion");
        return object.withAt(new Sequence(Objects.metadata(object).get("ownerReferences").items().stream().map(unblock).toList()), "metadata", "ownerReferences");
    }

    static Mapping finalized(Mapping object, String finalizer) {
        List<String> left = Objects.metadata(object).get("finalizers").texts().stream().filter(each -> !each.equals(finalizer)).toList();
        return left.isEmpty() ? object.withoutAt("metadata", "finalizers") : object.withAt(Sequence.ofTexts(left), "metadata", "finalizers");
    }
}
