package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.NodeCall;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Woken;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.time.Slowness;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Unit;
import java.util.Optional;

/** The kubelets of all nodes. What each knows of its pods is in the store, so one that is stopped and started again goes on where it was. */
public final class Kubelet implements Component {
    public static final String NAME = "kubelet";

    private static final long START_MICROS = 400_000;
    private static final long RECONNECT_MICROS = 1_000_000;
    /** Upstream goes through all containers each second; this is what it takes on the average, less what a loaded machine adds. */
    private static final long RELIST_MICROS = 300_000;

    private final Kernel.Wiring wiring;
    private final ApiServer server;

    public Kubelet(Kernel.Wiring wiring, ApiServer server) {
        this.wiring = wiring;
        this.server = server;
    }

    /** The volumes of a pod are to be mounted now. */
    record Mount(String node, String uid) implements Due {}

    /** A sandbox is to get its network now. */
    record Plug(String node, String uid, String sandbox) implements Due {}

    /** A pull is over. */
    record Pulled(String node, String uid, String container, long sinceMicros, long tookMicros) implements Due {}

    /** The kubelet goes through what runs, and comes to this pod. */
    record Relist(String node, String uid, long at) implements Due {}

    /** A pod is to be tried again. */
    record Resync(String node, String uid, long at) implements Due {}

    /** A probe is due. @param id of the container's instance */
    record Probe(String node, String uid, String container, String id, Probes.Kind kind) implements Due, Event.Periodic {}

    /** What a probe has found. */
    record Probed(String node, String uid, String container, String id, Probes.Kind kind, boolean good, String message) implements Due {}

    /** A command that the kubelet runs takes too long. */
    record Late(String node, String uid, String exec, String words) implements Due {}

    /** A hook that is no command is over. */
    record Hooked(String node, String uid, Commands.Purpose purpose) implements Due {}

    /** The volumes of a pod that the kubelet writes are to be written anew. */
    record Refresh(String node, String uid) implements Due {}

    /** What is left of a pod is to be taken away. */
    record CleanUp(String node, String uid) implements Due {}

    /** Something to be done for a pod. */
    interface Due extends Slowness.Placed {
        String node();

        @Override
        default String place() {
            return node();
        }

        String uid();
    }

    /** The grace of a container is over: that is up to the runtime, whether the kubelet runs or not. */
    record Deadline(String node, String container, String space) {}

    /** The kubelet of a node is ready to watch. */
    record Begin(String node, boolean fresh) {}

    /** The folder of manifests is to be looked into. */
    record Look(String node) implements Event.Periodic, Slowness.Placed {
        @Override
        public String place() {
            return node;
        }
    }

    /** The folder of manifests is to be looked into this once. */
    private record Glance(String node) {}

