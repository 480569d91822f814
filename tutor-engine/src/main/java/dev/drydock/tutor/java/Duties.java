package dev.drydock.tutor.java;

import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.java.client.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a learner's code has taken on: it is called when the world gives cause to, and what it answers is done there. */
final class Duties {
    private static final int MOST_ROUNDS = 20;
    private static final long HEALTH_EVERY_MILLIS = 5_000;

    private final Door door;
    private final Map<String, String> detailByDuty = new LinkedHashMap<>();
    private Map<String, List<String>> seenPods = Map.of();
    private List<List<String>> reconciled = List.of();
    private long checkedMillis;

    Duties(Door door) {
        this.door = door;
    }

    /** Calls the learner's code; empty when it has failed, which was told already. */
    interface Caller {
        Optional<String> call(String duty, List<String> words);
    }

    void take(String duty, String detail) {
        detailByDuty.put(duty, detail);
        if (duty.equals("watch")) seenPods = podsByName(door.view().get(), detail);
        if (duty.equals("reconcile")) reconciled = List.of();
    }

    void drop() {
        detailByDuty.clear();
    }

    boolean none() {
        return detailByDuty.isEmpty();
    }

    /** Looks whether there is cause to call any of it; until nothing changes any more, or for so many rounds. */
    void tend(Caller caller) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean did = tendOnce(caller);
            if (!did) return;
        }
    }

    private boolean tendOnce(Caller caller) {
        WorldView view = door.view().get();
        boolean did = detailByDuty.containsKey("watch") && watch(view, caller);
        did |= detailByDuty.containsKey("score") && place(view, caller);
        did |= detailByDuty.containsKey("reconcile") && reconcile(view, caller);
        if (detailByDuty.containsKey("health")) did |= check(view, caller);
        return did;
    }

    private static Map<String, List<String>> podsByName(WorldView view, String namespace) {
        Map<String, List<String>> pods = new LinkedHashMap<>();
        for (Tree each : WorldRows.pods(view)) {
            List<String> row = WorldRows.pod(each);
            if (row.get(0).equals(namespace)) pods.put(row.get(1), row);
        }
        return pods;
    }

    private boolean watch(WorldView view, Caller caller) {
        Map<String, List<String>> before = seenPods;
        seenPods = podsByName(view, detailByDuty.get("watch"));
        List<List<String>> events = new ArrayList<>();
        seenPods.forEach((name, row) -> {
            if (!before.containsKey(name)) events.add(event("ADDED", row));
            else if (!before.get(name).equals(row)) events.add(event("MODIFIED", row));
        });
        before.forEach((name, row) -> {
            if (!seenPods.containsKey(name)) events.add(event("DELETED", row));
        });
        for (List<String> event : events) {
            if (caller.call("watch", event).isEmpty()) break;
        }
        return false;
    }

    private static List<String> event(String type, List<String> row) {
        List<String> event = new ArrayList<>(List.of(type));
        event.addAll(row);
        return event;
    }

    /** Places one pod that waits for this scheduler. */
    private boolean place(WorldView view, Caller caller) {
        List<Tree> pods = WorldRows.pods(view);
        List<Tree> oldestFirst = pods.stream().sorted(Comparator.comparingLong(pod -> Long.parseLong(pod.at("metadata", "resourceVersion").text("0")))).toList();
        for (Tree each : oldestFirst) {
            boolean ours = each.at("spec", "schedulerName").text().equals("java") && each.at("spec", "nodeName").text().isEmpty()
                    && each.at("metadata", "deletionTimestamp").isNothing();
            if (!ours) continue;
            List<String> pod = WorldRows.pod(each);
            String best = "";
            long most = Long.MIN_VALUE;
            for (Tree node : WorldRows.nodes(view)) {
                List<String> row = WorldRows.node(node, pods);
                if (!fits(pod, row, node)) continue;
                List<String> both = new ArrayList<>(pod);
                both.addAll(row);
                Optional<String> points = caller.call("score", both);
                if (points.isEmpty()) return false;
                if (best.isEmpty() || Long.parseLong(points.get()) > most) {
                    most = Long.parseLong(points.get());
                    best = row.get(0);
                }
            }
            if (!best.isEmpty() && door.deed().apply("bind " + pod.get(0) + "/" + pod.get(1) + " " + best).isEmpty()) return true;
        }
        return false;
    }

    private static boolean fits(List<String> pod, List<String> node, Tree whole) {
        boolean tainted = whole.at("spec", "taints").items().stream().anyMatch(taint -> taint.get("effect").text().startsWith("NoS") || taint.get("effect").text().equals("NoExecute"));
        return !tainted && node.get(2).equals("true") && Long.parseLong(pod.get(7)) <= Long.parseLong(node.get(5)) && Long.parseLong(pod.get(8)) <= Long.parseLong(node.get(6));
    }

    private boolean reconcile(WorldView view, Caller caller) {
        List<List<String>> now = WorldRows.pods(view).stream().map(WorldRows::pod).toList();
        if (now.equals(reconciled)) return false;
        reconciled = now;
        return caller.call("reconcile", List.of("")).isPresent();
    }

    private boolean check(WorldView view, Caller caller) {
        if (view.nowMillis() - checkedMillis < HEALTH_EVERY_MILLIS && view.nowMillis() >= checkedMillis) return false;
        checkedMillis = view.nowMillis();
        for (List<String> container : WorldRows.containers(view)) {
            if (!container.get(3).equals("running")) continue;
            Optional<String> healthy = caller.call("health", container);
            if (healthy.isEmpty()) return false;
            if (healthy.get().equals("false")) door.deed().apply("restart " + container.get(1));
        }
        return false;
    }

    /** The text of a call. */
    static String words(List<String> words) {
        return Rows.write(List.of(words));
    }
}
