package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.PodNetwork;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sandboxes of pods: a container that does nothing but hold the namespaces, and its network. */
final class Sandboxes {
    static final String PAUSE = "registry.k8s.io/pause:3.6";
    private static final long CREATE_MICROS = 60_000;
    private static final long NETWORK_MICROS = 90_000;

    private final Agent agent;

    Sandboxes(Agent agent) {
        this.agent = agent;
    }

    /** The sandbox has ended or is gone: all that ran in it must begin again. */
    PodState lost(PodState state) {
        PodState.Sandbox was = state.sandbox();
        if (was.ready() && !state.ending().wanted() && !StatusReport.finished(agent, state)) {
            agent.event(state, "Normal", "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
        }
        if (was.ready()) {
            state.cells().forEach(cell -> agent.container(cell).filter(container -> container.state().isUp()).ifPresent(agent.runtime().orders()::kill));
        }
        forgetNetwork(was.address());
        agent.runtime().container(was.id()).filter(pause -> !pause.state().isUp()).ifPresent(agent.runtime().orders()::remove);
        return state.with(new PodState.Sandbox("", was.attempt() + 1, was.address(), false));
    }

    void create(PodState state) {
        Optional<Image> image = agent.runtime().image(PAUSE).map(stored -> stored.image()).or(() -> pulled());
        if (image.isEmpty()) {
            agent.event(state, "Warning", "FailedCreatePodSandBox", "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image \""
                    + PAUSE + "\": failed to pull image \"" + PAUSE + "\": " + agent.runtime().ask(PAUSE).refusal());
            new PodWorker(agent).retry(state);
            return;
        }
        Container pause = agent.runtime().create(image.get(), "k8s_POD_" + state.name() + "_" + state.namespace() + "_" + state.uid() + "_"
                + state.sandbox().attempt(), asked(state), List.of());
        agent.put(state.with(new PodState.Sandbox(pause.id(), state.sandbox().attempt(), state.sandbox().address(), false)).with(state.work().busy("sandbox")));
        agent.runtime().orders().start(pause.id(), CREATE_MICROS);
    }

    private Optional<Image> pulled() {
        var offer = agent.runtime().ask(PAUSE);
        offer.image().ifPresent(image -> agent.runtime().keep(image, PAUSE));
        return offer.image();
    }

    private static Mapping asked(PodState state) {
        Mapping spec = state.pod().get("spec").mapping();
        Mapping.Builder host = Mapping.builder().put("NetworkMode", state.hostNetwork() ? "host" : "none").put("IpcMode", spec.get("hostIPC").truth() ? "host" : "shareable")
                .put("CgroupParent", ContainerMaking.cgroup(state)).put("ShmSize", 67_108_864);
        return Mapping.of("Image", PAUSE, "Hostname", hostname(state), "HostConfig", host.build(), "Labels", Mapping.of(
                "io.kubernetes.container.name", "POD", "io.kubernetes.docker.type", "podsandbox", "io.kubernetes.pod.name", state.name(),
                "io.kubernetes.pod.namespace", state.namespace(), Patron.LABEL, state.uid()));
    }

    /** As processes of the pod see it. */
    static String hostname(PodState state) {
        if (state.hostNetwork()) {
            return state.node();
        }
        String name = state.pod().at("spec", "hostname").text(state.name());
        return name.length() > 63 ? name.substring(0, 63).replaceAll("[-.]+$", "") : name;
    }

    /** The sandbox runs, or could not be started. */
    void told(PodState state, Container pause, boolean started) {
        if (!started) {
            agent.event(state, "Warning", "FailedCreatePodSandBox", "Failed to create pod sandbox: rpc error: code = Unknown desc = "
                    + agent.runtime().dialect().startFailed(pause.state().error()));
            agent.runtime().orders().remove(pause);
            PodState free = state.with(new PodState.Sandbox("", state.sandbox().attempt() + 1, "", false)).with(state.work().busy(""));
            new PodWorker(agent).retry(free);
            return;
        }
        if (state.sandbox().ready()) {
            return;
        }
        agent.after(NETWORK_MICROS, new Kubelet.Plug(state.node(), state.uid(), pause.id()));
    }

    /** The network plugin gives the sandbox its interface. */
    void plug(PodState state) {
        Optional<Container> pause = agent.runtime().container(state.sandbox().id()).filter(found -> found.state().isUp());
        if (pause.isEmpty()) {
            new PodWorker(agent).next(state);
            return;
        }
        String address = state.hostNetwork() ? nodeAddress() : PodAddresses.next(agent);
        if (!state.hostNetwork()) {
            new PodNetwork(address, state.node(), pause.get().space(), state.namespace(), state.name(), state.uid()).put(agent.kernel());
            PodAddresses.plug(agent, pause.get().space(), address);
        }
        PodState ready = state.with(new PodState.Sandbox(pause.get().id(), state.sandbox().attempt(), address, true));
        new Volumes(agent).writeHosts(ready);
        PodWorker worker = new PodWorker(agent);
        worker.relist(ready);
        worker.next(agent.find(ready.uid()).orElse(ready));
    }

    /** The first address of the node. */
    String nodeAddress() {
        return agent.kernel().transaction().find(Network.key(agent.node())).flatMap(network -> network.interfaces().stream().findFirst())
                .map(Network.Interface::address).orElse("");
    }

    private void forgetNetwork(String address) {
        Kernel kernel = agent.kernel();
        PodNetwork.at(kernel.transaction(), address).filter(found -> found.node().equals(agent.node())).ifPresent(found -> found.remove(kernel));
    }

    /** Ends the sandbox of a pod that is over. */
    PodState stop(PodState state) {
        List<Container> left = new ArrayList<>();
        agent.runtime().container(state.sandbox().id()).filter(pause -> pause.state().isUp()).ifPresent(left::add);
        left.forEach(agent.runtime().orders()::kill);
        forgetNetwork(state.sandbox().address());
        return state.with(new PodState.Sandbox(state.sandbox().id(), state.sandbox().attempt(), state.sandbox().address(), false));
    }
}
