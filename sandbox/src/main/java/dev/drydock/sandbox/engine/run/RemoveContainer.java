package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code DELETE /containers/{id}} and {@code POST /containers/prune}. */
final class RemoveContainer {
    private RemoveContainer() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> remove(call, container));
    }

    private static Reply remove(Call call, Container container) {
        ContainerState state = container.state();
        boolean volumes = call.flag("v");
        if (state.countsAsRunning() && !call.flag("force")) {
            return Reply.conflict("cannot remove container \"" + container.name() + "\": " + why(state));
        }
        if (!state.isUp()) {
            if (state.is(ContainerState.Status.RESTARTING)) {
                StopContainer.cancelRestart(call.kernel(), container);
            }
            new Containers(call.kernel(), call.machine()).byId(container.id())
                    .ifPresent(left -> new Removal(call.kernel(), left).remove(volumes));
            return Reply.noContent();
        }
        Pending.add(call.kernel(), container.id(), volumes ? Pending.REMOVE_WITH_VOLUMES : Pending.REMOVE, call.exchange().id());
        StopContainer.send(call.kernel(), container, Signal.KILL);
        return Reply.later();
    }

    private static String why(ContainerState state) {
        if (state.is(ContainerState.Status.PAUSED)) {
            return "container is paused and must be unpaused first";
        }
        return "container is " + state.status().word() + ": stop the container before removing or force remove";
    }

    static Reply servePrune(Call call) {
        Answer<Filters> filters = Filters.of(call, Set.of("label", "label!", "until"));
        return filters.reply(wanted -> wanted.until(call).reply(until -> {
            List<String> deleted = new ArrayList<>();
            long reclaimed = 0;
            for (Container container : new Containers(call.kernel(), call.machine()).all()) {
                boolean old = until.map(moment -> container.identity().createdMicros() < moment).orElse(true);
                if (!container.state().countsAsRunning() && wanted.labels(container.config().get("Labels").mapping()) && old) {
                    reclaimed += WritableLayer.of(call.kernel(), container).size();
                    new Removal(call.kernel(), container).remove(false);
                    deleted.add(container.id());
                }
            }
            return Reply.json(Mapping.of("ContainersDeleted", deleted.isEmpty() ? null : deleted, "SpaceReclaimed", reclaimed));
        }));
    }
}
