package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.TemplateHash;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The set of the present template: made, or found again with a new revision ({@code getNewReplicaSet}). */
final class NewSet {
    private final ApiClient client;
    private final Pace pace;
    private final Status status;

    NewSet(ApiClient client, Pace pace, Status status) {
        this.client = client;
        this.pace = pace;
        this.status = status;
    }

    /** @param refused whether something could not be written, so that all must be looked at again */
    record Result(Mapping deployment, Optional<Mapping> set, boolean refused) {}

    Result sync(Mapping deployment, Optional<Mapping> known, List<Mapping> old, boolean make) {
        long revision = Revisions.highest(old) + 1;
        if (known.isPresent()) {
            return found(deployment, known.get(), revision);
        }
        return make ? make(deployment, old, revision) : new Result(deployment, Optional.empty(), false);
    }

    private Result found(Mapping deployment, Mapping set, long revision) {
        Mapping noted = Revisions.noted(set, deployment, revision);
        Tree ready = deployment.at("spec", "minReadySeconds");
        if (ready.whole() != set.at("spec", "minReadySeconds").whole()) {
            noted = noted.withAt(ready.whole(), "spec", "minReadySeconds");
        }
        if (noted != set) {
            ApiResponse answer = client.update(Resources.REPLICA_SETS, noted);
            return new Result(deployment, Optional.of(answer.ok() ? answer.body() : set), !answer.ok());
        }
        Mapping after = revised(deployment, Objects.annotations(set).get(Revisions.REVISION).text());
        if (Status.hasDeadline(deployment) && Objects.condition(deployment, "Progressing").isEmpty()) {
            after = status.with(after, "True", "FoundNewReplicaSet", "Found new replica set \"" + Objects.name(set) + "\"");
        }
        return new Result(status.write(deployment, after), Optional.of(set), false);
    }

    private static Mapping revised(Mapping deployment, String revision) {
        return Objects.annotations(deployment).get(Revisions.REVISION).text().equals(revision) ? deployment
                : deployment.withAt(Objects.annotations(deployment).with(Revisions.REVISION, revision), "metadata", "annotations");
    }

    private Result make(Mapping deployment, List<Mapping> old, long revision) {
        String hash = TemplateHash.of(deployment.at("spec", "template"), deployment.at("status", "collisionCount"));
        Mapping set = set(deployment, old, revision, hash);
        ApiResponse answer = client.create(Resources.REPLICA_SETS, Objects.namespace(deployment), set);
        if (answer.is("AlreadyExists")) {
            return exists(deployment, Objects.name(set));
        }
        if (!answer.ok()) {
            return refused(deployment, Objects.name(set), answer);
        }
        int size = OwnedSets.wanted(answer.body());
        if (size > 0) {
            client.event(deployment, "Normal", "ScalingReplicaSet", "Scaled up replica set " + Objects.name(set) + " from 0 to " + size, DeploymentController.NAME);
        }
        Mapping after = revised(deployment, Long.toString(revision));
        if (Status.hasDeadline(deployment)) {
            after = status.with(after, "True", "NewReplicaSetCreated", "Created new replica set \"" + Objects.name(set) + "\"");
        }
        return new Result(status.write(deployment, after), Optional.of(answer.body()), false);
    }

    private Mapping set(Mapping deployment, List<Mapping> old, long revision, String hash) {
        Mapping template = deployment.at("spec", "template").mapping();
        Mapping labels = template.at("metadata", "labels").mapping().with(Revisions.HASH_LABEL, hash);
        Mapping selector = deployment.at("spec", "selector").mapping();
        Mapping spec = Mapping.builder().putUnlessEmpty("minReadySeconds", deployment.at("spec", "minReadySeconds")).put("replicas", 0)
                .put("selector", selector.with("matchLabels", selector.get("matchLabels").mapping().with(Revisions.HASH_LABEL, hash)))
                .put("template", template.withAt(labels, "metadata", "labels")).build();
        Mapping set = Mapping.of("apiVersion", "apps/v1", "kind", "ReplicaSet", "metadata", Mapping.of("labels", labels,
                "name", Objects.name(deployment) + "-" + hash, "namespace", Objects.namespace(deployment),
                "ownerReferences", Sequence.of(Objects.controllerReference(deployment))), "spec", spec);
        List<Mapping> all = new ArrayList<>(old);
        all.add(set);
        return Revisions.sized(Revisions.noted(set.withAt(pace.forNewSet(0, all), "spec", "replicas"), deployment, revision), pace);
    }

    /** The name is taken by a set of another template: next time the hash is another one. */
    private Result exists(Mapping deployment, String name) {
        Mapping after = deployment.withAt(deployment.at("status", "collisionCount").whole() + 1, "status", "collisionCount");
        boolean going = client.get(Resources.REPLICA_SETS, Objects.namespace(deployment), name).filter(Objects::isBeingDeleted).isPresent();
        return new Result(going ? deployment : status.write(deployment, after), Optional.empty(), true);
    }

    private Result refused(Mapping deployment, String name, ApiResponse answer) {
        if (answer.message().contains("because it is being terminated")) {
            return new Result(deployment, Optional.empty(), true);
        }
        String message = "Failed to create new replica set \"" + name + "\": " + answer.message();
        Mapping after = Status.hasDeadline(deployment) ? status.with(deployment, "False", "ReplicaSetCreateError", message) : deployment;
        client.event(deployment, "Warning", "ReplicaSetCreateError", message, DeploymentController.NAME);
        return new Result(status.write(deployment, after), Optional.empty(), true);
    }
}
