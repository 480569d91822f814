package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.process.Signal;
import java.util.Optional;

/** {@code POST /containers/{id}/kill}, {@code .../pause} and {@code .../unpause}. */
final class SignalContainer {
    private SignalContainer() {}

    static Reply serveKill(Call call) {
        String name = call.part("id");
        String asked = call.query("signal").isEmpty() ? "KILL" : call.query("signal");
        Optional<Signal> signal = Signal.named(asked);
        if (signal.isEmpty()) {
            boolean number = asked.matches("-?\\d{1,9}") && !asked.equals("0");
            return Reply.bad("cannot kill container: " + name + (number ? ": the linux daemon does not support signal " + asked : ": invalid signal: " + asked));
        }
        Answer<Container> found = new Containers(call.kernel(), call.machine()).find(name);
        if (found instanceof Answer.Refused<Container> refused) {
            return new Reply.Refusal(refused.refusal().status(), "cannot kill container: " + name + ": " + refused.refusal().message());
        }
        Container container = ((Answer.Given<Container>) found).value();
        if (!container.state().isUp()) {
            return Reply.conflict("cannot kill container: " + name + ": container " + container.id() + " is not running");
        }
        boolean stops = signal.get() == Signal.KILL
                || Signal.named(container.config().get("StopSignal").text("SIGTERM")).equals(signal);
        if (stops) {
            new Containers(call.kernel(), call.machine()).put(container.with(container.life().withStopped(true)));
        }
        if (signal.get() == Signal.KILL) {
            Pending.add(call.kernel(), container.id(), Pending.KILL, call.exchange().id());
            StopContainer.send(call.kernel(), container, Signal.KILL);
            return Reply.later();
        }
        StopContainer.send(call.kernel(), container, signal.get());
        return Reply.noContent();
    }

    static Reply servePause(Call call) {
        return freeze(call, true);
    }

    static Reply serveUnpause(Call call) {
        return freeze(call, false);
    }

    private static Reply freeze(Call call, boolean frozen) {
        Containers containers = new Containers(call.kernel(), call.machine());
        return containers.find(call.part("id")).reply(container -> {
            ContainerState state = container.state();
            if (frozen && state.is(ContainerState.Status.RESTARTING)) {
                return Reply.conflict("container " + container.id() + " is restarting, wait until the container is running");
            }
            if (frozen && !state.isUp()) {
                return Reply.conflict("container " + container.id() + " is not running");
            }
            if (frozen && state.is(ContainerState.Status.PAUSED)) {
                return Reply.conflict("Container " + container.id() + " is already paused");
            }
            if (!frozen && !state.is(ContainerState.Status.PAUSED)) {
                return new Reply.Refusal(500, "Container " + container.id() + " is not paused");
            }
            call.kernel().processes().freeze(call.machine(), container.space(), frozen);
            Container changed = container.with(frozen ? ContainerState.Status.PAUSED : ContainerState.Status.RUNNING);
            containers.put(changed);
            HealthMonitor health = new HealthMonitor(call.kernel(), changed);
            if (frozen) {
                health.end();
            } else {
                health.resume();
            }
            new EventLog(call.kernel(), call.machine()).container(frozen ? "pause" : "unpause", changed);
            return Reply.noContent();
        });
    }
}
