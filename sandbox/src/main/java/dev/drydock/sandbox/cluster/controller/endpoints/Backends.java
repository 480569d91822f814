package dev.drydock.sandbox.cluster.controller.endpoints;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which pods stand behind a Service ({@code k8s.io/endpointslice/util}). */
final class Backends {
    static final String HEADLESS_LABEL = "service.kubernetes.io/headless";
    static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";

    private Backends() {}

    /** The services that an event of a pod concerns: those that select it or selected it, if it changed what they tell of it. */
    static List<String> ofPod(ApiClient client, WatchEvent event) {
        Mapping pod = event.object();
        boolean counted = hasAddress(pod) || hasAddress(event.before());
        if (!counted || event.type() == WatchEvent.Type.MODIFIED && same(event.before(), pod)) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Mapping service : client.list(Resources.SERVICES, Objects.namespace(pod))) {
            Selector selector = Selector.ofLabels(service.at("spec", "selector"));
            if (selector.matchesObject(pod) || !event.before().isEmpty() && selector.matchesObject(event.before())) {
                keys.add(Objects.key(service));
            }
        }
        return new ArrayList<>(keys);
    }

    private static boolean same(Mapping before, Mapping now) {
        return Pods.isReady(before) == Pods.isReady(now)
                && Objects.isBeingDeleted(before) == Objects.isBeingDeleted(now)
                && before.at("status", "podIPs").equals(now.at("status", "podIPs"))
                && before.at("status", "phase").equals(now.at("status", "phase"))
                && before.at("spec", "nodeName").equals(now.at("spec", "nodeName"))
                && Objects.labels(before).equals(Objects.labels(now));
    }

    private static boolean hasAddress(Mapping pod) {
        return !pod.at("status", "podIPs").isEmpty() || !pod.at("status", "podIP").isEmpty();
    }

    /** The pods that a service selects and that can be named by an address, by name. */
    static List<Mapping> of(ApiClient client, Mapping service, boolean endingToo) {
        List<Mapping> backends = new ArrayList<>();
        for (Mapping pod : client.list(Resources.PODS, Objects.namespace(service), Selector.ofLabels(service.at("spec", "selector")))) {
            if (counts(pod, endingToo)) {
                backends.add(pod);
            }
        }
        return backends;
    }

    /** {@code ShouldPodBeInEndpoints}. */
    private static boolean counts(Mapping pod, boolean endingToo) {
        String phase = pod.at("status", "phase").text();
        return !phase.equals("Failed") && !phase.equals("Succeeded") && hasAddress(pod) && (endingToo || !Objects.isBeingDeleted(pod));
    }

    static String address(Mapping pod) {
        return pod.at("status", "podIP").text(pod.at("status", "podIPs", "0", "ip").text());
    }

    static boolean headless(Mapping service) {
        return service.at("spec", "clusterIP").text().equals("None");
    }

    static boolean publishesNotReady(Mapping service) {
        return service.at("spec", "publishNotReadyAddresses").truth();
    }

    /** The pod's own host name, if the service is its subdomain. */
    static String hostname(Mapping service, Mapping pod) {
        return pod.at("spec", "subdomain").text().equals(Objects.name(service)) ? pod.at("spec", "hostname").text() : "";
    }

    /** The number that a service's port has in a pod; empty if the pod names no such port. */
    static OptionalInt port(Mapping servicePort, Mapping pod) {
        Tree target = servicePort.get("targetPort");
        if (target.text().isEmpty()) {
            int number = target.wholeInt();
            return OptionalInt.of(number == 0 ? servicePort.get("port").wholeInt() : number);
        }
        for (String kind : List.of("containers", "initContainers")) {
            for (Tree container : pod.at("spec", kind).items()) {
                if (kind.equals("initContainers") && !container.get("restartPolicy").text().equals("Always")) {
                    continue;
                }
                for (Tree port : container.get("ports").items()) {
                    if (port.get("name").text().equals(target.text()) && port.get("protocol").text("TCP").equals(servicePort.get("protocol").text("TCP"))) {
                        return OptionalInt.of(port.get("containerPort").wholeInt());
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    static Mapping reference(Mapping pod) {
        return Mapping.of("kind", "Pod", "name", Objects.name(pod), "namespace", Objects.namespace(pod), "uid", Objects.uid(pod));
    }

    /**
     * When the change happened that is written now: the earliest of those after the time written last; empty if nothing new is known
     * ({@code TriggerTimeTracker}).
     */
    static Optional<String> trigger(Mapping service, List<Mapping> pods, String written) {
        String earliest = "";
        List<String> times = new ArrayList<>(List.of(Objects.metadata(service).get("creationTimestamp").text()));
        pods.forEach(pod -> times.add(Objects.condition(pod, "Ready").get("lastTransitionTime").text()));
        for (String time : times) {
            if (!time.isEmpty() && time.compareTo(written) > 0 && (earliest.isEmpty() || time.compareTo(earliest) < 0)) {
                earliest = time;
            }
        }
        return earliest.isEmpty() ? Optional.empty() : Optional.of(earliest);
    }
}
