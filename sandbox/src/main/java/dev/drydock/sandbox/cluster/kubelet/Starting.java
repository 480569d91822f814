package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.kubelet.runtime.Runtime;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.tree.Mapping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Starts one container of a pod: waits its time, gets the image, makes it, starts it ({@code startContainer}). */
final class Starting {
    private static final long CREATE_MICROS = 45_000;

    private final Agent agent;

    Starting(Agent agent) {
        this.agent = agent;
    }

    /** The pod after a refusal, for which the reason stands in the container's cell; empty when the start is under way. */
    Optional<PodState> start(PodState state, Cell cell) {
        Optional<Container> ended = agent.container(cell);
        Cell.BackOff back = cell.back();
        if (ended.isPresent()) {
            if (back.crashing(over(ended.get()), agent.now())) {
                agent.event(state, cell, "Warning", "BackOff", "Back-off restarting failed container " + cell.name() + " in pod " + state.name() + "_"
                        + state.namespace() + "(" + state.uid() + ")");
                return Optional.of(state.with(cell.waiting("CrashLoopBackOff", "back-off " + span(back.crashMicros()) + " restarting failed container="
                        + cell.name() + " pod=" + state.name() + "_" + state.namespace() + "(" + state.uid() + ")")));
            }
            back = back.crashed(agent.now());
        }
        return image(state, cell.with(back));
    }

    /** When a container ended; one that could not be started ended when it was made. */
    private static long over(Container container) {
        return container.state().startedMicros() == 0 ? container.identity().createdMicros() : container.state().finishedMicros();
    }

    /** As Go writes a duration of whole seconds. */
    private static String span(long micros) {
        long seconds = micros / 1_000_000;
        return seconds >= 60 ? seconds / 60 + "m" + seconds % 60 + "s" : seconds + "s";
    }

    // ---- its image -----------------------------------------------------------------------------------------------------------------

    private Optional<PodState> image(PodState state, Cell cell) {
        Mapping spec = state.spec(cell.name());
        String name = spec.get("image").text();
        String policy = spec.get("imagePullPolicy").text("IfNotPresent");
        Optional<StoredImage> present = agent.runtime().image(name);
        if (present.isPresent() && !policy.equals("Always")) {
            agent.event(state, cell, "Normal", "Pulled", "Container image \"" + name + "\" already present on machine");
            return make(state, cell.with(cell.back().pulled()), present.get().image());
        }
        if (policy.equals("Never")) {
            String message = "Container image \"" + name + "\" is not present with pull policy of Never";
            agent.event(state, cell, "Warning", "ErrImageNeverPull", message);
            return Optional.of(failed(state, cell, "ErrImageNeverPull", message, "ErrImageNeverPull"));
        }
        if (cell.back().unpulled(agent.now())) {
            agent.event(state, cell, "Normal", "BackOff", "Back-off pulling image \"" + name + "\"");
            return Optional.of(failed(state, cell, "ImagePullBackOff", "Back-off pulling image \"" + name + "\": " + "ErrImagePull: " + cell.back().pullError(), "ImagePullBackOff"));
        }
        agent.event(state, cell, "Normal", "Pulling", "Pulling image \"" + name + "\"");
        long wait = Pulls.queue(agent, agent.runtime().ask(name).micros());
        agent.put(state.with(cell).with(state.work().busy("pull/" + cell.name())));
        agent.after(wait, new Kubelet.Pulled(state.node(), state.uid(), cell.name(), agent.now(), agent.runtime().ask(name).micros()));
        return Optional.empty();
    }

    /** Notes that a container could not be started. @param said after {@code Error: } in the event */
    private PodState failed(PodState state, Cell cell, String reason, String message, String said) {
        agent.event(state, cell, "Warning", "Failed", "Error: " + said);
        return state.with(cell.waiting(reason, message));
    }

    /** A pull is over, one way or the other. */
    void pulled(PodState state, Cell cell, long sinceMicros, long tookMicros) {
        String name = state.spec(cell.name()).get("image").text();
        Runtime.Offer offer = agent.runtime().ask(name);
        if (offer.image().isEmpty()) {
            agent.event(state, cell, "Warning", "Failed", "Failed to pull image \"" + name + "\": " + offer.refusal());
            settle(failed(state, cell.with(cell.back().pullFailed(agent.now(), offer.refusal())), "ErrImagePull", offer.refusal(), "ErrImagePull"));
            return;
        }
        Image image = offer.image().get();
        agent.runtime().keep(image, name);
        agent.event(state, cell, "Normal", "Pulled", "Successfully pulled image \"" + name + "\" in " + duration(tookMicros) + " ("
                + duration(agent.now() - sinceMicros) + " including waiting). Image size: " + Pulls.size(image) + " bytes.");
        make(state, cell.with(cell.back().pulled()), image).ifPresent(this::settle);
    }

    /** As Go writes a duration rounded to milliseconds. */
    private static String duration(long micros) {
        long millis = Math.max(1, (micros + 500) / 1_000);
        if (millis < 1_000) {
            return millis + "ms";
        }
        String seconds = new BigDecimal(millis % 60_000).divide(BigDecimal.valueOf(1_000), 3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "s";
        return millis < 60_000 ? seconds : millis / 60_000 + "m" + seconds;
    }

    /** An operation has failed: others may have their turn, then it is tried again. */
    private void settle(PodState failed) {
        PodState free = failed.with(failed.work().busy("").dirty(false));
        agent.put(free);
        PodWorker worker = new PodWorker(agent);
        if (failed.work().dirty() || free.ending().wanted()) {
            worker.sync(free);
        } else {
            worker.retry(free);
        }
    }

    // ---- making and starting -------------------------------------------------------------------------------------------------------

    private Optional<PodState> make(PodState state, Cell cell, Image image) {
        ContainerMaking making = new ContainerMaking(agent, state, cell, image);
        Optional<ContainerMaking.Refusal> refusal = making.refusal();
        if (refusal.isPresent()) {
            return Optional.of(failed(state, cell, refusal.get().reason(), refusal.get().message(), refusal.get().message()));
        }
        agent.container(cell).filter(old -> !old.state().isUp()).ifPresent(old ->
                agent.runtime().container(cell.previous()).filter(older -> !older.state().isUp()).ifPresent(agent.runtime().orders()::remove));
        Container container = making.make();
        Cell with = cell.instance(container.id());
        new PodLogs(agent, state).begin(with, container);
        agent.event(state, with, "Normal", "Created", "Created container: " + cell.name());
        agent.put(state.with(with).with(state.work().busy("start/" + cell.name())));
        agent.runtime().orders().start(container.id(), CREATE_MICROS);
        return Optional.empty();
    }

    /** The runtime tells of the container that is being started. */
    void told(PodState state, Cell cell, Container container, boolean started) {
        if (!started) {
            String message = agent.runtime().dialect().startFailed(container.state().error());
            agent.put(failed(state, cell, "RunContainerError", message, message));
            PodWorker worker = new PodWorker(agent);
            worker.relist(agent.find(state.uid()).orElse(state));
            settle(agent.find(state.uid()).orElse(state));
            return;
        }
        agent.event(state, cell, "Normal", "Started", "Started container " + cell.name());
        PodWorker worker = new PodWorker(agent);
        worker.relist(state.with(cell.waiting("", "")));
        PodState running = agent.find(state.uid()).orElse(state).with(cell.waiting("", ""));
        if (new Hooks(agent).postStart(running, cell)) {
            return;
        }
        new Probes(agent).begin(running, cell);
        worker.next(agent.find(state.uid()).orElse(running));
    }
}
