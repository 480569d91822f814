package dev.drydock.tutor.java.client;

import java.util.List;
import java.util.function.Consumer;

/** The Kubernetes cluster, as its API Server tells of it. */
public final class Cluster {
    Cluster() {}

    /** The pods of a namespace. */
    public List<Pod> pods(String namespace) {
        return Lab.each(Lab.ask("pods", namespace), Pod::of);
    }

    /** All nodes. */
    public List<Node> nodes() {
        return Lab.each(Lab.ask("nodes"), Node::of);
    }

    /** From now on tells this code of everything that befalls a pod of the namespace. */
    public void watch(String namespace, Consumer<PodEvent> told) {
        Lab.take("watch", namespace, row -> {
            told.accept(new PodEvent(row.get(0), Pod.of(row.subList(1, row.size()))));
            return "";
        });
    }

    /** Creates a pod with the label {@code app} in the namespace default. */
    public void run(String name, String image, String app) {
        Lab.ask("run", name, image, app);
    }

    /** Deletes a pod of the namespace default. */
    public void delete(String name) {
        Lab.ask("delete", name);
    }

    /** From now on calls this code whenever something has befallen a pod: a reconcile loop. */
    public void reconcile(Runnable code) {
        Lab.take("reconcile", "", row -> {
            code.run();
            return "";
        });
    }

    /** From now on places pods with {@code schedulerName: java} by these points. */
    public void schedule(Score score) {
        Lab.take("score", "", row -> "" + score.of(Pod.of(row), Node.of(row.subList(9, row.size()))));
    }

    /** Sends requests to the ready pods with a label {@code app}, each to the one that this code chooses; how many each pod answered. */
    public List<String> balance(String app, int requests, Balance balance) {
        List<Pod> pods = pods("default").stream().filter(pod -> pod.ready() && app.equals(pod.labels().get("app"))).toList();
        java.util.Map<String, Integer> answered = new java.util.TreeMap<>();
        for (int i = 0; i < requests; i++) answered.merge(balance.choose(i, pods).name(), 1, Integer::sum);
        return Lab.ask("balanced", app, answered.toString()).stream().map(row -> row.get(0)).toList();
    }
}
