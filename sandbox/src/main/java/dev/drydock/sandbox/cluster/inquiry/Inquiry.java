package dev.drydock.sandbox.cluster.inquiry;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Heartbeats;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.cluster.scheduler.Verdicts;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An object of a cluster that somebody asks about, {@code pod/web} or {@code deployment web}: which changes were about it, and what stands in
 * its way now. Keys of sentences begin with {@code inquiry.}.
 */
public record Inquiry(Resource resource, String name) {
    /** More pods than this are not told apart. */
    private static final int TOLD = 5;

    /** What the words ask about; empty if there is no such kind. */
    public static Optional<Inquiry> of(String words) {
        String[] parts = words.strip().split("[ \t/]+");
        if (parts.length != 2) {
            return Optional.empty();
        }
        String kind = parts[0].toLowerCase(Locale.ROOT);
        return Resources.all().stream().filter(each -> each.plural().equals(kind) || each.singular().equals(kind) || each.shortNames().contains(kind))
                .findFirst().map(each -> new Inquiry(each, parts[1]));
    }

    /** Whether a change was of the object, or an event about it. */
    public Predicate<Change> changes() {
        return change -> change.key().family() == Etcd.KEYS && change.after(Etcd.KEYS).or(() -> change.before(Etcd.KEYS)).map(this::concerns).orElse(false);
    }

    private boolean concerns(KeyValue value) {
        Mapping object = value.value();
        Tree about = object.get("kind").text().equals("Event") ? object.get("involvedObject") : Mapping.of("kind", object.get("kind"), "name", Objects.name(object));
        return about.get("kind").text().equals(resource.kind()) && about.get("name").text().equals(name);
    }

    /** What stands in its way now; empty if there is no such object or nothing is wrong. */
    public List<Fact> troubles(Kernel kernel) {
        if (ControlPlane.find(kernel.transaction()).isEmpty()) {
            return List.of();
        }
        Look look = new Look(kernel);
        look.find(resource, name).ifPresent(look::object);
        return look.facts;
    }

    /** One answer. */
    private static final class Look {
        private final Kernel kernel;
        private final Etcd etcd;
        private final List<Fact> facts = new ArrayList<>();

        Look(Kernel kernel) {
            this.kernel = kernel;
            this.etcd = new Etcd(kernel.transaction());
        }

        private void say(String key, String... words) {
            facts.add(Fact.of("inquiry." + key, words));
        }

        private List<Mapping> list(Resource resource, String namespace) {
            String prefix = resource.namespaced() && !namespace.isEmpty() ? resource.folder() + namespace + "/" : resource.folder();
            return etcd.range(prefix).values().stream().map(KeyValue::value).toList();
        }

        Optional<Mapping> find(Resource resource, String name) {
            List<Mapping> named = list(resource, "").stream().filter(each -> Objects.name(each).equals(name)).toList();
            return named.stream().filter(each -> Objects.namespace(each).equals("default")).findFirst().or(() -> named.stream().findFirst());
        }

        private boolean down(String component) {
            boolean down = ControlPlane.machines(kernel.transaction(), component).isEmpty();
            if (down) {
                say("down", component);
            }
            return down;
        }

        void object(Mapping object) {
            switch (object.get("kind").text()) {
                case "Pod" -> pod(object);
                case "Service" -> service(object);
                case "Node" -> node(Objects.name(object));
                case "Deployment" -> deployment(object);
                case "PersistentVolumeClaim" -> lastWarning(object);
                default -> owner(object);
            }
        }

        // ---- pods ----------------------------------------------------------------------------------------------------------------

        private void pod(Mapping pod) {
            String node = pod.at("spec", "nodeName").text();
            if (node.isEmpty()) {
                if (!down("kube-scheduler")) {
                    nodes(pod);
                }
                return;
            }
            if (!Heartbeats.alive(kernel.transaction(), node)) {
                node(node);
            }
            for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
                pod.at("status", kind).items().forEach(status -> container(Objects.name(pod), status));
            }
        }

        private void nodes(Mapping pod) {
            ApiClient client = new ApiServer(kernel.wiring()).client(kernel, Caller.component("why", machine()));
            if (!client.reachable()) {
                down("kube-apiserver");
                return;
            }
            Verdicts.of(client, pod).forEach((node, reasons) -> {
                if (reasons.isEmpty()) {
                    say("node-fits", node);
                } else {
                    say("node-refuses", node, String.join("; ", reasons));
                }
            });
        }

        private String machine() {
            return ControlPlane.find(kernel.transaction()).map(shape -> shape.servers().get(0)).orElse("");
        }

