package dev.drydock.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A cluster with all its components, under faults of any kind, in any order, with lines typed and taken back in between. */
class FaultProperties {
    private static final List<String> COMPONENTS = List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet node-2", "kubelet node-3",
            "kube-proxy node-2", "containerd node-3");

    @Provide
    Arbitrary<List<String>> deeds() {
        Arbitrary<String> lines = Arbitraries.of("scale deployment web --replicas=0", "scale deployment web --replicas=5", "scale deployment web --replicas=2",
                "delete pod -l app=web --wait=false", "set image deployment web nginx=nginx:1.26", "set image deployment web nginx=nothing:1",
                "rollout restart deployment web", "drain node-2 --force --ignore-daemonsets --timeout=5s", "uncordon node-2");
        Arbitrary<String> faults = Arbitraries.of(COMPONENTS).map(name -> ":fault stop " + name);
        Arbitrary<String> others = Arbitraries.of(":fault crash node-3", ":fault crash node-2", ":fault partition node-3", ":fault fill node-2", ":fault slow kube-scheduler",
                ":fault slow kubelet node-2", ":fault registry", ":fault etcd-quorum");
        Arbitrary<String> rest = Arbitraries.of(":repair all", "undo", "wait 3", "wait 70");
        return Arbitraries.oneOf(lines, faults, others, rest, rest).list().ofMinSize(2).ofMaxSize(9);
    }

    private static FaultWorld cluster() {
        FaultWorld world = new FaultWorld("recorded-cluster");
        world.run("kubectl create deployment web --image=nginx:1.27 --replicas=3; kubectl expose deployment web --port=80");
        world.pass(10);
        return world;
    }

    private static void act(FaultWorld world, String deed) {
        if (deed.equals("undo")) {
            if (world.world.store().marks().size() > 0) {
                world.world.store().undo();
            }
        } else if (deed.startsWith("wait ")) {
            world.pass(Integer.parseInt(deed.substring(5)));
        } else if (deed.startsWith(":")) {
            world.world.faulty(deed.substring(1));
            world.pass(1);
        } else {
            world.world.store().mark(deed);
            world.run("timeout 3 kubectl " + deed);
            world.pass(1);
        }
    }

    private static void mend(FaultWorld world) {
        world.repair("all");
        world.pass(40);
        world.run("kubectl uncordon node-2; kubectl set image deployment web nginx=nginx:1.27");
        world.pass(700);
        world.world.defects().forEach(defect -> {
            throw new AssertionError(defect);
        });
    }

    /** What the specs ask for against what there is. */
    private static void agrees(FaultWorld world) {
        Mapping web = world.one(Resources.DEPLOYMENTS, "web").orElseThrow();
        TreeSet<String> ready = new TreeSet<>();
        for (Mapping pod : world.all(Resources.PODS)) {
            if (Objects.label(pod, "app").equals("web") && Objects.is(pod, "Ready") && !Objects.isBeingDeleted(pod)) {
                ready.add(pod.at("status", "podIP").text());
            }
        }
        TreeSet<String> served = new TreeSet<>();
        world.one(Resources.ENDPOINTS, "web").ifPresent(found -> found.get("subsets").mappings().forEach(subset ->
                subset.get("addresses").mappings().forEach(address -> served.add(address.get("ip").text()))));
        String nodes = world.nodeReady("node-1") + " " + world.nodeReady("node-2") + " " + world.nodeReady("node-3");
        long wanted = web.at("spec", "replicas").whole();
        assertEquals(wanted + " wanted, " + wanted + " ready, true true true, " + ready, web.at("status", "readyReplicas").whole() + " wanted, " + ready.size() + " ready, "
                + nodes + ", " + served, world.run("kubectl get pods -o wide; kubectl get nodes; kubectl get events --sort-by=.lastTimestamp | tail -5"));
    }

    @Property(tries = 6)
    void when_all_faults_are_over_there_is_what_the_specs_say(@ForAll("deeds") List<String> deeds) {
        FaultWorld world = cluster();
        deeds.forEach(deed -> act(world, deed));
        mend(world);
        agrees(world);
    }

    @Property(tries = 4)
    void a_component_that_was_stopped_and_started_again_catches_up(@ForAll("component") String component) {
        FaultWorld world = cluster();
        world.fault("stop " + component);
        world.pass(5);
        world.run("timeout 3 kubectl scale deployment web --replicas=5");
        world.run("timeout 3 kubectl delete pod -l app=web --wait=false");
        world.pass(70);
        mend(world);
        agrees(world);
    }

    @Provide
    Arbitrary<String> component() {
        return Arbitraries.of(COMPONENTS);
    }

    @Property(tries = 3)
    void the_same_deeds_give_the_same_bytes(@ForAll("deeds") List<String> deeds) {
        assertEquals(play(deeds), play(deeds));
    }

    private static String play(List<String> deeds) {
        FaultWorld world = cluster();
        deeds.forEach(deed -> act(world, deed));
        world.pass(30);
        return new TreeMap<>(world.world.store().view(Etcd.KEYS)).toString();
    }

    @Property(tries = 3)
    void nothing_is_left_of_a_namespace_that_is_gone(@ForAll("deeds") List<String> deeds) {
        FaultWorld world = cluster();
        world.run("kubectl create namespace dev; kubectl -n dev create deployment web --image=nginx:1.27 --replicas=2; kubectl -n dev create configmap c; kubectl -n dev create job j --image=busybox -- true");
        deeds.forEach(deed -> act(world, deed));
        mend(world);
        world.run("kubectl delete namespace dev --timeout=100s");
        world.pass(60);
        assertEquals(List.of(), world.world.store().view(Etcd.KEYS).keySet().stream().filter(key -> key.contains("/dev/") || key.endsWith("/dev")).toList());
    }
}
