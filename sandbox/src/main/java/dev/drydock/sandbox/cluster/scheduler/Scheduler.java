package dev.drydock.sandbox.cluster.scheduler;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds each pod that has no node to the best of the nodes that fit, or writes down why none does. */
final class Scheduler implements Controller {
    static final String NAME = "default-scheduler";

    /** Upstream tries an unschedulable pod again after this at the latest, without any event. */
    private static final long RETRY_MICROS = 300_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Source> sources() {
        return List.of(Source.of(Resources.PODS, Scheduler::ofPod), Source.of(Resources.NODES, (client, event) -> waiting(client)),
                Source.of(Resources.CLAIMS, (client, event) -> waiting(client)));
    }

    /** A pod without a node concerns itself; one that leaves or has ended makes room for those that wait. */
    private static List<String> ofPod(ApiClient client, WatchEvent event) {
        Mapping pod = event.object();
        if (waits(pod) && event.type() != WatchEvent.Type.DELETED) {
            return sameSpec(event) ? List.of() : List.of(Objects.key(pod));
        }
        String phase = pod.at("status", "phase").text();
        boolean leaves = event.type() == WatchEvent.Type.DELETED || phase.equals("Succeeded") || phase.equals("Failed");
        return leaves || event.type() == WatchEvent.Type.ADDED ? waiting(client) : List.of();
    }

    /** Whether only the status changed, as by what this scheduler wrote itself. */
    private static boolean sameSpec(WatchEvent event) {
        return event.type() == WatchEvent.Type.MODIFIED && event.before().get("spec").equals(event.object().get("spec"));
    }

    private static boolean waits(Mapping pod) {
        return pod.at("spec", "nodeName").text().isEmpty() && !Objects.isBeingDeleted(pod)
                && pod.at("spec", "schedulerName").text(NAME).equals(NAME) && pod.at("spec", "schedulingGates").items().isEmpty();
    }

    private static List<String> waiting(ApiClient client) {
        return client.podsOn("").stream().filter(Scheduler::waits).map(Objects::key).toList();
    }

    @Override
    public Result reconcile(ApiClient client, String key) {
        int slash = key.indexOf('/');
        Optional<Mapping> found = client.get(Resources.PODS, key.substring(0, slash), key.substring(slash + 1)).filter(Scheduler::waits);
        if (found.isEmpty()) {
            return Controller.done();
        }
        Mapping pod = found.get();
        List<NodeState> nodes = NodeState.all(client);
        Volumes volumes = new Volumes(client, pod);
        if (volumes.trouble.isPresent()) {
            return refuse(client, pod, all(nodes.size(), volumes.trouble.get(), nodes.size()));
        }
        if (volumes.areComing()) {
            return Controller.done();
        }
        Filters filters = new Filters(pod, nodes);
        List<NodeState> fitting = new ArrayList<>();
        List<Verdict> refused = new ArrayList<>();
        for (NodeState node : nodes) {
            Verdict filtered = filters.judge(node);
            Verdict verdict = filtered.fits() ? volumes.judge(node.node()).orElse(filtered) : filtered;
            if (verdict.fits()) {
                fitting.add(node);
            } else {
                refused.add(verdict);
            }
        }
        if (fitting.isEmpty()) {
            return refuse(client, pod, sentence(nodes.size(), refused));
        }
        NodeState best = best(client, pod, fitting);
        return volumes.choose(best.name()) ? Controller.done() : bind(client, pod, best);
    }

    private static NodeState best(ApiClient client, Mapping pod, List<NodeState> fitting) {
        long[] scores = new Scores(pod).of(fitting);
        List<NodeState> best = new ArrayList<>();
        long most = Long.MIN_VALUE;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > most) {
                best.clear();
                most = scores[i];
            }
            if (scores[i] == most) {
                best.add(fitting.get(i));
            }
        }
        return best.size() == 1 ? best.get(0) : best.get((int) Math.floorMod(client.kernel().random("scheduler"), (long) best.size()));
    }

    private static Result bind(ApiClient client, Mapping pod, NodeState node) {
        if (client.bind(Objects.namespace(pod), Objects.name(pod), node.name()).status() >= 300) {
            return Controller.failed("binding");
        }
        client.event(pod, "Normal", "Scheduled", "Successfully assigned " + Objects.key(pod) + " to " + node.name(), NAME);
        return Controller.done();
    }

    // ---- why not -------------------------------------------------------------------------------------------------------------------

    private static String all(int nodes, String reason, int unhelpable) {
        String preemption = nodes == 0 ? "" : " preemption: 0/" + nodes + " nodes are available: " + unhelpable + " Preemption is not helpful for scheduling.";
        return (nodes == 0 ? "no nodes available to schedule pods" : "0/" + nodes + " nodes are available: " + reason + ".") + preemption;
    }

    /** The reasons counted and sorted as text, then the same of preemption (upstream's {@code FitError}). */
    private static String sentence(int nodes, List<Verdict> refused) {
        if (nodes == 0) {
            return "no nodes available to schedule pods";
        }
        Map<String, Integer> countByReason = new TreeMap<>();
        int helpable = 0;
        for (Verdict verdict : refused) {
            verdict.reasons().forEach(reason -> countByReason.merge(reason, 1, Integer::sum));
            helpable += verdict.helpable() ? 1 : 0;
        }
        List<String> reasons = countByReason.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).sorted().toList();
        List<String> preemption = new ArrayList<>();
        if (helpable > 0) {
            preemption.add(helpable + " No preemption victims found for incoming pod");
        }
        if (helpable < nodes) {
            preemption.add(nodes - helpable + " Preemption is not helpful for scheduling");
        }
        preemption.sort(null);
        String available = "0/" + nodes + " nodes are available: ";
        return available + String.join(", ", reasons) + ". preemption: " + available + String.join(", ", preemption) + ".";
    }

    private static Result refuse(ApiClient client, Mapping pod, String sentence) {
        client.event(pod, "Warning", "FailedScheduling", sentence, NAME);
        Mapping known = Objects.condition(pod, "PodScheduled");
        if (!known.get("message").text().equals(sentence)) {
            String since = known.get("status").text().equals("False") ? known.get("lastTransitionTime").text() : Pods.time(client.kernel().now());
            Mapping condition = Mapping.of("type", "PodScheduled", "status", "False", "lastProbeTime", dev.drydock.sandbox.tree.Nothing.NOTHING,
                    "lastTransitionTime", since, "reason", "Unschedulable", "message", sentence);
            List<Tree> conditions = new ArrayList<>(pod.at("status", "conditions").items().stream()
                    .filter(each -> !each.get("type").text().equals("PodScheduled")).toList());
            conditions.add(condition);
            client.updateStatus(Resources.PODS, pod.with("status", pod.get("status").mapping().with("conditions", new Sequence(conditions))));
        }
        return Controller.again(RETRY_MICROS);
    }
}
