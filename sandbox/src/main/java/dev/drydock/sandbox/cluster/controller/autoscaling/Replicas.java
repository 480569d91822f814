package dev.drydock.sandbox.cluster.controller.autoscaling;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many replicas a resource metric asks for (upstream's {@code ReplicaCalculator}). */
final class Replicas {
    /** {@code --horizontal-pod-autoscaler-tolerance}. */
    private static final double TOLERANCE = 0.1;

    private Replicas() {}

    /**
     * What a metric asks for.
     *
     * @param status for {@code currentMetrics}
     * @param name as reasons name it
     * @param failure why it cannot be said; empty if it can
     */
    record Wanted(long replicas, Mapping status, String name, String failure) {
        static Wanted failed(String failure) {
            return new Wanted(0, Mapping.EMPTY, "", failure);
        }
    }

    /** @param pods of the target */
    static Wanted of(ApiClient client, Mapping metric, String namespace, List<Mapping> pods, long current) {
        boolean contained = metric.get("type").text().equals("ContainerResource");
        if (!metric.get("type").text().equals("Resource") && !contained) {
            return Wanted.failed("unable to get metric: no metrics returned from custom metrics API");
        }
        Tree source = metric.get(contained ? "containerResource" : "resource");
        String resource = source.get("name").text();
        boolean share = source.at("target", "type").text().equals("Utilization");
        String what = share ? resource + " utilization" : resource + " resource metric value";
        ApiResponse answer = client.call(ApiRequest.get("/apis/metrics.k8s.io/v1beta1/namespaces/" + namespace + "/pods"));
        if (!answer.ok()) {
            return Wanted.failed("failed to get " + what + ": unable to get metrics for resource " + resource
                    + ": unable to fetch metrics from resource metrics API: " + (answer.status() == 404
                    ? "the server could not find the requested resource (get pods.metrics.k8s.io)" : "the server is currently unable to handle the request (get pods.metrics.k8s.io)"));
        }
        Map<String, Long> used = new TreeMap<>();
        for (Mapping pod : answer.body().get("items").mappings()) {
            used.put(Objects.name(pod), amount(pod.get("containers"), source, resource, "usage"));
        }
        return reckon(source, resource, share, used, pods, current);
    }

    /** Of one container, or of all together, in thousandths. */
    private static long amount(Tree containers, Tree source, String resource, String... path) {
        long sum = 0;
        for (Tree container : containers.items()) {
            Tree value = container.at(path).get(resource);
            boolean meant = source.get("container").text().isEmpty() || source.get("container").equals(container.get("name"));
            sum += meant && value != Nothing.NOTHING ? Quantity.of(value.text("0")).milli() : 0;
        }
        return sum;
    }

    private static Wanted reckon(Tree source, String resource, boolean share, Map<String, Long> used, List<Mapping> pods, long current) {
        if (pods.isEmpty()) {
            return Wanted.failed("failed to get " + resource + " utilization: no pods returned by selector while calculating replica count");
        }
        long usage = 0;
        long requests = 0;
        int counted = 0;
        int missing = 0;
        for (Mapping pod : pods) {
            long requested = amount(pod.at("spec", "containers"), source, resource, "resources", "requests");
            if (share && requested == 0) {
                return Wanted.failed("failed to get " + resource + " utilization: missing request for " + resource + " in container "
                        + pod.at("spec", "containers", "0", "name").text() + " of Pod " + Objects.name(pod));
            }
            if (!Pods.isReady(pod) || !used.containsKey(Objects.name(pod))) {
                missing++;
                continue;
            }
            usage += used.get(Objects.name(pod));
            requests += requested;
            counted++;
        }
        if (counted == 0) {
            return Wanted.failed("failed to get " + resource + " utilization: did not receive metrics for targeted pods (pods might be unready)");
        }
        double target = share ? source.at("target", "averageUtilization").number() : Quantity.of(source.at("target", "averageValue").text("1")).milli();
        double average = (double) usage / counted;
        long utilization = requests == 0 ? 0 : usage * 100 / requests;
        double ratio = share ? utilization / target : average / target;
        // Pods of which nothing is known count as idle when more are wanted, and as at the target when fewer are.
        double known = ratio < 1 ? (ratio * counted + missing) / (counted + missing) : ratio * counted / (counted + missing);
        boolean turned = (known < 1) != (ratio < 1);
        double likely = missing == 0 ? ratio : known;
        long wanted = Math.abs(likely - 1) <= TOLERANCE || turned ? current : (long) Math.ceil(likely * (counted + missing));
        Mapping.Builder now = Mapping.builder();
        if (share) {
            now.put("averageUtilization", utilization);
        }
        now.put("averageValue", text(resource, (long) average));
        Mapping status = Mapping.of("resource", Mapping.of("current", now.build(), "name", resource), "type", "Resource");
        return new Wanted(wanted, status, share ? resource + " resource utilization (percentage of request)" : resource + " resource", "");
    }

    private static String text(String resource, long milli) {
        return resource.equals("cpu") ? Quantity.of(milli + "m").toString() : Long.toString(milli / 1000);
    }
}
