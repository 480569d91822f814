package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The numbers of an Indexed Job's pods. */
final class Indexes {
    static final String INDEX = "batch.kubernetes.io/job-completion-index";
    private static final String VARIABLE = "JOB_COMPLETION_INDEX";

    private Indexes() {}

    static int of(Mapping pod) {
        String index = Objects.annotations(pod).get(INDEX).text();
        return index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
    }

    /** Reads {@code 0,2-4}. */
    static SortedSet<Integer> read(String text) {
        SortedSet<Integer> indexes = new TreeSet<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            for (int i = first; i <= last; i++) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    /** Three and more in a row are written as a range. */
    static String write(SortedSet<Integer> indexes) {
        StringBuilder text = new StringBuilder();
        Integer[] all = indexes.toArray(Integer[]::new);
        int from = 0;
        while (from < all.length) {
            int to = from;
            while (to + 1 < all.length && all[to + 1] == all[to] + 1) {
                to++;
            }
            text.append(text.length() == 0 ? "" : ",").append(all[from]);
            if (to > from) {
                text.append(to == from + 1 ? "," : "-").append(all[to]);
            }
            from = to + 1;
        }
        return text.toString();
    }

    /** A pod made for an index: its name, host name, label, annotation and variable tell it. */
    static Mapping numbered(Mapping pod, Mapping job, int index) {
        String number = Integer.toString(index);
        Mapping metadata = Objects.metadata(pod).with("generateName", Objects.name(job) + "-" + number + "-")
                .with("labels", Objects.labels(pod).with(INDEX, number)).with("annotations", Objects.annotations(pod).with(INDEX, number));
        Mapping spec = pod.get("spec").mapping().with("hostname", Objects.name(job) + "-" + number);
        for (String list : List.of("initContainers", "containers")) {
            if (spec.has(list)) {
                spec = spec.with(list, told(spec.get(list)));
            }
        }
        return pod.with("metadata", metadata).with("spec", spec);
    }

    private static Sequence told(Tree containers) {
        Sequence told = Sequence.EMPTY;
        for (Mapping container : containers.mappings()) {
            Sequence variables = (Sequence) Tree.of(container.get("env").items());
            boolean own = variables.items().stream().anyMatch(variable -> variable.get("name").text().equals(VARIABLE));
            told = told.plus(own ? container : container.with("env", variables.plus(Mapping.of("name", VARIABLE, "valueFrom",
                    Mapping.of("fieldRef", Mapping.of("apiVersion", "v1", "fieldPath", "metadata.labels['" + INDEX + "']"))))));
        }
        return told;
    }
}
