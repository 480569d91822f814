package dev.drydock.sandbox.world;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Timeline;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A cluster begins to run, component by component, in the order of {@code kubeadm init} and {@code kubeadm join}: each step begins when the
 * one before has had its effect, and leaves a line. Keys of sentences begin with {@code boot.}.
 */
public final class Boot implements Component {
    private static final String NAME = "kubeadm";
    private static final long LOOK_MICROS = 500_000;
    /** More than a boot takes, in virtual time and in events. */
    private static final long MOST_MICROS = 600_000_000;
    private static final long MOST_EVENTS = 3_000_000;
    private static final String ROLE = "node-role.kubernetes.io/control-plane";

    /** @param atMicros since the boot began */
    private record Line(long atMicros, Fact fact) {}

    /** How far it is. @param step the next; {@code begun} whether it has been begun and is waited for */
    private record Stand(int step, boolean begun, long startMicros, int lines) {}

    private static final Family<Line> LINES = Family.lasting("boot-line");
    private static final Family<Stand> STANDS = Family.passing("boot");
    private static final Key<Stand> STAND = STANDS.key("cluster");

    /** The next look. */
    private record Look() {}

    /** One step of the boot. */
    private interface Step {
        /** Begins it. */
        void begin(Kernel kernel);

        /** Whether it has had its effect. */
        boolean done(Kernel kernel);

        Fact told();
    }

    private final Kernel.Wiring wiring;
    private final ClusterShape cluster;
    private final List<Step> steps = new ArrayList<>();

    Boot(Kernel.Wiring wiring, ClusterShape cluster) {
        this.wiring = wiring;
        this.cluster = cluster;
        plan();
    }

    static void begin(Kernel kernel) {
        kernel.transaction().put(STAND, new Stand(0, false, kernel.now(), 0));
        kernel.after(LOOK_MICROS, NAME, new Look());
    }

    @Override
    public String name() {
        return NAME;
    }

    // ---- watching ------------------------------------------------------------------------------------------------------------------

    /** Lets a world run until its cluster has booted, if it boots one; each line is told when it has come, with the microseconds that had passed. */
    public static void watch(World world, BiConsumer<Long, Fact> told) {
        int[] seen = {0};
        long until = world.now() + MOST_MICROS;
        world.run(until, MOST_EVENTS, () -> {
            List<Line> lines = List.copyOf(world.store().view(LINES).values());
            for (; seen[0] < lines.size(); seen[0]++) {
                told.accept(lines.get(seen[0]).atMicros(), lines.get(seen[0]).fact());
            }
            return isOver(world.store());
        });
    }

    private static boolean isOver(Store store) {
        return store.find(STAND).isEmpty();
    }

    // ---- going on ------------------------------------------------------------------------------------------------------------------

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        Stand stand = transaction.find(STAND).orElse(new Stand(steps.size(), false, 0, 0));
        if (stand.step() == steps.size()) {
            transaction.remove(STAND);
            return;
        }
        Step step = steps.get(stand.step());
        Stand next = stand;
        if (!stand.begun()) {
            step.begin(kernel);
            next = new Stand(stand.step(), true, stand.startMicros(), stand.lines());
        } else if (step.done(kernel)) {
            transaction.put(LINES.key(Timeline.padded(stand.lines(), 4)), new Line(kernel.now() - stand.startMicros(), step.told()));
            next = new Stand(stand.step() + 1, false, stand.startMicros(), stand.lines() + 1);
        }
        transaction.put(STAND, next);
        kernel.after(LOOK_MICROS, NAME, new Look());
    }

    private void plan() {
        String first = cluster.nodeNames().get(0);
        List<String> others = cluster.nodeNames().subList(1, cluster.nodes());
        add(Fact.of("boot.preflight", Integer.toString(cluster.nodes()), "v1.32.13"), kernel -> { }, kernel -> true);
        add(Fact.of("boot.certificates"), kernel -> { }, kernel -> true);
        add(Fact.of("boot.kubelet", first), kernel -> cluster.memberNames().forEach(node -> StudentCluster.startKubelet(kernel, node)), kernel -> runs(kernel, "kubelet", first));
        add(Fact.of("boot.etcd", String.join(", ", cluster.memberNames())), kernel -> Manifests.write(kernel, cluster, "etcd"::equals),
                kernel -> ControlPlane.hasQuorum(kernel.transaction()));
        for (String part : List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            add(Fact.of("boot." + part, first), kernel -> Manifests.write(kernel, cluster, part::equals), kernel -> runs(kernel, part, first));
        }
        add(Fact.of("boot.control-plane", first), kernel -> { }, kernel -> mark(kernel, first));
        add(Fact.of("boot.add-ons"), kernel -> StudentCluster.addOns(client(kernel)), kernel -> true);
        for (String node : others) {
            add(Fact.of("boot.joined", node), kernel -> {
                if (!cluster.memberNames().contains(node)) {
                    StudentCluster.startKubelet(kernel, node);
                }
            }, kernel -> ready(kernel, node));
        }
        add(Fact.of("boot.ready", first), kernel -> { }, kernel -> ready(kernel, first));
        add(Fact.of("boot.dns"), kernel -> { }, kernel -> others.isEmpty() || dns(kernel));
        add(Fact.of("boot.over"), kernel -> { }, kernel -> true);
    }

    private void add(Fact told, java.util.function.Consumer<Kernel> begin, java.util.function.Predicate<Kernel> done) {
        steps.add(new Step() {
            @Override
            public void begin(Kernel kernel) {
                begin.accept(kernel);
            }

            @Override
            public boolean done(Kernel kernel) {
                return done.test(kernel);
            }

            @Override
            public Fact told() {
                return told;
            }
        });
    }

    private static boolean runs(Kernel kernel, String component, String machine) {
        return ControlPlane.runs(kernel.transaction(), component, machine);
    }

    private ApiClient client(Kernel kernel) {
        return new ApiServer(wiring).client(kernel, Caller.component("kube-apiserver", cluster.nodeNames().get(0)));
    }

    private boolean ready(Kernel kernel, String node) {
        return client(kernel).get(Resources.NODES, "", node).filter(found -> Objects.is(found, "Ready")).isPresent();
    }

    private boolean dns(Kernel kernel) {
        return client(kernel).get(Resources.DEPLOYMENTS, "kube-system", "coredns").map(found -> found.at("status", "readyReplicas").whole() > 0).orElse(false);
    }

    /** The first node gets its role and its taint as soon as it has registered. */
    private boolean mark(Kernel kernel, String node) {
        ApiClient client = client(kernel);
        return client.get(Resources.NODES, "", node).map(found -> {
            Mapping taint = Mapping.of("effect", "NoSchedule", "key", ROLE);
            client.update(Resources.NODES, found.withAt("", "metadata", "labels", ROLE)
                    .withAt(new Sequence(found.at("spec", "taints").items()).plus(taint), "spec", "taints"));
            return true;
        }).orElse(false);
    }
}
