package dev.drydock.sandbox.cluster.controller.statefulset;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.revision.History;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One look at one StatefulSet: one step in the order of the numbers, or all at once if the set may. Lives for one reconciliation only. */
final class March {
    /** The revisions that pods are made of: those that stay, and those that are updated. */
    record Templates(Mapping current, Mapping update) {}

    private final ApiClient client;
    private final Mapping set;
    private final Templates templates;
    private final boolean ordered;
    private final int first;
    private final int count;
    private final long minReady;
    private final Map<Integer, Mapping> wanted = new TreeMap<>();
    private final List<Mapping> condemned = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private long againMicros = -1;

    March(ApiClient client, Mapping set, List<Mapping> pods, Templates templates) {
        this.client = client;
        this.set = set;
        this.templates = templates;
        this.ordered = !set.at("spec", "podManagementPolicy").text().equals("Parallel");
        this.first = set.at("spec", "ordinals", "start").wholeInt();
        this.count = set.at("spec", "replicas").wholeInt();
        this.minReady = set.at("spec", "minReadySeconds").whole();
        for (Mapping pod : pods) {
            int ordinal = Ordinals.of(pod);
            if (ordinal >= first && ordinal < first + count) {
                wanted.put(ordinal, pod);
            } else if (ordinal >= 0) {
                condemned.add(pod);
            }
        }
        condemned.sort(Comparator.comparingInt(Ordinals::of).reversed());
    }

    Controller.Result go() {
        if (!Objects.isBeingDeleted(set) && fill() && drop() && set.at("spec", "updateStrategy", "type").text().equals("RollingUpdate")) {
            update();
        }
        String current = write();
        List<Mapping> revisions = History.of(client, set);
        Set<String> inUse = new TreeSet<>(List.of(current, Objects.name(templates.update())));
        client.ownedBy(Resources.PODS, Objects.uid(set)).forEach(pod -> inUse.add(Objects.label(pod, History.POD_LABEL)));
        History.forget(client, revisions, inUse, set.at("spec", "revisionHistoryLimit"));
        if (failure.isPresent()) {
            return Controller.failed(failure.get());
        }
        return againMicros < 0 ? Controller.done() : Controller.again(againMicros);
    }

    private static boolean runs(Mapping pod) {
        return pod.at("status", "phase").text().equals("Running") && Pods.isReady(pod);
    }

    private static boolean isHealthy(Mapping pod) {
        return runs(pod) && !Objects.isBeingDeleted(pod);
    }

    private boolean isAvailable(Mapping pod) {
        return runs(pod) && left(pod) <= 0;
    }

    private long left(Mapping pod) {
        return Pods.microsUntilAvailable(pod, minReady, client.kernel().now());
    }

