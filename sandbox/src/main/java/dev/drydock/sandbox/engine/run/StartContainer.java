package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;

/** {@code POST /containers/{id}/start}. */
final class StartContainer {
    /** Mounting and preparing, before the network is set up. */
    static final long PREPARE_MICROS = 140_000;

    private StartContainer() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> start(call, container));
    }

    private static Reply start(Call call, Container container) {
        ContainerState state = container.state();
        if (state.is(ContainerState.Status.PAUSED)) {
            return Reply.conflict("cannot start a paused container, try unpause instead");
        }
        if (state.isUp()) {
            return new Reply.Empty(304);
        }
        if (state.is(ContainerState.Status.REMOVING) || state.is(ContainerState.Status.DEAD)) {
            return Reply.conflict("container is marked for removal and cannot be started");
        }
        boolean starting = Pending.any(call.kernel(), container.id(), Pending.START);
        Pending.add(call.kernel(), container.id(), Pending.START, call.exchange().id());
        if (!starting) {
            new Containers(call.kernel(), call.machine()).put(container.with(container.life().withRestarts(0).withStopped(false)));
            Work.after(call.kernel(), call.machine(), PREPARE_MICROS, new Launch(container.id()));
        }
        return Reply.later();
    }
}
