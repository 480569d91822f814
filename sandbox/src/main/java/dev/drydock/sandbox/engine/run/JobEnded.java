package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.network.Plugging;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.Followers;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OutOfMemory;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.List;

/**
 * A process of a container has ended and its streams are empty.
 *
 * @param space the run it belonged to
 * @param streams ID of the container, if it was its first process, or of the command
 */
record JobEnded(String container, String space, String streams, Ended how) implements Work {
    private static final long CLEAN_UP_MICROS = 25_000;
    /** A container that ends sooner than this has ended at once. */
    private static final long BRIEF_MICROS = 2_000_000;
    private static final long EXEC_MICROS = 2_000;

    void report(Kernel kernel, String machine) {
        Work.after(kernel, machine, streams.equals(container) ? CLEAN_UP_MICROS : EXEC_MICROS, this);
    }

    @Override
    public void run(Kernel kernel, Daemon daemon) {
        if (!streams.equals(container)) {
            endExec(kernel, daemon.machine());
            return;
        }
        Containers containers = new Containers(kernel, daemon.machine());
        containers.byId(container).filter(found -> found.space().equals(space)).ifPresent(found -> {
            new HealthMonitor(kernel, found).end();
            new ContainerFiles(kernel, found).unmount();
            kernel.transaction().remove(Space.key(space));
            kernel.transaction().remove(Space.VARIABLES.key(space));
            kernel.transaction().remove(Job.Queue.key(container));
            found.life().execs().forEach(id -> endExecOf(kernel, id, 137));
            end(kernel, daemon.machine(), new Plugging(kernel, daemon.machine()).unplug(found));
        });
    }

    private void end(Kernel kernel, String machine, Container found) {
        boolean again = Restarts.wanted(kernel, found, how.status());
        boolean outOfMemory = kernel.transaction().find(OutOfMemory.KILLS.key(space)).orElse(0L) > 0;
        kernel.transaction().remove(OutOfMemory.KILLS.key(space));
        ContainerState state = found.state().ended(
                again ? ContainerState.Status.RESTARTING : ContainerState.Status.EXITED, how.status(), outOfMemory, kernel.now());
        Container ended = found.with(state).with(new Container.Life(
                found.life().starts(), found.life().restarts() + (again ? 1 : 0), found.life().stopped(), List.of()));
        new Containers(kernel, machine).put(ended);
        EventLog events = new EventLog(kernel, machine);
        events.volumes("unmount", ended);
        if (outOfMemory) {
            events.container("oom", ended);
        }
        long seconds = (kernel.now() - found.state().startedMicros()) / 1_000_000;
        events.container("die", ended, "execDuration", Long.toString(seconds), "exitCode", Integer.toString(how.status()));
        explain(kernel, machine, ended, outOfMemory);
        if (again) {
            Restarts.schedule(kernel, ended);
        } else {
            Attachments.finish(kernel, container);
            Followers.feedAll(kernel, machine, container);
            Waits.ended(kernel, ended);
        }
        follow(kernel, machine, ended, events);
    }

    /** Notes why a container ended that nobody ended. */
    private void explain(Kernel kernel, String machine, Container ended, boolean outOfMemory) {
        String about = "container " + ended.name();
        List<String> words = new java.util.ArrayList<>(ended.config().get("Entrypoint").texts());
        words.addAll(ended.config().get("Cmd").texts());
        boolean brief = kernel.now() - ended.state().startedMicros() < BRIEF_MICROS;
        if (outOfMemory) {
            long limit = ended.hostConfig().get("Memory").whole();
            Trouble.note(kernel, machine, limit > 0 ? "out-of-memory" : "out-of-memory-here", about, ended.name(), Units.binarySize(limit));
        } else if (brief && !ended.life().stopped() && ended.life().restarts() <= 1) {
            boolean waits = how.status() == 0 && words.size() == 1 && words.get(0).matches(".*\\b(sh|bash|ash|dash)") && !ended.tty();
            Trouble.note(kernel, machine, how.status() != 0 ? "failed-at-once" : waits ? "shell-without-input" : "over-at-once", about,
                    ended.name(), String.join(" ", words), Integer.toString(how.status()));
        }
    }

    /** What was waiting for the end: stops and kills are answered, restarts go on, removals are done. */
    private void follow(Kernel kernel, String machine, Container ended, EventLog events) {
        List<String> stops = Pending.take(kernel, container, Pending.STOP);
        if (!stops.isEmpty()) {
            events.container("stop", ended);
        }
        stops.forEach(exchange -> Call.answer(kernel, exchange, Reply.noContent()));
        Pending.take(kernel, container, Pending.KILL).forEach(exchange -> Call.answer(kernel, exchange, Reply.noContent()));
        List<String> restarts = Pending.take(kernel, container, Pending.RESTART);
        restarts.forEach(exchange -> Pending.add(kernel, container, Pending.START, exchange));
        if (!restarts.isEmpty()) {
            events.container("stop", ended);
            Work.after(kernel, machine, StartContainer.PREPARE_MICROS, new Launch(container));
        }
        List<String> removals = Pending.take(kernel, container, Pending.REMOVE);
        List<String> removalsWithVolumes = Pending.take(kernel, container, Pending.REMOVE_WITH_VOLUMES);
        boolean remove = !removals.isEmpty() || !removalsWithVolumes.isEmpty();
        if (remove || ended.removesItself() && restarts.isEmpty() && !ended.state().is(ContainerState.Status.RESTARTING)) {
            new Removal(kernel, ended).remove(ended.removesItself() || !removalsWithVolumes.isEmpty());
        }
        removals.forEach(exchange -> Call.answer(kernel, exchange, Reply.noContent()));
        removalsWithVolumes.forEach(exchange -> Call.answer(kernel, exchange, Reply.noContent()));
    }

    // ---- commands ------------------------------------------------------------------------------------------------------------------

    private void endExec(Kernel kernel, String machine) {
        endExecOf(kernel, streams, how.status());
        Containers containers = new Containers(kernel, machine);
        containers.byId(container).ifPresent(found -> {
            containers.put(found.with(found.life().withoutExec(streams)));
            new HealthMonitor(kernel, found).ended(streams, how.status());
            new EventLog(kernel, machine).container("exec_die", found, "execID", streams, "exitCode", Integer.toString(how.status()));
        });
    }

    private static void endExecOf(Kernel kernel, String id, int code) {
        Exec.find(kernel, id).filter(exec -> exec.exitCode().isEmpty()).ifPresent(exec -> exec.ended(code).put(kernel));
        Attachments.finish(kernel, id, Attachments.status(code));
    }
}
