package dev.drydock.tutor.java;

import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.apiserver.admission.Usage;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The world as rows for the client in the learner's process. */
final class WorldRows {
    private static final long MIB_MILLIS = 1_000L << 20;

    private WorldRows() {}

    static List<List<String>> containers(WorldView view) {
        List<List<String>> rows = new ArrayList<>();
        for (Tree each : view.containers()) {
            String ip = "";
            if (each.at("NetworkSettings", "Networks") instanceof Mapping networks && networks.size() > 0) ip = networks.valueAt(0).get("IPAddress").text();
            rows.add(List.of(each.get("Id").text().substring(0, 12), each.get("Name").text().replaceFirst("^/", ""), each.at("Config", "Image").text(),
                    each.at("State", "Status").text(), ip, "" + each.at("State", "ExitCode").whole()));
        }
        return rows;
    }

    static List<List<String>> images(WorldView view) {
        List<List<String>> rows = new ArrayList<>();
        for (Tree each : view.images()) {
            String name = each.get("RepoTags").get(0).text("<none>:<none>");
            String id = each.get("Id").text().replaceFirst("^sha256:", "");
            rows.add(List.of(id.substring(0, Math.min(12, id.length())), name, "" + each.get("Size").whole(), "" + each.at("RootFS", "Layers").items().size()));
        }
        return rows;
    }

    static List<Tree> pods(WorldView view) {
        return view.objects("Pod").orElse(List.of());
    }

    static List<Tree> nodes(WorldView view) {
        return view.objects("Node").orElse(List.of());
    }

    static List<String> pod(Tree pod) {
        boolean leaving = !pod.at("metadata", "deletionTimestamp").isNothing();
        return List.of(pod.at("metadata", "namespace").text(), pod.at("metadata", "name").text(), labels(pod), leaving ? "Terminating" : pod.at("status", "phase").text(),
                "" + (!leaving && ready(pod)), pod.at("spec", "nodeName").text(), pod.at("status", "podIP").text(),
                "" + asked(pod, "cpu"), "" + asked(pod, "memory") / MIB_MILLIS);
    }

    /** @param pods all pods of the cluster */
    static List<String> node(Tree node, List<Tree> pods) {
        String name = node.at("metadata", "name").text();
        List<Tree> here = pods.stream().filter(pod -> pod.at("spec", "nodeName").text().equals(name) && !ended(pod)).toList();
        long cpu = amount(node, "cpu");
        long memory = amount(node, "memory");
        long freeCpu = cpu - here.stream().mapToLong(pod -> asked(pod, "cpu")).sum();
        long freeMemory = memory - here.stream().mapToLong(pod -> asked(pod, "memory")).sum();
        boolean open = ready(node) && !node.at("spec", "unschedulable").truth();
        return List.of(name, labels(node), "" + open, "" + cpu, "" + memory / MIB_MILLIS, "" + freeCpu, "" + freeMemory / MIB_MILLIS, "" + here.size());
    }

    private static boolean ended(Tree pod) {
        String phase = pod.at("status", "phase").text();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static boolean ready(Tree object) {
        return object.at("status", "conditions").items().stream()
                .anyMatch(each -> each.get("type").text().equals("Ready") && each.get("status").text().equals("True"));
    }

    private static String labels(Tree object) {
        List<String> labels = new ArrayList<>();
        if (object.at("metadata", "labels") instanceof Mapping mapping) {
            for (Map.Entry<String, Tree> each : mapping.entries().entrySet()) labels.add(each.getKey() + "=" + each.getValue().text());
        }
        return String.join(",", labels);
    }

    /** Thousandths of the unit. */
    private static long asked(Tree pod, String resource) {
        return pod instanceof Mapping mapping ? Usage.amounts(mapping, "requests").getOrDefault(resource, Quantity.ZERO).milli() : 0;
    }

    private static long amount(Tree node, String resource) {
        String amount = node.at("status", "allocatable", resource).text();
        return amount.isEmpty() ? 0 : Quantity.of(amount).milli();
    }
}
