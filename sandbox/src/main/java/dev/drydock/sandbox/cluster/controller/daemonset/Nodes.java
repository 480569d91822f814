package dev.drydock.sandbox.cluster.controller.daemonset;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.revision.History;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One look at one DaemonSet and its pods by node. Lives for one reconciliation only. */
final class Nodes {
    private final ApiClient client;
    private final Mapping set;
    private final String hash;
    private final Mapping template;
    private final long minReady;
    private final Map<String, DaemonPods.Fit> fits = new LinkedHashMap<>();
    private Map<String, List<Mapping>> pods = new LinkedHashMap<>();
    private Optional<String> failure = Optional.empty();
    private long againMicros = -1;

    Nodes(ApiClient client, Mapping set, String hash, List<Mapping> claimed) {
        this.client = client;
        this.set = set;
        this.hash = hash;
        this.template = DaemonPods.of(set, hash);
        this.minReady = set.at("spec", "minReadySeconds").whole();
        for (Mapping node : client.list(Resources.NODES)) {
            fits.put(Objects.name(node), DaemonPods.fit(template, node));
        }
        this.pods = byNode(claimed);
    }

    private static Map<String, List<Mapping>> byNode(List<Mapping> claimed) {
        Map<String, List<Mapping>> byNode = new LinkedHashMap<>();
        for (Mapping pod : claimed) {
            byNode.computeIfAbsent(DaemonPods.node(pod), node -> new ArrayList<>()).add(pod);
        }
        byNode.values().forEach(each -> each.sort(Comparator.<Mapping, String>comparing(pod -> Objects.metadata(pod).get("creationTimestamp").text()).thenComparing(Objects::name)));
        return byNode;
    }

    private List<Mapping> on(String node) {
        return pods.getOrDefault(node, List.of());
    }

    Controller.Result go() {
        manage();
        pods = byNode(client.ownedBy(Resources.PODS, Objects.uid(set)));
        if (set.at("spec", "updateStrategy", "type").text().equals("RollingUpdate") && failure.isEmpty()) {
            update();
        }
        Set<String> inUse = new TreeSet<>(Set.of(hash));
        client.ownedBy(Resources.PODS, Objects.uid(set)).forEach(pod -> inUse.add(Objects.label(pod, History.POD_LABEL)));
        History.forget(client, History.of(client, set), inUse, set.at("spec", "revisionHistoryLimit"));
        write();
        return failure.isPresent() ? Controller.failed(failure.get()) : againMicros < 0 ? Controller.done() : Controller.again(againMicros);
    }

    private boolean isAvailable(Mapping pod) {
        long left = Pods.isReady(pod) ? Pods.microsUntilAvailable(pod, minReady, client.kernel().now()) : 0;
        if (left > 0) {
            againMicros = againMicros < 0 ? left : Math.min(left, againMicros);
        }
        return Pods.isReady(pod) && left <= 0;
    }

    // ---- one on each node --------------------------------------------------------------------------------------------------------

    private void manage() {
        for (Map.Entry<String, DaemonPods.Fit> entry : fits.entrySet()) {
            List<Mapping> here = on(entry.getKey());
            if (entry.getValue().wanted() && here.isEmpty()) {
                make(entry.getKey());
            } else if (entry.getValue().borne()) {
                removeEnded(entry.getKey(), here);
            } else {
                here.stream().filter(pod -> !Objects.isBeingDeleted(pod)).forEach(this::delete);
            }
        }
        pods.forEach((node, here) -> {
            if (!fits.containsKey(node)) {
                here.stream().filter(pod -> pod.at("spec", "nodeName").text().isEmpty() && !Objects.isBeingDeleted(pod)).forEach(this::delete);
            }
        });
    }

    /** Pods that have ended make room for new ones; of several the oldest stays, or while surging the old and the new. */
    private void removeEnded(String node, List<Mapping> here) {
        List<Mapping> live = new ArrayList<>();
        for (Mapping pod : here) {
            String phase = pod.at("status", "phase").text();
            if (Objects.isBeingDeleted(pod)) {
                continue;
            }
            if (phase.equals("Failed")) {
                client.event(set, "Warning", "FailedDaemonPod", "Found failed daemon pod " + Objects.key(pod) + " on node " + node + ", will try to kill it",
                        DaemonSetController.NAME);
                delete(pod);
            } else if (phase.equals("Succeeded")) {
                client.event(set, "Normal", "SucceededDaemonPod", "Found succeeded daemon pod " + Objects.key(pod) + " on node " + node + ", will try to delete it",
                        DaemonSetController.NAME);
                delete(pod);
            } else {
                live.add(pod);
            }
        }
        boolean surging = surge() > 0 && live.size() == 2 && isNew(live.get(0)) != isNew(live.get(1));
        if (!surging) {
            live.stream().skip(1).forEach(this::delete);
        }
    }

    private boolean isNew(Mapping pod) {
        return Objects.label(pod, History.POD_LABEL).equals(hash);
    }

