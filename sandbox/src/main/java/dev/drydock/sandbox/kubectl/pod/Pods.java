package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.Item;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.kubectl.object.Selection;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pod and which container a line means. */
final class Pods {
    static final String STANDARD = "kubectl.kubernetes.io/default-container";
    private static final long POLL_MICROS = 1_000_000;

    private Pods() {}

    /** The object that a word names: a pod's name, or {@code TYPE/NAME}. */
    static Task<Item> object(Cluster cluster, String word) {
        String named = word.contains("/") ? word : "pods/" + word;
        return new Selection(cluster, List.of(named), List.of(), "", false, "", "", false, false, cluster.target().namespace(), false, false, false).items()
                .then(items -> items.isEmpty() ? Task.fail("expected a resource") : Task.of(items.get(0)));
    }

    /** The best pod of an object: itself if it is one, else one that it selects, waited for. */
    static Task<Mapping> of(Cluster cluster, Item item, long timeoutMicros) {
        if (item.kind().kind().equals("Pod")) {
            return Task.of(item.object());
        }
        Optional<String> selector = selector(item);
        if (selector.isEmpty()) {
            return Task.fail("cannot attach to " + item.kind().kind() + ": selector for " + item.kind().kind() + " not implemented");
        }
        return Task.with(sys -> Task.<Long, Mapping>loop(sys.now() + timeoutMicros, deadline -> pods(cluster, item.namespace(), selector.get()).then(pods -> {
            if (!pods.isEmpty()) {
                return Task.of(new Task.Round.Over<>(pods.get(0)));
            }
            return Task.with(now -> now.now() >= deadline ? Task.fail("timed out waiting for the condition")
                    : Task.sleep(POLL_MICROS).map(done -> new Task.Round.Again<>(deadline)));
        })));
    }

    /** The selector of an object's pods. */
    static Optional<String> selector(Item item) {
        Tree spec = item.object().get("spec");
        return switch (item.kind().kind()) {
            case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job" -> Optional.of(LabelSelector.words(spec.get("selector")));
            case "ReplicationController", "Service" -> Optional.of(LabelSelector.words(spec.get("selector")));
            default -> Optional.empty();
        };
    }

    /** Pods that a selector means, those most worth looking at first. */
    static Task<List<Mapping>> pods(Cluster cluster, String namespace, String selector) {
        return cluster.get(KnownKinds.POD.path(namespace), Map.of("labelSelector", selector)).map(list -> {
            List<Mapping> pods = new ArrayList<>(list.get("items").mappings());
            pods.sort(Comparator.<Mapping>comparingInt(pod -> pod.at("spec", "nodeName").text().isEmpty() ? 1 : 0).thenComparingInt(Pods::phase)
                    .thenComparingInt(pod -> ready(pod) ? 0 : 1).thenComparingLong(pod -> Times.micros(pod.at("metadata", "creationTimestamp"))));
            return List.copyOf(pods);
        });
    }

    private static int phase(Mapping pod) {
        return switch (pod.at("status", "phase").text()) {
            case "Unknown" -> 1;
            case "Pending" -> 2;
            default -> 0;
        };
    }

    static boolean ready(Mapping pod) {
        return pod.at("status", "conditions").mappings().stream().anyMatch(each -> each.get("type").text().equals("Ready") && each.get("status").text().equals("True"));
    }

    /** All names of a pod's containers. */
    static List<String> containers(Mapping pod) {
        List<String> names = new ArrayList<>();
        for (String field : List.of("containers", "initContainers", "ephemeralContainers")) {
            pod.at("spec", field).mappings().forEach(container -> names.add(container.get("name").text() + switch (field) {
                case "initContainers" -> " (init)";
                case "ephemeralContainers" -> " (ephem)";
                default -> "";
            }));
        }
        return List.copyOf(names);
    }

    /** A container by its name. */
    static Optional<Mapping> container(Mapping pod, String name) {
        return List.of("containers", "initContainers", "ephemeralContainers").stream().flatMap(field -> pod.at("spec", field).mappings().stream())
                .filter(container -> container.get("name").text().equals(name)).findFirst();
    }

    /** The container that holds when none is named; said when there was a choice. */
    static Task<String> standard(Mapping pod, boolean quiet) {
        String annotated = pod.at("metadata", "annotations", STANDARD).text();
        if (!annotated.isEmpty() && container(pod, annotated).isPresent()) {
            return Task.of(annotated);
        }
        List<String> all = containers(pod);
        String first = all.isEmpty() ? "" : all.get(0);
        return all.size() > 1 && !quiet
                ? Task.complain("Defaulted container " + Quote.go(first) + " out of: " + String.join(", ", all) + "\n").map(done -> first) : Task.of(first);
    }
}
