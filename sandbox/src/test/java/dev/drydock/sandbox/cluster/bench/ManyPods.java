package dev.drydock.sandbox.cluster.bench;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.scheduler.KubeScheduler;
import dev.drydock.sandbox.tree.Mapping;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Prints what a cluster of many pods costs: each pod is made through the API Server and bound by the scheduler. There is a node for every
 * thirty pods, as at the documented limits (5,000 nodes, 150,000 pods), and a service for every fifteen.
 */
public final class ManyPods {
    private static final int[] SIZES = {100, 1_000};
    private static final int PODS_PER_NODE = 30;
    private static final int PODS_PER_SERVICE = 15;
    private static final int NAMESPACES = 50;
    private static final int ONE = 20;
    private static final int BATCH = 500;
    private static final int LOOKS = 41;

    private final TinyCluster cluster = new TinyCluster(
            (wiring, server) -> KubeScheduler.parts().get(0).apply(wiring), (wiring, server) -> KubeScheduler.parts().get(1).apply(wiring));

    private ManyPods() {}

    /** @param arguments numbers of pods, else the usual ones */
    public static void main(String[] arguments) {
        int[] sizes = arguments.length > 0 ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray() : SIZES;
        // A first cluster warms the compiler up; its figures would be the compiler's.
        new ManyPods().fill(200);
        System.out.println("  pods  nodes  services   virtual        CPU   pods/CPU s   CPU per pod      heap   list of a namespace of " + ONE);
        double first = 0;
        for (int size : sizes) {
            first = measure(size, first);
        }
    }

    /** One row; the CPU time per pod of the first row, which later ones are compared with. */
    private static double measure(int pods, double first) {
        long empty = heap();
        ManyPods many = new ManyPods();
        many.prepare(pods);
        long began = many.cluster.world.now();
        double cpu = millis(() -> many.schedule(pods));
        double virtual = (many.cluster.world.now() - began) / 1e6;
        long bound = many.cluster.list(Resources.PODS, "").stream().filter(pod -> !pod.at("spec", "nodeName").text().isEmpty()).count();
        if (bound != pods) {
            throw new IllegalStateException(bound + " of " + pods + " pods are bound");
        }
        double look = many.look();
        double each = cpu / pods;
        double base = first == 0 ? each : first;
        System.out.printf("%6d %6d %9d %7.1f s %7.0f ms %12.0f %10.3f ms %6.1f MB %8.2f ms   (CPU per pod: %.2f times the first)%n", pods, nodes(pods),
                pods / PODS_PER_SERVICE, virtual, cpu, 1000 / each, each, (heap() - empty) / 1e6, look, each / base);
        return base;
    }

    private static int nodes(int pods) {
        return Math.max(3, (pods + PODS_PER_NODE - 1) / PODS_PER_NODE);
    }

    private void fill(int pods) {
        prepare(pods);
        schedule(pods);
    }

    private void prepare(int pods) {
        Mapping amounts = Mapping.of("cpu", "32", "memory", "128Gi", "pods", "110");
        for (int i = 0; i < nodes(pods); i++) {
            String name = "node-" + (i + 1);
            create(Resources.NODES, "", Mapping.of("apiVersion", "v1", "kind", "Node", "metadata", Mapping.of("name", name)));
            Mapping made = cluster.get(Resources.NODES, "", name);
            cluster.ask(client -> client.updateStatus(Resources.NODES, made.with("status", Mapping.of("allocatable", amounts, "capacity", amounts))));
            Mapping known = cluster.get(Resources.NODES, "", name);
            cluster.ask(client -> client.update(Resources.NODES, known.with("spec", known.get("spec").mapping().without("taints"))));
        }
        for (int i = 0; i < NAMESPACES; i++) {
            namespace("space-" + i);
        }
        namespace("one");
        for (int i = 0; i < pods / PODS_PER_SERVICE; i++) {
            create(Resources.SERVICES, space(i), TinyCluster.object("{apiVersion: v1, kind: Service, metadata: {name: service-" + i
                    + "}, spec: {selector: {app: app-" + i + "}, ports: [{port: 80}]}}"));
        }
        cluster.run(1_000);
    }

    private void namespace(String name) {
        create(Resources.NAMESPACES, "", Mapping.of("apiVersion", "v1", "kind", "Namespace", "metadata", Mapping.of("name", name)));
        create(Resources.SERVICE_ACCOUNTS, name, Mapping.of("apiVersion", "v1", "kind", "ServiceAccount", "metadata", Mapping.of("name", "default")));
    }

    private static String space(int number) {
        return "space-" + number % NAMESPACES;
    }

    private void schedule(int pods) {
        Mapping template = TinyCluster.object("{containers: [{name: c, image: nginx, resources: {requests: {cpu: 100m, memory: 128Mi}}}]}");
        for (int i = 0; i < pods; i++) {
            Mapping labels = Mapping.of("app", "app-" + i / PODS_PER_SERVICE);
            create(Resources.PODS, i < ONE ? "one" : space(i), Mapping.of("apiVersion", "v1", "kind", "Pod",
                    "metadata", Mapping.of("name", "pod-" + i, "labels", labels), "spec", template));
            if ((i + 1) % BATCH == 0) {
                cluster.run(1_000);
            }
        }
        cluster.run(5_000);
    }

    private void create(Resource resource, String namespace, Mapping object) {
        ApiResponse made = cluster.ask(client -> client.create(resource, namespace, object));
        if (!made.ok()) {
            throw new IllegalStateException(made.body().toString());
        }
    }

    /** The median CPU time of what {@code kubectl get pods -n one} asks the API Server. */
    private double look() {
        double[] each = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            each[i] = millis(() -> {
                List<?> items = cluster.request("GET", "/api/v1/namespaces/one/pods", Map.of(), "").body().get("items").items();
                if (items.size() != ONE) {
                    throw new IllegalStateException(items.size() + " pods are in the namespace");
                }
            });
        }
        Arrays.sort(each);
        return each[LOOKS / 2];
    }

    private static double millis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