    // ---- updating ----------------------------------------------------------------------------------------------------------------

    private int surge() {
        return scaled(set.at("spec", "updateStrategy", "rollingUpdate", "maxSurge"));
    }

    private int scaled(Tree value) {
        long desired = fits.values().stream().filter(DaemonPods.Fit::wanted).count();
        if (!(value instanceof Text)) {
            return value.wholeInt();
        }
        String text = value.text();
        return text.matches("\\d{1,3}%") ? (int) ((Long.parseLong(text.substring(0, text.length() - 1)) * desired + 99) / 100) : 0;
    }

    private void update() {
        int surge = surge();
        if (surge > 0) {
            updateBySurge(surge);
            return;
        }
        int unavailable = 0;
        List<Mapping> replaced = new ArrayList<>();
        List<Mapping> candidates = new ArrayList<>();
        for (String node : wantedNodes()) {
            List<Mapping> live = live(node);
            boolean old = live.size() == 1 && !isNew(live.get(0));
            boolean available = live.size() == 1 && isAvailable(live.get(0));
            unavailable += available ? 0 : 1;
            if (old) {
                (available ? candidates : replaced).add(live.get(0));
            }
        }
        int room = Math.max(0, Math.max(1, scaled(set.at("spec", "updateStrategy", "rollingUpdate", "maxUnavailable"))) - unavailable);
        replaced.forEach(this::delete);
        candidates.stream().limit(room).forEach(this::delete);
    }

    private void updateBySurge(int surge) {
        int surging = 0;
        List<String> allowed = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        for (String node : wantedNodes()) {
            List<Mapping> live = live(node);
            Optional<Mapping> old = live.stream().filter(pod -> !isNew(pod)).findFirst();
            Optional<Mapping> fresh = live.stream().filter(this::isNew).findFirst();
            if (old.isPresent() && fresh.isEmpty()) {
                (isAvailable(old.get()) ? candidates : allowed).add(node);
            } else if (old.isPresent() && isAvailable(fresh.get())) {
                delete(old.get());
            } else if (old.isPresent()) {
                surging++;
            }
        }
        allowed.forEach(this::make);
        candidates.stream().limit(Math.max(0, surge - surging)).forEach(this::make);
    }

    private List<String> wantedNodes() {
        return fits.entrySet().stream().filter(entry -> entry.getValue().wanted()).map(Map.Entry::getKey).toList();
    }

    private List<Mapping> live(String node) {
        return on(node).stream().filter(pod -> !Objects.isBeingDeleted(pod)).toList();
    }

    // ---- pods and status ---------------------------------------------------------------------------------------------------------

    private void make(String node) {
        ApiResponse made = failure.isPresent() ? null : client.create(Resources.PODS, Objects.namespace(set), DaemonPods.pinned(template, node));
        if (made == null) {
            return;
        }
        if (made.ok()) {
            client.event(set, "Normal", "SuccessfulCreate", "Created pod: " + Objects.name(made.body()), DaemonSetController.NAME);
        } else if (!made.message().contains("because it is being terminated")) {
            client.event(set, "Warning", "FailedCreate", "Error creating: " + made.message(), DaemonSetController.NAME);
            failure = Optional.of(made.message());
        }
    }

    private void delete(Mapping pod) {
        ApiResponse answer = client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.EMPTY);
        if (answer.ok()) {
            client.event(set, "Normal", "SuccessfulDelete", "Deleted pod: " + Objects.name(pod), DaemonSetController.NAME);
        }
    }

    private void write() {
        pods = byNode(client.ownedBy(Resources.PODS, Objects.uid(set)));
        int[] numbers = new int[6];
        for (Map.Entry<String, DaemonPods.Fit> entry : fits.entrySet()) {
            List<Mapping> here = on(entry.getKey());
            if (!entry.getValue().wanted()) {
                numbers[2] += here.isEmpty() ? 0 : 1;
                continue;
            }
            numbers[0]++;
            if (!here.isEmpty()) {
                Mapping pod = here.get(0);
                numbers[1]++;
                numbers[3] += Pods.isReady(pod) ? 1 : 0;
                numbers[4] += isAvailable(pod) ? 1 : 0;
                numbers[5] += isNew(pod) ? 1 : 0;
            }
        }
        Mapping status = Mapping.builder().putUnlessEmpty("collisionCount", set.at("status", "collisionCount")).put("currentNumberScheduled", numbers[1])
                .put("desiredNumberScheduled", numbers[0]).putUnlessEmpty("numberAvailable", numbers[4]).put("numberMisscheduled", numbers[2])
                .put("numberReady", numbers[3]).putUnlessEmpty("numberUnavailable", numbers[0] - numbers[4])
                .put("observedGeneration", Objects.metadata(set).get("generation")).putUnlessEmpty("updatedNumberScheduled", numbers[5]).build();
        if (!status.equals(set.get("status"))) {
            client.updateStatus(Resources.DAEMON_SETS, set.with("status", status));
        }
    }
}
