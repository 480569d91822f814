package dev.drydock.sandbox.app.fluentd;

import dev.drydock.sandbox.app.watch.Watches;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The filter {@code kubernetes_metadata}: what the cluster knows of the pods of this node.
 *
 * @param byName namespace, underline, name
 */
record Pods(Watches watches, SortedMap<String, Mapping> byName) {
    private static final String HEAD = "kubernetes.var.log.containers.";

    Pods {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    static Pods unknown() {
        return new Pods(Watches.of("fluentd", List.of("/api/v1/pods")), new TreeMap<>());
    }

    List<Step.Condition> conditions(Sys sys) {
        return watches.conditions(sys);
    }

    /** What is known after what has come. */
    Pods heard(Sys sys) {
        if (watches.rests(sys)) {
            return this;
        }
        if (!watches.connected()) {
            Outcome<Watches> connected = watches.connect(sys);
            return connected.ok() ? new Pods(connected.value(), byName).heard(sys) : new Pods(watches.later(sys), byName);
        }
        TreeMap<String, Mapping> known = new TreeMap<>(byName);
        Watches after = watches.read(sys, (type, pod) -> {
            // Who has gone may still have lines to be read.
            if (!type.equals("DELETED") && pod.at("spec", "nodeName").text().equals(sys.variable("K8S_NODE_NAME").orElse(pod.at("spec", "nodeName").text()))) {
                known.put(pod.at("metadata", "namespace").text() + "_" + pod.at("metadata", "name").text(), pod);
            }
        });
        return new Pods(after, known);
    }

    /** An event with what its tag and the cluster say of its container. */
    Tail.Event told(Tail.Event event) {
        String name = event.tag().startsWith(HEAD) ? event.tag().substring(HEAD.length()) : "";
        String[] words = name.split("_");
        if (words.length != 3 || !words[2].endsWith(".log") || words[2].lastIndexOf('-') < 0) {
            return event;
        }
        int dash = words[2].lastIndexOf('-');
        String container = words[2].substring(0, dash);
        Mapping pod = byName.getOrDefault(words[1] + "_" + words[0], Mapping.EMPTY);
        Mapping.Builder told = Mapping.builder().put("container_name", container).put("namespace_name", words[1]).put("pod_name", words[0]);
        for (Mapping status : pod.at("status", "containerStatuses").mappings()) {
            if (status.get("name").text().equals(container)) {
                told.put("container_image", status.get("image").text()).putUnlessEmpty("container_image_id", status.get("imageID").text());
            }
        }
        if (!pod.isEmpty()) {
            told.put("pod_id", pod.at("metadata", "uid").text()).putUnlessEmpty("pod_ip", pod.at("status", "podIP").text()).put("host", pod.at("spec", "nodeName").text());
            told.putUnlessEmpty("labels", pod.at("metadata", "labels"));
        }
        Mapping record = event.record().with("docker", Mapping.of("container_id", words[2].substring(dash + 1, words[2].length() - 4))).with("kubernetes", told.build());
        return new Tail.Event(event.micros(), event.tag(), record);
    }
}
