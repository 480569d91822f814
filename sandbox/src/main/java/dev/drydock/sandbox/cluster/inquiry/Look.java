package dev.drydock.sandbox.cluster.inquiry;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Heartbeats;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.cluster.scheduler.Verdicts;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.unit.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in the way of an object of a cluster, looked for in one transaction. Keys of sentences begin with {@code inquiry.}. */
final class Look {
    private static final String LACKING = "Insufficient ";
    /** More pods than this are not told apart. */
    private static final int TOLD = 5;
    private final Kernel kernel;
    private final Etcd etcd;
    private final List<Fact> facts = new ArrayList<>();

    Look(Kernel kernel) {
        this.kernel = kernel;
        this.etcd = new Etcd(kernel.transaction());
    }

    List<Fact> facts() {
        return facts;
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

    /** Without an API Server, or without etcd behind it, nobody hears of anything. */
    void server() {
        if (!down("kube-apiserver") && !ControlPlane.hasQuorum(kernel.transaction())) {
            say("no-quorum", String.join(", ", ControlPlane.find(kernel.transaction()).map(ControlPlane::members).orElse(List.of()).stream()
                    .filter(member -> !ControlPlane.runs(kernel.transaction(), "etcd", member)).toList()));
        }
    }

    boolean down(String component) {
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
            return;
        }
        Verdicts.of(client, pod).forEach((node, reasons) -> {
            if (reasons.isEmpty()) {
                say("node-fits", node);
            } else {
                say("node-refuses", node, String.join("; ", reasons));
                reasons.stream().filter(reason -> reason.startsWith(LACKING)).forEach(reason -> amounts(client, pod, node, reason.substring(LACKING.length())));
            }
        });
    }

    /** How much of something a pod asks for, and how much of it a node still has. */
    private void amounts(ApiClient client, Mapping pod, String node, String what) {
        Quantity all = client.get(Resources.NODES, "", node).map(found -> found.at("status", "allocatable", what).text()).filter(text -> !text.isEmpty())
                .map(Quantity::of).orElse(Quantity.ZERO);
        long taken = 0;
        for (Mapping other : client.podsOn(node)) {
            taken += milli(other, what);
        }
        say("node-amounts", node, shown(milli(pod, what), what), what, shown(all.milli() - taken, what), shown(all.milli(), what));
    }

    private static long milli(Mapping pod, String what) {
        Quantity asked = Usage.amounts(pod, "requests").get(what);
        return asked == null ? 0 : asked.milli();
    }

    private static String shown(long milli, String what) {
        return what.equals("cpu") ? String.format(Locale.ROOT, "%.2f", milli / 1e3) : what.equals("memory") || what.equals("ephemeral-storage")
                ? milli / 1000 / (1 << 20) + "Mi" : Long.toString(milli / 1000);
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
        if (Power.isOff(kernel.transaction(), name)) {
            say("node-off", name);
        } else if (!ControlPlane.runs(kernel.transaction(), "kubelet", name)) {
            say("kubelet-down", name);
        } else if (!Heartbeats.alive(kernel.transaction(), name)) {
            say("node-cut", name);
        }
        find(Resources.NODES, name).ifPresent(node -> List.of("DiskPressure", "MemoryPressure", "PIDPressure").stream().filter(each -> Objects.is(node, each))
                .forEach(each -> say("node-pressure", name, each)));
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
        if (pods.size() < owner.at("spec", "replicas").whole() && failure.isEmpty()) {
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
            ports(service, chosen);
            down("kube-controller-manager");
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

    /** A port by name must be one of the pods'. */
    private void ports(Mapping service, List<Mapping> pods) {
        for (Mapping port : service.at("spec", "ports").mappings()) {
            String target = port.get("targetPort").text();
            boolean named = !target.matches("\\d*") && pods.stream().noneMatch(pod -> pod.at("spec", "containers").mappings().stream()
                    .anyMatch(container -> container.get("ports").mappings().stream().anyMatch(each -> each.get("name").text().equals(target))));
            if (named) {
                say("no-port", Objects.name(service), target);
            }
        }
    }

    private static String shown(Mapping labels) {
        List<String> words = new ArrayList<>();
        labels.forEach((key, value) -> words.add(key + "=" + value.text()));
        return String.join(",", words);
    }
}
