package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears of the pods that are bound to the node. */
final class PodWatch {
    private static final String WATCH = "kubelet/";

    private final Agent agent;

    PodWatch(Agent agent) {
        this.agent = agent;
    }

    /** Of whose watch this is the id. */
    static String node(String watch) {
        return watch.substring(WATCH.length());
    }

    static String id(String node) {
        return WATCH + node;
    }

    /** Lists the pods and watches them from then on; those that are known and not there any more have been deleted. */
    void connect(boolean fresh) {
        if (!agent.client().reachable()) {
            Kubelet.reconnect(agent);
            return;
        }
        new NodeReport(agent).begin(fresh);
        ApiClient.Listed listed = agent.client().watch(id(agent.node()), Kubelet.NAME, Resources.PODS, WatchScope.node(agent.node()));
        List<String> present = new ArrayList<>();
        for (Mapping pod : listed.items()) {
            present.add(Objects.uid(pod));
            see(pod, true);
        }
        ConfigWatch.reconnect(agent);
        new StaticPods(agent).reflect();
        String prefix = agent.node() + "/";
        for (PodState state : List.copyOf(agent.kernel().transaction().view(PodState.PODS).subMap(prefix, agent.node() + "0").values())) {
            if (!present.contains(state.uid()) && !StaticPods.isStatic(state.pod())) {
                gone(state.pod());
            }
        }
    }

    void hear() {
        ApiClient.Taken taken = agent.client().take(id(agent.node()));
        if (taken.closed()) {
            agent.client().unwatch(id(agent.node()));
            Kubelet.reconnect(agent);
            return;
        }
        for (WatchEvent event : taken.events()) {
            if (event.type() == WatchEvent.Type.DELETED) {
                gone(event.object());
            } else {
                see(event.object(), false);
            }
        }
    }

    private void see(Mapping pod, boolean always) {
        if (StaticPods.isMirror(pod)) {
            new StaticPods(agent).heard(pod, false);
            return;
        }
        Optional<PodState> known = agent.find(Objects.uid(pod));
        String phase = pod.at("status", "phase").text();
        if (known.isEmpty() && (phase.equals("Succeeded") || phase.equals("Failed")) && !Objects.isBeingDeleted(pod)) {
            return;
        }
        if (known.isPresent() && !always && Kubelet.sameWork(known.get().pod(), pod)) {
            agent.put(known.get().with(pod));
            return;
        }
        PodState state = known.map(found -> found.with(pod)).orElseGet(() -> PodState.of(agent.node(), pod, agent.now()));
        if (Objects.isBeingDeleted(pod) && !state.ending().wanted()) {
            state = state.with(Termination.wanted(pod, false));
        } else if (Objects.isBeingDeleted(pod) && !state.ending().over()) {
            PodState.Ending sooner = Termination.wanted(pod, false);
            if (sooner.graceSeconds() < state.ending().graceSeconds()) {
                state = state.with(new PodState.Ending(true, state.ending().reason(), state.ending().message(), sooner.graceSeconds(), false, false));
            }
        }
        if (state.ending().wanted() && state.ending().over() && Objects.isBeingDeleted(pod)) {
            new Termination(agent).cleanUp(state.with(new PodState.Ending(true, "", "", 0, true, true)));
            return;
        }
        new PodWorker(agent).sync(state);
    }

    /** The pod is not in the API any more. */
    private void gone(Mapping pod) {
        if (StaticPods.isMirror(pod)) {
            new StaticPods(agent).heard(pod, true);
            return;
        }
        agent.find(Objects.uid(pod)).ifPresent(state -> {
            PodState ending = state.ending().wanted() ? state : state.with(Termination.wanted(pod, true));
            if (ending.ending().over()) {
                new Termination(agent).remove(ending);
            } else {
                new PodWorker(agent).sync(ending);
            }
        });
    }
}
