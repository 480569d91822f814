package dev.drydock.sandbox.cluster.controller.deployment;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One look at one Deployment and its sets: what is to be done next. Lives for one reconciliation only. */
final class Rollout {
    private final ApiClient client;
    private final Pace pace;
    private final Status status;
    private final NewSet newSet;
    /** Sets of other templates, oldest first. */
    private final List<Mapping> old = new ArrayList<>();
    private Mapping deployment;
    /** The set of the present template. */
    private Optional<Mapping> fresh = Optional.empty();

    Rollout(ApiClient client, Mapping deployment, List<Mapping> sets) {
        this.client = client;
        this.deployment = deployment;
        this.pace = Pace.of(deployment);
        this.status = new Status(client, pace);
        this.newSet = new NewSet(client, pace, status);
        for (Mapping set : sets) {
            if (fresh.isEmpty() && OwnedSets.sameTemplate(set.at("spec", "template"), deployment.at("spec", "template"))) {
                fresh = Optional.of(set);
            } else {
                old.add(set);
            }
        }
    }

    private List<Mapping> all() {
        List<Mapping> all = new ArrayList<>(old);
        fresh.ifPresent(all::add);
        return all;
    }

    Controller.Result go() {
        if (Objects.isBeingDeleted(deployment)) {
            return newSet(false) ? status.plain(deployment, all(), fresh) : again();
        }
        deployment = status.paused(deployment);
        if (deployment.at("spec", "paused").truth() || wasScaled()) {
            return scaleOnly();
        }
        return pace.rolling() ? rolling() : recreating();
    }

    private static Controller.Result again() {
        return Controller.failed("the new set could not be written");
    }

    /** Whether the wished number is another than when the sets were sized. */
    private boolean wasScaled() {
        return OwnedSets.active(all()).stream().anyMatch(set -> Revisions.desired(set) >= 0 && Revisions.desired(set) != pace.replicas());
    }

    /** Notes revision and annotations at the set of the present template, and makes it if asked to; false if that was refused. */
    private boolean newSet(boolean make) {
        NewSet.Result result = newSet.sync(deployment, fresh, old, make);
        deployment = result.deployment();
        fresh = result.set();
        return !result.refused();
    }

    // ---- rolling -----------------------------------------------------------------------------------------------------------------

    private Controller.Result rolling() {
        if (!newSet(true)) {
            return again();
        }
        Mapping set = fresh.orElseThrow();
        int now = OwnedSets.wanted(set);
        int next = now > pace.replicas() ? pace.replicas() : pace.forNewSet(now, all());
        if (scaleNew(next) || scaleOldDown()) {
            return status.ofRollout(deployment, all(), fresh);
        }
        return complete();
    }

    private Controller.Result complete() {
        if (status.isComplete(deployment, all(), fresh)) {
            forgetOldSets();
        }
        return status.ofRollout(deployment, all(), fresh);
    }

    private boolean scaleOldDown() {
        int wanted = OwnedSets.wanted(old);
        if (wanted == 0) {
            return false;
        }
        Mapping set = fresh.orElseThrow();
        int notAvailable = OwnedSets.wanted(set) - set.at("status", "availableReplicas").wholeInt();
        int most = OwnedSets.wanted(all()) - pace.least() - notAvailable;
        if (most <= 0) {
            return false;
        }
        int removed = removeUnhealthy(most);
        return removed + removeSpare() > 0;
    }

    /** Pods of old sets that are not available can go without loss. */
    private int removeUnhealthy(int most) {
        int removed = 0;
        for (int i = 0; i < old.size() && removed < most; i++) {
            int wanted = OwnedSets.wanted(old.get(i));
            int step = Math.min(most - removed, wanted - old.get(i).at("status", "availableReplicas").wholeInt());
            if (wanted > 0 && step > 0 && scaleOld(i, wanted - step)) {
                removed += step;
            }
        }
        return removed;
    }

    /** Pods of old sets go as far as enough are available. */
    private int removeSpare() {
        int spare = OwnedSets.counted(all(), "availableReplicas") - pace.least();
        int removed = 0;
        for (int i = 0; i < old.size() && removed < spare; i++) {
            int wanted = OwnedSets.wanted(old.get(i));
            int step = Math.min(wanted, spare - removed);
            if (step > 0 && scaleOld(i, wanted - step)) {
                removed += step;
            }
        }
        return removed;
    }

    // ---- recreating --------------------------------------------------------------------------------------------------------------

    private Controller.Result recreating() {
        if (!newSet(false)) {
            return again();
        }
        boolean scaled = false;
        for (int i = 0; i < old.size(); i++) {
            scaled |= scaleOld(i, 0);
        }
        if (scaled || oldPodsRun()) {
            return status.ofRollout(deployment, all(), fresh);
        }
        if (fresh.isEmpty() && !newSet(true)) {
            return again();
        }
        scaleNew(pace.replicas());
        return complete();
    }

