package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import java.util.Optional;

/** {@code POST /containers/{id}/stop} and {@code .../restart}: the stop signal, a time of grace, then SIGKILL. */
final class StopContainer {
    private static final int USUAL_GRACE_SECONDS = 10;

    private StopContainer() {}

    static Reply serveStop(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (container.state().is(ContainerState.Status.RESTARTING)) {
                cancelRestart(call.kernel(), container);
                return Reply.noContent();
            }
            if (!container.state().isUp()) {
                return new Reply.Empty(304);
            }
            return stop(call, container, Pending.STOP);
        });
    }

    static Reply serveRestart(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (container.state().isUp()) {
                return stop(call, container, Pending.RESTART);
            }
            Pending.add(call.kernel(), container.id(), Pending.START, call.exchange().id());
            Work.after(call.kernel(), call.machine(), StartContainer.PREPARE_MICROS, new Launch(container.id()));
            return Reply.later();
        });
    }

    private static Reply stop(Call call, Container container, String point) {
        String asked = call.query("signal");
        String name = asked.isEmpty() ? container.config().get("StopSignal").text("SIGTERM") : asked;
        Optional<Signal> signal = Signal.named(name);
        if (signal.isEmpty()) {
            return Reply.bad("invalid signal: " + name);
        }
        Pending.add(call.kernel(), container.id(), point, call.exchange().id());
        new Containers(call.kernel(), call.machine()).put(container.with(container.life().withStopped(true)));
        send(call.kernel(), container, signal.get());
        long grace = grace(call, container);
        if (grace == 0) {
            new Deadline(container.id(), container.space()).run(call.kernel(), call.daemon());
        } else if (grace > 0) {
            Work.after(call.kernel(), call.machine(), grace * 1_000_000, new Deadline(container.id(), container.space()));
        }
        return Reply.later();
    }

    private static long grace(Call call, Container container) {
        String asked = call.query("t");
        if (asked.matches("-?\\d{1,9}")) {
            return Long.parseLong(asked);
        }
        return container.config().has("StopTimeout") ? container.config().get("StopTimeout").whole() : USUAL_GRACE_SECONDS;
    }

    /** The time of grace is over. */
    private record Deadline(String container, String space) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new Containers(kernel, daemon.machine()).byId(container)
                    .filter(found -> found.state().isUp() && found.space().equals(space))
                    .ifPresent(found -> send(kernel, found, Signal.KILL));
        }
    }

    /** Sends a signal to a container's first process and tells so; a frozen container is thawed to receive it. */
    static void send(Kernel kernel, Container container, Signal signal) {
        if (container.state().is(ContainerState.Status.PAUSED)) {
            kernel.processes().freeze(container.machine(), container.space(), false);
            new Containers(kernel, container.machine()).byId(container.id())
                    .ifPresent(found -> new Containers(kernel, container.machine()).put(found.with(ContainerState.Status.RUNNING)));
        }
        new EventLog(kernel, container.machine()).container("kill", container, "signal", Integer.toString(signal.number()));
        kernel.processes().signal(new Process.Id(container.machine(), container.state().pid()), signal, false);
    }

    /** A container that waits for its next restart is stopped by not restarting it. */
    static void cancelRestart(Kernel kernel, Container container) {
        Container stopped = container.with(ContainerState.Status.EXITED).with(container.life().withStopped(true));
        new Containers(kernel, container.machine()).put(stopped);
        Attachments.finish(kernel, container.id());
        Waits.ended(kernel, stopped);
        new EventLog(kernel, container.machine()).container("stop", stopped);
    }
}