    /** Makes the pods that are missing; false if nothing else may be done before something happens. */
    private boolean fill() {
        for (int ordinal = first; ordinal < first + count; ordinal++) {
            boolean goOn = wanted.containsKey(ordinal) ? isSettled(ordinal) : make(ordinal) && !ordered;
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    private boolean isSettled(int ordinal) {
        Mapping pod = wanted.get(ordinal);
        String phase = pod.at("status", "phase").text();
        if (phase.equals("Failed") || phase.equals("Succeeded")) {
            if (!Objects.isBeingDeleted(pod)) {
                delete(pod);
            }
            return false;
        }
        if (phase.equals("Pending")) {
            failure = Ordinals.claims(client, set, ordinal);
        }
        boolean available = isAvailable(pod) && !Objects.isBeingDeleted(pod);
        if (!available && runs(pod) && left(pod) > 0) {
            againMicros = left(pod);
        }
        return !ordered || available;
    }

    private boolean make(int ordinal) {
        failure = Ordinals.claims(client, set, ordinal);
        if (failure.isPresent()) {
            return false;
        }
        boolean rolling = set.at("spec", "updateStrategy", "type").text().equals("RollingUpdate");
        int partition = set.at("spec", "updateStrategy", "rollingUpdate", "partition").wholeInt();
        boolean old = rolling && ordinal < first + partition;
        ApiResponse made = client.create(Resources.PODS, Objects.namespace(set), Ordinals.pod(set, old ? templates.current() : templates.update(), ordinal));
        String what = "create Pod " + Objects.name(set) + "-" + ordinal + " in StatefulSet " + Objects.name(set);
        if (!made.ok()) {
            boolean ending = made.message().contains("because it is being terminated");
            if (!ending) {
                client.event(set, "Warning", "FailedCreate", what + " failed error: " + made.message(), StatefulSetController.NAME);
                failure = Optional.of(made.message());
            }
            return false;
        }
        client.event(set, "Normal", "SuccessfulCreate", what + " successful", StatefulSetController.NAME);
        wanted.put(ordinal, made.body());
        return true;
    }

    /** Ends the pods whose numbers are not wanted, the highest first. */
    private boolean drop() {
        Optional<Mapping> unhealthy = firstUnhealthy();
        for (Mapping pod : condemned) {
            if (Objects.isBeingDeleted(pod)) {
                if (ordered) {
                    return false;
                }
                continue;
            }
            boolean worst = unhealthy.filter(one -> Objects.uid(one).equals(Objects.uid(pod))).isPresent();
            if (ordered && !isAvailable(pod) && !worst) {
                return false;
            }
            Ordinals.giveClaimsTo(client, set, pod);
            delete(pod);
            if (ordered) {
                return false;
            }
        }
        return true;
    }

    private Optional<Mapping> firstUnhealthy() {
        List<Mapping> all = new ArrayList<>(wanted.values());
        condemned.stream().sorted(Comparator.comparingInt(Ordinals::of)).forEach(all::add);
        return all.stream().filter(pod -> !isHealthy(pod)).min(Comparator.comparingInt(Ordinals::of));
    }

    /** Replaces pods of another revision, the highest number first, one after the other. */
    private void update() {
        int partition = set.at("spec", "updateStrategy", "rollingUpdate", "partition").wholeInt();
        for (int ordinal = first + count - 1; ordinal >= first + partition; ordinal--) {
            Mapping pod = wanted.get(ordinal);
            if (!Objects.label(pod, History.POD_LABEL).equals(Objects.name(templates.update())) && !Objects.isBeingDeleted(pod)) {
                delete(pod);
                return;
            }
            if (!isHealthy(pod) || !isAvailable(pod)) {
                return;
            }
        }
    }

    private void delete(Mapping pod) {
        ApiResponse answer = client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.EMPTY);
        String what = "delete Pod " + Objects.name(pod) + " in StatefulSet " + Objects.name(set);
        if (answer.ok()) {
            client.event(set, "Normal", "SuccessfulDelete", what + " successful", StatefulSetController.NAME);
        } else if (!answer.is("NotFound")) {
            client.event(set, "Warning", "FailedDelete", what + " failed error: " + answer.message(), StatefulSetController.NAME);
        }
    }

    /** Writes the status; the name of the current revision as it is then. */
    private String write() {
        String update = Objects.name(templates.update());
        String current = Objects.name(templates.current());
        int[] numbers = new int[5];
        for (Mapping pod : client.ownedBy(Resources.PODS, Objects.uid(set))) {
            numbers[0]++;
            numbers[1] += runs(pod) ? 1 : 0;
            numbers[2] += isAvailable(pod) ? 1 : 0;
            boolean stays = !Objects.isBeingDeleted(pod);
            numbers[3] += stays && Objects.label(pod, History.POD_LABEL).equals(current) ? 1 : 0;
            numbers[4] += stays && Objects.label(pod, History.POD_LABEL).equals(update) ? 1 : 0;
        }
        boolean rolling = set.at("spec", "updateStrategy", "type").text().equals("RollingUpdate");
        if (rolling && numbers[4] == numbers[0] && numbers[1] == numbers[0]) {
            numbers[3] = numbers[4];
            current = update;
        }
        Mapping status = Mapping.builder().put("availableReplicas", numbers[2]).put("collisionCount", set.at("status", "collisionCount").whole())
                .putUnlessEmpty("currentReplicas", numbers[3]).put("currentRevision", current)
                .put("observedGeneration", Objects.metadata(set).get("generation")).putUnlessEmpty("readyReplicas", numbers[1])
                .put("replicas", numbers[0]).put("updateRevision", update).putUnlessEmpty("updatedReplicas", numbers[4]).build();
        if (!status.equals(set.get("status"))) {
            client.updateStatus(Resources.STATEFUL_SETS, set.with("status", status));
        }
        return current;
    }
}
