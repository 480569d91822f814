package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** Hears of ConfigMaps and Secrets that pods of a node have as volumes; begun by the first pod that has one. */
final class ConfigWatch {
    private static final Family<Boolean> WATCHING = Family.passing("kubelet-config-watch");
    private static final String MAPS = "kubelet-config/";
    private static final String SECRETS = "kubelet-secrets/";
    /** What everybody has and what never changes. */
    private static final String CERTIFICATE = "kube-root-ca.crt";
    /** Pods are gone through once in about a minute, each at its own time. */
    private static final long ROUND_MICROS = 60_000_000;

    private ConfigWatch() {}

    static boolean concerns(String watch) {
        return watch.startsWith(MAPS) || watch.startsWith(SECRETS);
    }

    static String node(String watch) {
        return watch.substring(watch.indexOf('/') + 1);
    }

    /** A pod has this volume: from now on its changes matter. */
    static void need(Agent agent, PodState state, Mapping volume) {
        for (boolean secret : new boolean[] {false, true}) {
            String id = (secret ? SECRETS : MAPS) + agent.node();
            if (names(volume, secret).stream().anyMatch(name -> !name.equals(CERTIFICATE)) && !agent.kernel().transaction().has(WATCHING.key(id))) {
                begin(agent, id);
            }
        }
    }

    private static void begin(Agent agent, String id) {
        Resource resource = id.startsWith(SECRETS) ? Resources.SECRETS : Resources.CONFIG_MAPS;
        agent.kernel().transaction().put(WATCHING.key(id), true);
        agent.client().watch(id, Kubelet.NAME, resource, WatchScope.all());
    }

    /** What of this kind a volume is made of. */
    private static List<String> names(Mapping volume, boolean secret) {
        String kind = secret ? "secret" : "configMap";
        java.util.ArrayList<String> names = new java.util.ArrayList<>();
        if (volume.has(kind)) {
            names.add(volume.get(kind).get(secret ? "secretName" : "name").text());
        }
        for (Mapping source : volume.at("projected", "sources").mappings()) {
            if (source.has(kind)) {
                names.add(source.get(kind).get("name").text());
            }
        }
        return names;
    }

    static void hear(Agent agent, String id) {
        ApiClient.Taken taken = agent.client().take(id);
        if (taken.closed()) {
            agent.client().unwatch(id);
            agent.kernel().transaction().remove(WATCHING.key(id));
            return;
        }
        for (WatchEvent event : taken.events()) {
            changed(agent, event.object(), id.startsWith(SECRETS));
        }
    }

    private static void changed(Agent agent, Mapping object, boolean secret) {
        String prefix = agent.node() + "/";
        for (PodState state : List.copyOf(agent.kernel().transaction().view(PodState.PODS).subMap(prefix, agent.node() + "0").values())) {
            boolean concerned = state.work().mounted() && state.namespace().equals(Objects.namespace(object))
                    && state.pod().at("spec", "volumes").mappings().stream().anyMatch(volume -> names(volume, secret).contains(Objects.name(object)));
            if (concerned) {
                agent.after(Math.floorMod(agent.kernel().random("kubelet-round"), ROUND_MICROS), new Kubelet.Refresh(agent.node(), state.uid()));
            }
        }
    }

    /** All is heard of anew after the API Server was away. */
    static void reconnect(Agent agent) {
        String prefix = agent.node() + "/";
        for (PodState state : List.copyOf(agent.kernel().transaction().view(PodState.PODS).subMap(prefix, agent.node() + "0").values())) {
            if (state.work().mounted()) {
                state.pod().at("spec", "volumes").mappings().forEach(volume -> need(agent, state, volume));
            }
        }
    }
}
