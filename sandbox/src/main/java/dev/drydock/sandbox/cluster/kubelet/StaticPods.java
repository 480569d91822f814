package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.defaults.Defaults;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Pods that a node runs because their manifests stand in a folder of it, with or without an API Server; there they have a mirror. */
final class StaticPods {
    static final String FOLDER = "/etc/kubernetes/manifests";
    private static final String SOURCE = "kubernetes.io/config.source";
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final long LOOK_MICROS = 2_000_000;

    private final Agent agent;

    StaticPods(Agent agent) {
        this.agent = agent;
    }

    static boolean isStatic(Mapping pod) {
        return Objects.annotations(pod).get(SOURCE).text().equals("file") && !isMirror(pod);
    }

    /** Whether it is what the API has of a static pod. */
    static boolean isMirror(Mapping pod) {
        return Objects.annotations(pod).has(MIRROR);
    }

    // ---- manifests -----------------------------------------------------------------------------------------------------------------

    /** Looks into the folder, now and from then on. */
    void watch() {
        look();
        agent.after(LOOK_MICROS, new Kubelet.Look(agent.node()));
    }

    /** A kubelet that has just begun looks after those that it knows, whether anybody else is there or not. */
    void resume() {
        states().forEach(state -> new PodWorker(agent).sync(state.with(state.work().busy("").dirty(false))));
    }

    /** Looks into the folder now. */
    void look() {
        Map<String, Manifest> manifestByUid = manifests();
        for (PodState state : states()) {
            if (!manifestByUid.containsKey(state.uid()) && !state.ending().wanted()) {
                mirror(state).ifPresent(this::drop);
                new PodWorker(agent).sync(state.with(Termination.wanted(state.pod(), false)));
            }
        }
        manifestByUid.forEach((uid, manifest) -> {
            // What runs already was read then: reading it again at every look is most of what an idle control plane costs.
            if (agent.find(uid).isEmpty()) read(uid, manifest).ifPresent(this::begin);
        });
    }

    private void begin(Mapping pod) {
        boolean leaving = states().stream().anyMatch(state -> state.name().equals(Objects.name(pod)) && state.namespace().equals(Objects.namespace(pod)));
        if (!leaving) {
            new PodWorker(agent).sync(PodState.of(agent.node(), pod, agent.now()));
        }
    }

    private record Manifest(Bytes content) {}

    /** The manifests in the folder, each by the uid that its pod has. */
    private Map<String, Manifest> manifests() {
        Map<String, Manifest> manifestByUid = new LinkedHashMap<>();
        SortedMap<String, Node> files = agent.kernel().files(agent.node()).list(FOLDER).toOptional().orElse(new java.util.TreeMap<>());
        for (Map.Entry<String, Node> file : files.entrySet()) {
            if (file.getKey().matches("[^.].*\\.(yaml|yml|json)") && file.getValue() instanceof RegularFile regular) {
                Bytes content = regular.content().bytes();
                String uid = Digest.digits(Digest.of(Bytes.of(file.getKey() + "\n" + agent.node() + "\n" + content.text()))).substring(0, 32);
                manifestByUid.put(uid, new Manifest(content));
            }
        }
        return manifestByUid;
    }

    private List<PodState> states() {
        return agent.kernel().transaction().view(PodState.PODS).subMap(agent.node() + "/", agent.node() + "0").values().stream()
                .filter(state -> isStatic(state.pod())).toList();
    }

    private Optional<Mapping> read(String hash, Manifest manifest) {
        Optional<Tree> parsed = Yaml.read(manifest.content().text()).value();
        if (parsed.isEmpty() || !parsed.get().get("kind").text().equals("Pod")) {
            return Optional.empty();
        }
        Mapping given = Defaults.fill(Resources.PODS, parsed.get().mapping());
        Mapping metadata = Objects.metadata(given);
        Mapping annotations = metadata.get("annotations").mapping().with("kubernetes.io/config.hash", hash)
                .with("kubernetes.io/config.seen", Clock.micros(agent.now())).with(SOURCE, "file");
        metadata = metadata.with("name", metadata.get("name").text() + "-" + agent.node()).with("namespace", metadata.get("namespace").text("default"))
                .with("uid", hash).with("annotations", annotations);
        Mapping tolerations = Mapping.of("effect", "NoExecute", "operator", "Exists");
        Mapping spec = given.get("spec").mapping().with("nodeName", agent.node()).with("tolerations", Sequence.of(tolerations));
        return Optional.of(given.with("metadata", metadata).with("spec", spec));
    }

    // ---- mirrors -------------------------------------------------------------------------------------------------------------------

    /** What the API has of a static pod. */
    Optional<Mapping> mirror(PodState state) {
        return !agent.client().reachable() ? Optional.empty()
                : agent.client().get(Resources.PODS, state.namespace(), state.name()).filter(found -> Objects.annotations(found).get(MIRROR).text().equals(state.uid()));
    }

    /** The mirror, made if there is none. */
    Optional<Mapping> reflected(PodState state) {
        Optional<Mapping> known = mirror(state);
        if (known.isPresent() || state.ending().wanted()) {
            return known;
        }
        Mapping metadata = Objects.metadata(state.pod()).without("uid");
        metadata = metadata.with("annotations", metadata.get("annotations").mapping().with(MIRROR, state.uid()));
        Optional<Mapping> node = agent.client().get(Resources.NODES, "", agent.node());
        if (node.isPresent()) {
            metadata = metadata.with("ownerReferences", Sequence.of(Mapping.of("apiVersion", "v1", "controller", true, "kind", "Node",
                    "name", agent.node(), "uid", Objects.uid(node.get()))));
        }
        agent.client().create(Resources.PODS, state.namespace(), state.pod().with("metadata", metadata).without("status"));
        return mirror(state);
    }

    private void drop(Mapping mirror) {
        agent.client().delete(Resources.PODS, Objects.namespace(mirror), Objects.name(mirror), Mapping.of("gracePeriodSeconds", 0));
    }

    /** The API tells of a mirror: one that was deleted is made again, one whose pod is gone is deleted. */
    void heard(Mapping mirror, boolean gone) {
        Optional<PodState> state = agent.find(Objects.annotations(mirror).get(MIRROR).text());
        if (!gone && (Objects.isBeingDeleted(mirror) || state.isEmpty())) {
            drop(mirror);
        }
        if (gone) {
            state.filter(found -> !found.ending().wanted()).ifPresent(found -> new StatusReport(agent).publish(found));
        }
    }

    /** All mirrors as they should be, after the API Server was away. */
    void reflect() {
        states().forEach(state -> new StatusReport(agent).publish(state));
    }
}
