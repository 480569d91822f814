package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.List;
import java.util.Optional;

/** What a Deployment says of itself ({@code progress.go}, {@code calculateStatus}). */
final class Status {
    private static final String PROGRESSING = "Progressing";
    private final ApiClient client;
    private final Pace pace;
    private final String now;

    Status(ApiClient client, Pace pace) {
        this.client = client;
        this.pace = pace;
        this.now = Pods.time(client.kernel().now());
    }

    static boolean hasDeadline(Mapping deployment) {
        Tree deadline = deployment.at("spec", "progressDeadlineSeconds");
        return !deadline.isNothing() && deadline.wholeInt() != Integer.MAX_VALUE;
    }

    /** With another condition {@code Progressing}, not yet written. */
    Mapping with(Mapping deployment, String status, String reason, String message) {
        Sequence conditions = Conditions.set(deployment.at("status", "conditions"), Conditions.of(PROGRESSING, status, reason, message, now));
        return deployment.withAt(conditions, "status", "conditions");
    }

    /** Writes status and annotations if they have changed; as it is then. */
    Mapping write(Mapping before, Mapping after) {
        if (after == before || after.equals(before)) {
            return before;
        }
        ApiResponse answer = client.updateStatus(Resources.DEPLOYMENTS, after);
        return answer.ok() ? answer.body() : before;
    }

    /** Notes that it is paused, or no longer: a pause is no lack of progress. */
    Mapping paused(Mapping deployment) {
        String reason = Objects.condition(deployment, PROGRESSING).get("reason").text();
        boolean noted = reason.equals("DeploymentPaused");
        boolean paused = deployment.at("spec", "paused").truth();
        if (!hasDeadline(deployment) || reason.equals("ProgressDeadlineExceeded") || paused == noted) {
            return deployment;
        }
        return write(deployment, paused ? with(deployment, "Unknown", "DeploymentPaused", "Deployment is paused")
                : with(deployment, "Unknown", "DeploymentResumed", "Deployment is resumed"));
    }

    private Mapping counted(Mapping deployment, List<Mapping> all, Optional<Mapping> fresh) {
        int available = OwnedSets.counted(all, "availableReplicas");
        int total = OwnedSets.counted(all, "replicas");
        Mapping minimum = available >= pace.least()
                ? Conditions.of("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", now)
                : Conditions.of("Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", now);
        return Mapping.builder().putUnlessEmpty("availableReplicas", available)
                .putUnlessEmpty("collisionCount", deployment.at("status", "collisionCount"))
                .put("conditions", Conditions.set(deployment.at("status", "conditions"), minimum))
                .put("observedGeneration", Objects.metadata(deployment).get("generation"))
                .putUnlessEmpty("readyReplicas", OwnedSets.counted(all, "readyReplicas"))
                .putUnlessEmpty("replicas", total)
                .putUnlessEmpty("unavailableReplicas", Math.max(0, total - available))
                .putUnlessEmpty("updatedReplicas", OwnedSets.counted(fresh.map(List::of).orElse(List.of()), "replicas")).build();
    }

    private static int number(Tree status, String field) {
        return status.get(field).wholeInt();
    }

    boolean isComplete(Mapping deployment, List<Mapping> all, Optional<Mapping> fresh) {
        return isComplete(counted(deployment, all, fresh));
    }

    private boolean isComplete(Mapping status) {
        return number(status, "updatedReplicas") == pace.replicas() && number(status, "replicas") == pace.replicas()
                && number(status, "availableReplicas") == pace.replicas();
    }

    /** Without a look at progress: after scaling, while paused. */
    Controller.Result plain(Mapping deployment, List<Mapping> all, Optional<Mapping> fresh) {
        write(deployment, deployment.with("status", counted(deployment, all, fresh)));
        return Controller.done();
    }