    /** Nobody answered; another attempt. */
    private record Reconnect(String node) implements Event.Periodic {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            boolean first = ControlPlane.ended(kernel.transaction(), NAME, started.machine()).isEmpty();
            ControlPlane.started(kernel, NAME, started.machine());
            kernel.after(first ? 0 : START_MICROS, NAME, new Begin(started.machine(), !first));
        } else if (payload instanceof Unit.Stopped stopped) {
            new NodeReport(kernel, server, stopped.machine()).stopped();
        } else if (payload instanceof Deadline deadline) {
            Agent.of(kernel, server, deadline.node()).flatMap(agent -> agent.runtime().container(deadline.container()).filter(found ->
                    found.state().isUp() && found.space().equals(deadline.space()))).ifPresent(found ->
                    Agent.of(kernel, server, deadline.node()).orElseThrow().runtime().orders().signal(found, Signal.KILL));
        } else if (payload instanceof Look look) {
            whileRunning(kernel, look.node(), agent -> {
                new RuntimeHealth(agent).look();
                new Sight(agent).look();
                new DiskPressure(agent).look();
                new StaticPods(agent).watch();
            });
        } else if (payload instanceof Glance glance) {
            whileRunning(kernel, glance.node(), agent -> new StaticPods(agent).look());
        } else if (payload instanceof Begin begin) {
            whileRunning(kernel, begin.node(), agent -> {
                new RuntimeHealth(agent).look();
                new StaticPods(agent).resume();
                new StaticPods(agent).watch();
                new PodWatch(agent).connect(begin.fresh());
            });
            hollow(kernel, begin.node(), true);
        } else if (payload instanceof Reconnect again) {
            whileRunning(kernel, again.node(), agent -> new PodWatch(agent).connect(false));
            hollow(kernel, again.node(), true);
        } else if (payload instanceof Woken woken) {
            hear(kernel, woken.watch());
        } else if (payload instanceof Patron.Told told) {
            whileRunning(kernel, told.machine(), agent -> hear(agent, told));
        } else if (payload instanceof NodeCall call) {
            whileRunning(kernel, call.node(), agent -> new NodeCalls(agent).serve(call));
        } else if (payload instanceof Due due) {
            whileRunning(kernel, due.node(), agent -> agent.find(due.uid()).ifPresent(state -> serve(agent, state, due)));
        }
    }

    /** Has the kubelet of a node look into its folder of manifests at once, sooner than it would by itself. */
    public static void lookNow(Kernel kernel, String node) {
        kernel.after(0, NAME, new Glance(node));
    }

    private void hear(Kernel kernel, String watch) {
        if (ConfigWatch.concerns(watch)) {
            whileRunning(kernel, ConfigWatch.node(watch), agent -> ConfigWatch.hear(agent, watch));
        } else {
            whileRunning(kernel, PodWatch.node(watch), agent -> new PodWatch(agent).hear());
            hollow(kernel, PodWatch.node(watch), false);
        }
    }

    /** A node without a runtime connects or hears; tries again in a while if nobody answers. */
    private void hollow(Kernel kernel, String node, boolean connect) {
        if (ControlPlane.runs(kernel.transaction(), NAME, node) && Agent.of(kernel, server, node).isEmpty()) {
            HollowNode hollow = new HollowNode(kernel, server, node);
            if (!(connect ? hollow.connect() : hollow.hear())) {
                kernel.after(RECONNECT_MICROS, NAME, new Reconnect(node));
            }
        }
    }

    private void whileRunning(Kernel kernel, String node, java.util.function.Consumer<Agent> work) {
        if (ControlPlane.runs(kernel.transaction(), NAME, node)) {
            Agent.of(kernel, server, node).ifPresent(work);
        }
    }

    private static void serve(Agent agent, PodState state, Due due) {
        PodWorker worker = new PodWorker(agent);
        if (due instanceof Mount) {
            worker.mount(state);
        } else if (due instanceof Plug plug && plug.sandbox().equals(state.sandbox().id())) {
            new Sandboxes(agent).plug(state);
        } else if (due instanceof Pulled pulled) {
            state.cell(pulled.container()).filter(cell -> state.work().busy().equals("pull/" + cell.name())).ifPresent(cell ->
                    new Starting(agent).pulled(state, cell, pulled.sinceMicros(), pulled.tookMicros()));
        } else if (due instanceof Relist relist && relist.at() == state.work().relistMicros()) {
            worker.sync(state.with(state.work().relist(0)));
        } else if (due instanceof Resync resync && resync.at() == state.work().resyncMicros()) {
            worker.sync(state.with(state.work().resync(0)));
        } else if (due instanceof Probe probe) {
            new Probes(agent).due(state, probe);
        } else if (due instanceof Probed probed) {
            new Probes(agent).found(state, probed);
        } else if (due instanceof Late late) {
            new Commands(agent).late(late.exec(), late.words());
        } else if (due instanceof Hooked hooked) {
            new Hooks(agent).ended(state, hooked.purpose(), true);
        } else if (due instanceof Refresh) {
            new Volumes(agent).mount(state);
        } else if (due instanceof CleanUp) {
            new Termination(agent).cleanUp(state);
        }
    }

    /** The runtime tells of a container. */
    private static void hear(Agent agent, Patron.Told told) {
        Optional<PodState> found = agent.find(told.attributes().get(Patron.LABEL).text());
        if (found.isEmpty()) {
            return;
        }
        PodWorker worker = new PodWorker(agent);
        Optional<Container> container = agent.runtime().container(told.container());
        switch (told.action()) {
            case "start", "fail" -> container.ifPresent(one -> worker.told(found.get(), one, told.action().equals("start")));
            case "die" -> {
                if (found.get().ending().wanted()) {
                    worker.sync(found.get());
                } else {
                    worker.relist(found.get());
                }
            }
            case "destroy" -> worker.relist(found.get());
            case "exec_die" -> new Commands(agent).ended(told.attributes().get("execID").text(), Integer.parseInt(told.attributes().get("exitCode").text("0")),
                    told.attributes().get("error").text());
            default -> { }
        }
    }

    /** When the kubelet next looks at what the runtime has told: a little later, so that what happens together is looked at together. */
    static long nextRelist(Agent agent) {
        return agent.now() + RELIST_MICROS;
    }

    /** Tries to reach the API Server again in a while. */
    static void reconnect(Agent agent) {
        agent.after(RECONNECT_MICROS, new Reconnect(agent.node()));
    }

    /** Whether only the status of a pod has changed, as by what its kubelet wrote. */
    static boolean sameWork(Mapping before, Mapping after) {
        return before.get("spec").equals(after.get("spec")) && Objects.metadata(before).get("deletionTimestamp").equals(Objects.metadata(after).get("deletionTimestamp"))
                && Objects.metadata(before).get("deletionGracePeriodSeconds").equals(Objects.metadata(after).get("deletionGracePeriodSeconds"));
    }
}
