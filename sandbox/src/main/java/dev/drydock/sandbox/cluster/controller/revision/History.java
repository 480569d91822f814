package dev.drydock.sandbox.cluster.controller.revision;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The revisions of one owner, oldest first ({@code pkg/controller/history}). */
public final class History {
    /** Label of pods: the revision they were made of. */
    public static final String POD_LABEL = "controller-revision-hash";

    private History() {}

    /** Those that the owner controls, after adopting those that match and that nobody controls. */
    public static List<Mapping> of(ApiClient client, Mapping owner) {
        List<Mapping> revisions = new ArrayList<>();
        for (Mapping revision : client.ownedBy(Resources.CONTROLLER_REVISIONS, Objects.uid(owner))) {
            if (Objects.controller(revision).filter(ref -> ref.get("uid").text().equals(Objects.uid(owner))).isPresent()) {
                revisions.add(revision);
            }
        }
        Selector selector = Selector.of(owner.at("spec", "selector"));
        for (Mapping orphan : Objects.isBeingDeleted(owner) ? List.<Mapping>of() : client.uncontrolled(Resources.CONTROLLER_REVISIONS, Objects.namespace(owner))) {
            if (selector.matchesObject(orphan)) {
                Sequence references = ((Sequence) Tree.of(Objects.metadata(orphan).get("ownerReferences").items())).plus(Objects.controllerReference(owner));
                ApiResponse adopted = client.patch(Resources.CONTROLLER_REVISIONS, Objects.namespace(orphan), Objects.name(orphan), PatchType.MERGE,
                        Mapping.of("metadata", Mapping.of("uid", Objects.uid(orphan), "ownerReferences", references)), "");
                if (adopted.ok()) {
                    revisions.add(adopted.body());
                }
            }
        }
        revisions.sort(Comparator.<Mapping>comparingLong(revision -> revision.get("revision").whole()).thenComparing(Objects::name));
        return revisions;
    }

    /** What a revision of an owner holds: the patch that brings its template back. */
    public static Mapping patch(Mapping owner) {
        return sorted(Mapping.of("spec", Mapping.of("template", owner.at("spec", "template").mapping().with("$patch", "replace")))).mapping();
    }

    private static Tree sorted(Tree tree) {
        if (tree instanceof Sequence sequence) {
            return new Sequence(sequence.items().stream().map(History::sorted).toList());
        }
        if (!(tree instanceof Mapping mapping)) {
            return tree;
        }
        Mapping.Builder sorted = Mapping.builder();
        for (Map.Entry<String, Tree> entry : new TreeMap<>(mapping.entries()).entrySet()) {
            sorted.put(entry.getKey(), sorted(entry.getValue()));
        }
        return sorted.build();
    }

    /** The text of which the hash of a StatefulSet's revision is made. */
    public static String text(Mapping patch) {
        return Json.compact(patch);
    }

    /**
     * The revision of the owner's present template: found, renumbered as the newest, or made.
     *
     * @param hash by which it is called
     * @param hashLabel the label that carries the hash
     * @return empty if it could not be written
     */
    public static Optional<Mapping> present(ApiClient client, Mapping owner, List<Mapping> revisions, String hash, String hashLabel) {
        Mapping patch = patch(owner);
        long next = revisions.isEmpty() ? 1 : revisions.get(revisions.size() - 1).get("revision").whole() + 1;
        for (int i = revisions.size() - 1; i >= 0; i--) {
            Mapping revision = revisions.get(i);
            if (sorted(revision.get("data")).equals(patch)) {
                if (i == revisions.size() - 1) {
                    return Optional.of(revision);
                }
                ApiResponse renumbered = client.update(Resources.CONTROLLER_REVISIONS, revision.with("revision", next));
                return renumbered.ok() ? Optional.of(renumbered.body()) : Optional.empty();
            }
        }
        Mapping labels = owner.at("spec", "template", "metadata", "labels").mapping().with(hashLabel, hash);
        Mapping metadata = Mapping.builder().putUnlessEmpty("annotations", Objects.annotations(owner)).put("labels", labels)
                .put("name", Objects.name(owner) + "-" + hash).put("namespace", Objects.namespace(owner))
                .put("ownerReferences", Sequence.of(Objects.controllerReference(owner))).build();
        ApiResponse made = client.create(Resources.CONTROLLER_REVISIONS, Objects.namespace(owner), Mapping.of(
                "apiVersion", "apps/v1", "data", patch, "kind", "ControllerRevision", "metadata", metadata, "revision", next));
        return made.ok() ? Optional.of(made.body()) : Optional.empty();
    }

    /** The owner with the template of a revision. */
    public static Mapping template(Mapping revision) {
        return revision.at("data", "spec", "template").mapping().without("$patch");
    }

    /** Deletes the oldest that are not in use and more than the limit. */
    public static void forget(ApiClient client, List<Mapping> revisions, Set<String> inUse, Tree limit) {
        List<Mapping> idle = revisions.stream().filter(revision -> !inUse.contains(Objects.name(revision))
                && !inUse.contains(Objects.label(revision, POD_LABEL))).toList();
        for (int i = 0; !limit.isNothing() && i < idle.size() - limit.wholeInt(); i++) {
            client.delete(Resources.CONTROLLER_REVISIONS, Objects.namespace(idle.get(i)), Objects.name(idle.get(i)), Mapping.EMPTY);
        }
    }
}