        private void container(String pod, Tree status) {
            Tree waiting = status.at("state", "waiting");
            Tree ended = status.at("state", "terminated").isNothing() ? status.at("lastState", "terminated") : status.at("state", "terminated");
            String name = status.get("name").text();
            if (!waiting.isNothing() && !waiting.get("reason").text().matches("PodInitializing|ContainerCreating")) {
                say("waiting", pod, name, waiting.get("reason").text(), waiting.get("message").text());
            }
            if (!ended.isNothing() && ended.get("exitCode").whole() != 0) {
                say("ended", pod, name, Long.toString(ended.get("exitCode").whole()), ended.get("reason").text());
            } else if (waiting.isNothing() && !status.at("state", "running").isNothing() && !status.get("ready").truth()) {
                say("not-ready", pod, name);
            }
        }

        private void node(String name) {
            if (!ControlPlane.runs(kernel.transaction(), "kubelet", name)) {
                say("kubelet-down", name);
            } else if (!Heartbeats.alive(kernel.transaction(), name)) {
                say("node-cut", name);
            }
        }

        // ---- what has pods -------------------------------------------------------------------------------------------------------

        private void deployment(Mapping deployment) {
            if (deployment.at("spec", "paused").truth()) {
                say("paused", Objects.name(deployment));
            }
            boolean behind = deployment.at("status", "observedGeneration").whole() < Objects.metadata(deployment).get("generation").whole();
            if (behind && down("kube-controller-manager")) {
                return;
            }
            Mapping newest = Mapping.EMPTY;
            for (Mapping set : owned(Resources.REPLICA_SETS, deployment)) {
                newest = newest.isEmpty() || revision(set) > revision(newest) ? set : newest;
            }
            if (!newest.isEmpty()) {
                owner(newest);
            }
        }

        private static long revision(Mapping set) {
            String text = Objects.annotations(set).get("deployment.kubernetes.io/revision").text();
            return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
        }

        private List<Mapping> owned(Resource resource, Mapping owner) {
            return list(resource, Objects.namespace(owner)).stream()
                    .filter(each -> Objects.controller(each).map(reference -> reference.get("uid").text().equals(Objects.uid(owner))).orElse(false)).toList();
        }

        /** The first of its pods that is in trouble stands for all. */
        private void owner(Mapping owner) {
            Mapping failure = Objects.condition(owner, "ReplicaFailure");
            if (!failure.isEmpty()) {
                say("cannot-make", Objects.name(owner), failure.get("message").text());
            }
            List<Mapping> pods = owned(Resources.PODS, owner);
            if (pods.isEmpty() && owner.at("spec", "replicas").whole() > 0 && failure.isEmpty()) {
                down("kube-controller-manager");
            }
            for (Mapping pod : pods) {
                if (!Objects.is(pod, "Ready") && !pod.at("status", "phase").text().equals("Succeeded")) {
                    int before = facts.size();
                    pod(pod);
                    if (facts.size() > before) {
                        facts.add(before, Fact.of("inquiry.first-cause", Objects.name(pod)));
                        return;
                    }
                }
            }
        }

        private void lastWarning(Mapping object) {
            list(Resources.EVENTS, Objects.namespace(object)).stream().filter(event -> event.at("involvedObject", "uid").text().equals(Objects.uid(object)))
                    .reduce((one, other) -> other.get("lastTimestamp").text().compareTo(one.get("lastTimestamp").text()) >= 0 ? other : one)
                    .filter(event -> !object.at("status", "phase").text().equals("Bound"))
                    .ifPresent(event -> say("event", event.get("reason").text(), event.get("message").text()));
        }

        // ---- services ------------------------------------------------------------------------------------------------------------

        private void service(Mapping service) {
            Mapping labels = service.at("spec", "selector").mapping();
            if (labels.isEmpty()) {
                say("no-selector", Objects.name(service));
                return;
            }
            Selector selector = Selector.ofLabels(labels);
            List<Mapping> pods = list(Resources.PODS, Objects.namespace(service));
            List<Mapping> chosen = pods.stream().filter(selector::matchesObject).toList();
            if (chosen.stream().anyMatch(pod -> Objects.is(pod, "Ready"))) {
                return;
            }
            say(chosen.isEmpty() ? "selects-nothing" : "selects-unready", Objects.name(service), shown(labels));
            if (!chosen.isEmpty()) {
                pod(chosen.get(0));
                return;
            }
            pods.stream().limit(TOLD).forEach(pod -> labels.forEach((key, value) -> {
                if (!Objects.labels(pod).get(key).equals(value)) {
                    String has = Objects.label(pod, key);
                    say(has.isEmpty() ? "label-missing" : "label-differs", Objects.name(pod), key + "=" + value.text(), key + "=" + has);
                }
            }));
        }

        private static String shown(Mapping labels) {
            List<String> words = new ArrayList<>();
            labels.forEach((key, value) -> words.add(key + "=" + value.text()));
            return String.join(",", words);
        }
    }
}
