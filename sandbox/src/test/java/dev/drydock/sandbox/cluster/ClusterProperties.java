package dev.drydock.sandbox.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of a cluster whatever is done to it. */
class ClusterProperties {
    private static final Map<String, String> UNITS = Map.of("manager", "kube-controller-manager", "etcd", "etcd", "server", "kube-apiserver");
    private static final String APPS = "/apis/apps/v1/namespaces/dev/";

    @Provide
    Arbitrary<List<String>> deeds() {
        return Arbitraries.of("scale 0", "scale 2", "scale 5", "kill", "label", "drop set", "orphan set", "image broken", "image nginx", "stop manager", "start manager", "stop etcd", "start etcd", "stop server", "start server", "wait").list().ofMinSize(1).ofMaxSize(8);
    }

    private static TinyCluster cluster() {
        TinyCluster cluster = TinyCluster.withControllers(ReadyPods::new);
        cluster.run(2_000);
        cluster.create(Resources.NAMESPACES, "{apiVersion: v1, kind: Namespace, metadata: {name: dev}}");
        cluster.run(1_000);
        cluster.create(Resources.DEPLOYMENTS, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: dev}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, "
                + "template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx}]}}}}");
        cluster.run(3_000);
        return cluster;
    }

    private static void act(TinyCluster cluster, String deed) {
        String[] words = deed.split(" ");
        switch (words[0]) {
            case "stop", "start" -> cluster.unit(UNITS.get(words[1]), words[0].equals("start"));
            case "wait" -> cluster.run(7_000);
            default -> {
                if (cluster.ask(ApiClient::reachable)) {
                    change(cluster, words);
                }
            }
        }
        cluster.run(700);
    }

    private static void change(TinyCluster cluster, String[] words) {
        switch (words[0]) {
            case "scale" -> deployment(cluster, web(cluster).withAt(Integer.parseInt(words[1]), "spec", "replicas"));
            case "image" -> deployment(cluster, web(cluster).withAt(words[1], "spec", "template", "spec", "containers", "0", "image"));
            case "kill" -> cluster.list(Resources.PODS, "dev").stream().findFirst()
                    .ifPresent(pod -> cluster.request("DELETE", Resources.PODS.path("dev", Objects.name(pod)), Map.of(), ""));
            case "label" -> cluster.list(Resources.PODS, "dev").stream().findFirst().ifPresent(pod ->
                    cluster.request("PUT", Resources.PODS.path("dev", Objects.name(pod)), Map.of(), pod.withAt("other", "metadata", "labels", "app").toString()));
            default -> cluster.list(Resources.REPLICA_SETS, "dev").stream().findFirst().ifPresent(set -> cluster.request("DELETE", APPS + "replicasets/" + Objects.name(set),
                    Map.of(), "{propagationPolicy: " + (words[0].equals("orphan") ? "Orphan" : "Background") + "}"));
        }
    }

    private static Mapping web(TinyCluster cluster) {
        return cluster.get(Resources.DEPLOYMENTS, "dev", "web");
    }

    private static void deployment(TinyCluster cluster, Mapping changed) {
        cluster.request("PUT", APPS + "deployments/web", Map.of(), changed.withoutAt("metadata", "resourceVersion").toString());
    }

    private static void mend(TinyCluster cluster) {
        List.of("etcd", "server", "manager").forEach(name -> cluster.unit(UNITS.get(name), true));
        cluster.run(60_000);
    }

    @Property(tries = 12)
    void when_all_faults_are_over_there_is_what_the_specs_say(@ForAll("deeds") List<String> deeds) {
        TinyCluster cluster = cluster();
        deeds.forEach(deed -> act(cluster, deed));
        mend(cluster);
        deployment(cluster, web(cluster).withAt("nginx", "spec", "template", "spec", "containers", "0", "image"));
        cluster.run(120_000);
        Mapping web = web(cluster);
        long wanted = web.at("spec", "replicas").whole();
        long ready = cluster.list(Resources.PODS, "dev").stream().filter(pod -> Objects.label(pod, "app").equals("web") && Objects.is(pod, "Ready")
                && !Objects.isBeingDeleted(pod)).count();
        assertEquals(wanted + " ready, " + wanted + " told", ready + " ready, " + web.at("status", "readyReplicas").whole() + " told");
    }

    @Property(tries = 10)
    void nothing_is_left_of_a_namespace_that_is_gone(@ForAll("deeds") List<String> deeds) {
        TinyCluster cluster = cluster();
        deeds.forEach(deed -> act(cluster, deed));
        mend(cluster);
        cluster.request("DELETE", "/api/v1/namespaces/dev", Map.of(), "");
        cluster.run(120_000);
        List<String> left = new ArrayList<>();
        for (Resource resource : Resources.all()) {
            if (resource.namespaced()) {
                cluster.list(resource, "dev").forEach(each -> left.add(each.get("kind").text() + " " + Objects.name(each)));
            }
        }
        assertEquals(List.of(), left);
        assertEquals(Mapping.EMPTY, cluster.get(Resources.NAMESPACES, "", "dev"));
    }

    @Property(tries = 6)
    void the_same_deeds_give_the_same_bytes(@ForAll("deeds") List<String> deeds) {
        assertEquals(play(deeds), play(deeds));
    }

    private static String play(List<String> deeds) {
        TinyCluster cluster = cluster();
        deeds.forEach(deed -> act(cluster, deed));
        mend(cluster);
        StringBuilder all = new StringBuilder();
        for (Resource resource : Resources.all()) {
            cluster.list(resource, "").forEach(all::append);
        }
        return all.toString();
    }
}
