package dev.drydock.sandbox.cluster;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchScope;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.unit.Unit;

/**
 * In place of scheduler and kubelets: pods run and are ready a second after they were made, and are gone a second after they were told to. Pods of the image
 * {@code broken} never get ready, those of {@code done} end well, those of {@code fails} end badly.
 */
public final class ReadyPods implements Component {
    private static final long WORK_MICROS = 1_000_000;
    private final Kernel.Wiring wiring;
    private final ApiServer server;

    public ReadyPods(Kernel.Wiring wiring, ApiServer server) {
        this.wiring = wiring;
        this.server = server;
    }

    private record Connect() {}

    private record Due(String namespace, String name, String uid) {}

    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        ApiClient client = server.client(kernel, new Caller("system:node", java.util.List.of("system:masters"), "test", TinyCluster.MACHINE, true));
        if (payload instanceof Unit.Started started) {
            ControlPlane.started(kernel, name(), started.machine());
            kernel.after(0, name(), new Connect());
        } else if (!client.reachable()) {
            // What was to be done is seen again when the API Server is there again.
            boolean waits = payload instanceof Connect || payload instanceof Due;
            kernel.after(WORK_MICROS, name(), waits ? payload : new Connect());
        } else if (payload instanceof Connect) {
            client.create(Resources.NODES, "", Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", Mapping.of("name", TinyCluster.MACHINE)));
            client.watch("ready", name(), Resources.PODS, WatchScope.all()).items().forEach(pod -> later(kernel, pod));
        } else if (payload instanceof Woken woken) {
            ApiClient.Taken taken = client.take(woken.watch());
            if (taken.closed()) {
                kernel.after(WORK_MICROS, name(), new Connect());
            }
            taken.events().forEach(event -> later(kernel, event.object()));
        } else if (payload instanceof Due due) {
            client.get(Resources.PODS, due.namespace(), due.name()).filter(pod -> Objects.uid(pod).equals(due.uid())).ifPresent(pod -> act(client, pod));
        }
    }

    private void later(Kernel kernel, Mapping pod) {
        if (Objects.isBeingDeleted(pod) || pod.at("status", "phase").text().equals("Pending")) {
            kernel.after(WORK_MICROS, name(), new Due(Objects.namespace(pod), Objects.name(pod), Objects.uid(pod)));
        }
    }

    /** The one that it asks for by name, if it does. */
    private static String node(Mapping pod) {
        return pod.at("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", "0", "matchFields", "0", "values", "0")
                .text(TinyCluster.MACHINE);
    }

    private static void act(ApiClient client, Mapping pod) {
        String image = pod.at("spec", "containers", "0", "image").text();
        if (Objects.isBeingDeleted(pod)) {
            client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.of("gracePeriodSeconds", 0));
        } else if (pod.at("spec", "nodeName").text().isEmpty() && client.bind(Objects.namespace(pod), Objects.name(pod), node(pod)).ok()) {
            return;
        } else if (pod.at("status", "phase").text().equals("Pending") && !image.equals("broken")) {
            String now = Pods.time(client.kernel().now());
            boolean done = image.equals("done");
            boolean fails = image.equals("fails");
            Mapping condition = Mapping.of("lastProbeTime", null, "lastTransitionTime", now, "status", done || fails ? "False" : "True", "type", "Ready");
            Mapping status = pod.get("status").mapping().with("phase", done ? "Succeeded" : fails ? "Failed" : "Running").with("conditions", Sequence.of(condition));
            if (done || fails) {
                status = status.with("containerStatuses", Sequence.of(Mapping.of("name", pod.at("spec", "containers", "0", "name"), "image", image, "imageID", "",
                        "ready", false, "restartCount", 0, "state", Mapping.of("terminated", Mapping.of("exitCode", done ? 0 : 1, "finishedAt", now)))));
            }
            client.updateStatus(Resources.PODS, pod.with("status", status));
        }
    }
}