    private boolean oldPodsRun() {
        for (Mapping set : old) {
            for (Mapping pod : client.ownedBy(Resources.PODS, Objects.uid(set))) {
                String phase = pod.at("status", "phase").text();
                if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- scaling -----------------------------------------------------------------------------------------------------------------

    /** The number alone is brought about: while paused, or before anything else after it was changed. */
    private Controller.Result scaleOnly() {
        if (!newSet(false)) {
            return again();
        }
        List<Mapping> active = OwnedSets.active(all());
        if (active.size() <= 1) {
            activeOrLatest(active).ifPresent(set -> scale(set, pace.replicas()));
        } else if (isSaturated()) {
            for (int i = 0; i < old.size(); i++) {
                scaleOld(i, 0);
            }
        } else if (pace.rolling()) {
            scaleInProportion(active);
        }
        if (deployment.at("spec", "paused").truth()) {
            forgetOldSets();
        }
        return status.plain(deployment, all(), fresh);
    }

    private Optional<Mapping> activeOrLatest(List<Mapping> active) {
        if (active.size() == 1) {
            return Optional.of(active.get(0));
        }
        return fresh.isPresent() || old.isEmpty() ? fresh : Optional.of(old.get(old.size() - 1));
    }

    private boolean isSaturated() {
        return fresh.filter(set -> OwnedSets.wanted(set) == pace.replicas() && Revisions.desired(set) == pace.replicas()
                && set.at("status", "availableReplicas").wholeInt() == pace.replicas()).isPresent();
    }

    /** Several sets have pods, as in the middle of a rollout: each grows or shrinks by its share, the biggest by what is left over. */
    private void scaleInProportion(List<Mapping> active) {
        List<Mapping> sets = new ArrayList<>(active);
        int toAdd = (pace.replicas() > 0 ? pace.most() : 0) - OwnedSets.wanted(sets);
        Comparator<Mapping> age = toAdd > 0 ? OwnedSets.OLDEST_FIRST.reversed() : OwnedSets.OLDEST_FIRST;
        sets.sort(Comparator.<Mapping>comparingInt(set -> -OwnedSets.wanted(set)).thenComparing(age));
        int[] sizes = new int[sets.size()];
        int added = 0;
        for (int i = 0; i < sizes.length; i++) {
            int share = toAdd == 0 || toAdd == added ? 0 : share(sets.get(i), toAdd - added);
            sizes[i] = OwnedSets.wanted(sets.get(i)) + share;
            added += share;
        }
        sizes[0] = Math.max(0, sizes[0] + toAdd - added);
        for (int i = 0; i < sizes.length; i++) {
            scale(sets.get(i), sizes[i]);
        }
    }

    private int share(Mapping set, int allowed) {
        int wanted = OwnedSets.wanted(set);
        int then = Revisions.most(set) > 0 ? Revisions.most(set) : deployment.at("status", "replicas").wholeInt();
        int share = pace.replicas() == 0 || then == 0 ? -wanted : (int) Math.round((double) wanted * pace.most() / then) - wanted;
        return allowed > 0 ? Math.min(share, allowed) : Math.max(share, allowed);
    }

    private boolean scaleNew(int size) {
        return fresh.filter(set -> OwnedSets.wanted(set) != size).map(set -> scale(set, size)).orElse(false);
    }

    private boolean scaleOld(int index, int size) {
        return OwnedSets.wanted(old.get(index)) != size && scale(old.get(index), size);
    }

    /** Writes the size and what the sets know of the Deployment's; whether the size was changed. */
    private boolean scale(Mapping set, int size) {
        int before = OwnedSets.wanted(set);
        Mapping sized = Revisions.sized(before == size ? set : set.withAt(size, "spec", "replicas"), pace);
        if (sized == set) {
            return false;
        }
        ApiResponse answer = client.update(Resources.REPLICA_SETS, sized);
        if (!answer.ok()) {
            return false;
        }
        put(answer.body());
        if (before != size) {
            client.event(deployment, "Normal", "ScalingReplicaSet", "Scaled " + (before < size ? "up" : "down") + " replica set " + Objects.name(set)
                    + " from " + before + " to " + size, DeploymentController.NAME);
        }
        return before != size;
    }

    private void put(Mapping set) {
        if (fresh.filter(one -> Objects.uid(one).equals(Objects.uid(set))).isPresent()) {
            fresh = Optional.of(set);
        }
        old.replaceAll(one -> Objects.uid(one).equals(Objects.uid(set)) ? set : one);
    }

    /** Old sets without pods go when there are more than the history may hold ({@code cleanupDeployment}). */
    private void forgetOldSets() {
        Tree limit = deployment.at("spec", "revisionHistoryLimit");
        List<Mapping> sets = new ArrayList<>(old.stream().filter(set -> !Objects.isBeingDeleted(set)).toList());
        int tooMany = sets.size() - limit.wholeInt();
        if (limit.isNothing() || limit.wholeInt() == Integer.MAX_VALUE || tooMany <= 0) {
            return;
        }
        sets.sort(Comparator.comparingLong(Revisions::of).thenComparing(OwnedSets.OLDEST_FIRST));
        for (Mapping set : sets.subList(0, tooMany)) {
            boolean seen = Objects.metadata(set).get("generation").whole() <= set.at("status", "observedGeneration").whole();
            if (OwnedSets.wanted(set) == 0 && set.at("status", "replicas").whole() == 0 && seen) {
                client.delete(Resources.REPLICA_SETS, Objects.namespace(set), Objects.name(set), Mapping.EMPTY);
            }
        }
    }
}