    Controller.Result ofRollout(Mapping deployment, List<Mapping> all, Optional<Mapping> fresh) {
        Mapping status = counted(deployment, all, fresh);
        Mapping old = Objects.condition(deployment, PROGRESSING);
        Sequence conditions = (Sequence) status.get("conditions");
        boolean ended = number(status, "replicas") == number(status, "updatedReplicas") && old.get("reason").text().equals("NewReplicaSetAvailable");
        if (!hasDeadline(deployment)) {
            conditions = Conditions.without(conditions, PROGRESSING);
        } else if (!ended) {
            conditions = progress(deployment, status, fresh, old, conditions);
        }
        Mapping failure = failure(all, fresh);
        conditions = failure.isEmpty() ? Conditions.without(conditions, "ReplicaFailure") : Conditions.set(conditions, failure);
        Mapping after = status.with("conditions", conditions);
        if (!after.equals(deployment.get("status"))) {
            write(deployment, deployment.with("status", after));
            return Controller.done();
        }
        return nextLook(deployment, after);
    }

    private Sequence progress(Mapping deployment, Mapping status, Optional<Mapping> fresh, Mapping old, Sequence conditions) {
        String who = fresh.map(set -> "ReplicaSet \"" + Objects.name(set)).orElse("Deployment \"" + Objects.name(deployment)) + "\" ";
        if (isComplete(status)) {
            return Conditions.set(conditions, Conditions.of(PROGRESSING, "True", "NewReplicaSetAvailable", who + "has successfully progressed.", now));
        }
        if (isProgress(deployment.get("status"), status)) {
            Mapping condition = Conditions.of(PROGRESSING, "True", "ReplicaSetUpdated", who + "is progressing.", now);
            Mapping kept = old.get("status").text().equals("True") ? condition.with("lastTransitionTime", old.get("lastTransitionTime")) : condition;
            return Conditions.without(conditions, PROGRESSING).plus(kept);
        }
        return isOverdue(deployment, Conditions.find(conditions, PROGRESSING))
                ? Conditions.set(conditions, Conditions.of(PROGRESSING, "False", "ProgressDeadlineExceeded", who + "has timed out progressing.", now)) : conditions;
    }

    private static boolean isProgress(Tree before, Tree after) {
        return number(after, "updatedReplicas") > number(before, "updatedReplicas")
                || number(after, "replicas") - number(after, "updatedReplicas") < number(before, "replicas") - number(before, "updatedReplicas")
                || number(after, "readyReplicas") > number(before, "readyReplicas")
                || number(after, "availableReplicas") > number(before, "availableReplicas");
    }

    private boolean isOverdue(Mapping deployment, Mapping condition) {
        String reason = condition.get("reason").text();
        return !condition.isEmpty() && !reason.equals("NewReplicaSetAvailable")
                && (reason.equals("ProgressDeadlineExceeded") || deadline(deployment, condition) < client.kernel().now());
    }

    private static long deadline(Mapping deployment, Mapping condition) {
        long since = GoTime.read(condition.get("lastUpdateTime").text()).getEpochSecond();
        return (since + deployment.at("spec", "progressDeadlineSeconds").whole()) * 1_000_000L;
    }

    /** The newest set's failure to make pods goes before that of others. */
    private static Mapping failure(List<Mapping> all, Optional<Mapping> fresh) {
        Mapping failure = fresh.map(set -> Objects.condition(set, "ReplicaFailure")).orElse(Mapping.EMPTY);
        for (Mapping set : all) {
            failure = failure.isEmpty() ? Objects.condition(set, "ReplicaFailure") : failure;
        }
        return failure.isEmpty() ? failure : failure.with("lastUpdateTime", failure.get("lastTransitionTime")).sorted();
    }

    /** A rollout that stands still is looked at again when its deadline is over. */
    private Controller.Result nextLook(Mapping deployment, Mapping status) {
        Mapping condition = Conditions.find(status.get("conditions"), PROGRESSING);
        if (!hasDeadline(deployment) || condition.isEmpty() || isComplete(status) || condition.get("reason").text().equals("ProgressDeadlineExceeded")) {
            return Controller.done();
        }
        return Controller.again(Math.max(0, deadline(deployment, condition) - client.kernel().now()) + 1_000_000);
    }
}
