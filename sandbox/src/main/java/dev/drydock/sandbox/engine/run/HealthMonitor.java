package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Health;
import dev.drydock.sandbox.engine.shim.Captured;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has a running container's health checked: a command is executed in it from time to time, and what it returns is judged (moby's
 * {@code daemon/health.go}). The first check comes an interval after the start, each other one an interval after the end of the one before.
 */
public final class HealthMonitor {
    private static final Family<Probe> PROBES = Family.passing("health-probe");

    private final Kernel kernel;
    private final Container container;

    HealthMonitor(Kernel kernel, Container container) {
        this.kernel = kernel;
        this.container = container;
    }

    /**
     * A check under way.
     *
     * @param exec ID of its command
     * @param startMicros when it began
     * @param late whether it was ended because it took too long
     */
    private record Probe(String exec, long startMicros, boolean late) {}

    private Key<Probe> key() {
        return PROBES.key(container.machine() + "/" + container.id());
    }

    private Mapping settings() {
        return container.config().get("Healthcheck").mapping();
    }

    /** The command of a check; empty if there is none. */
    private List<String> command() {
        List<String> test = settings().get("Test").texts();
        if (test.size() < 2 || !List.of("CMD", "CMD-SHELL").contains(test.get(0))) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        if (test.get(0).equals("CMD-SHELL")) {
            List<String> shell = container.config().get("Shell").texts();
            words.addAll(shell.isEmpty() ? List.of("/bin/sh", "-c") : shell);
        }
        words.addAll(test.subList(1, test.size()));
        return words;
    }

    private long micros(String name, long usualSeconds) {
        long nanos = settings().get(name).whole();
        return nanos == 0 ? usualSeconds * 1_000_000 : Math.max(1, nanos / 1000);
    }

    // ---- beginning and end -------------------------------------------------------------------------------------------------------

    /** The container's first process runs. */
    void begin() {
        if (!command().isEmpty()) {
            Health.of(kernel, container).map(Health::restarted).orElse(new Health(container.name(), Health.Status.STARTING, 0, List.of())).put(kernel, container);
            schedule(Health.Status.STARTING);
        }
    }

    /** The container goes on after a pause: what it is will show at the next check. */
    void resume() {
        Health.of(kernel, container).ifPresent(health -> schedule(health.status()));
    }

    /** The container is stopped or paused: nobody looks any more, so it counts as unhealthy, which is not told. */
    void end() {
        kernel.transaction().find(key()).ifPresent(probe -> kill(probe.exec()));
        kernel.transaction().remove(key());
        Health.of(kernel, container).ifPresent(health -> health.with(Health.Status.UNHEALTHY).put(kernel, container));
    }

    /** The container is removed. */
    void forget() {
        kernel.transaction().remove(key());
        kernel.transaction().remove(Health.key(container));
    }

    private void schedule(Health.Status status) {
        long ran = kernel.now() - container.state().startedMicros();
        boolean young = status == Health.Status.STARTING && ran < micros("StartPeriod", 0);
        long pause = micros(young ? "StartInterval" : "Interval", young ? 5 : 30);
        Check check = new Check(container.id(), container.space());
        Work.after(kernel, container.machine(), pause, status == Health.Status.STARTING ? check : new Recheck(check));
    }

    // ---- one check ---------------------------------------------------------------------------------------------------------------

    /** A check is due. */
    private record Check(String container, String space) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new Containers(kernel, daemon.machine()).byId(container)
                    .filter(found -> found.state().is(ContainerState.Status.RUNNING) && found.space().equals(space))
                    .filter(found -> Health.of(kernel, found).isPresent())
                    .map(found -> new HealthMonitor(kernel, found))
                    .filter(monitor -> !kernel.transaction().has(monitor.key()))
                    .ifPresent(HealthMonitor::check);
        }
    }

    /** A check of a container whose state is known: nothing that a world waits for. */
    private record Recheck(Check check) implements Work, Event.Periodic {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            check.run(kernel, daemon);
        }
    }

    private void check() {
        Mapping config = Mapping.of("Cmd", command(), "AttachStdout", true, "AttachStderr", true);
        Exec exec = new Exec(Identifiers.next(kernel), container.id(), config, false, 0, Optional.empty());
        exec.put(kernel);
        Containers containers = new Containers(kernel, container.machine());
        containers.put(container.with(container.life().withExec(exec.id())));
        kernel.transaction().put(key(), new Probe(exec.id(), kernel.now(), false));
        tell("exec_create", exec);
        tell("exec_start", exec);
        Answer<Job> job = ExecJobs.job(kernel, container, exec);
        if (job instanceof Answer.Refused<Job> refused) {
            judge(-1, ExecJobs.FAILED + refused.refusal().message());
            containers.put(container);
            exec.remove(kernel);
            return;
        }
        exec.started().put(kernel);
        ExecJobs.queue(kernel, container, ((Answer.Given<Job>) job).value().captured());
    }

    private void tell(String action, Exec exec) {
        ExecJobs.tell(kernel, container, action, exec);
    }

    /** A command was started; if it is the check, it has so much time. */
    void started(String exec) {
        if (kernel.transaction().find(key()).filter(probe -> probe.exec().equals(exec)).isPresent()) {
            Work.after(kernel, container.machine(), micros("Timeout", 30), new Overdue(container.id(), exec));
        }
    }

    private record Overdue(String container, String exec) implements Work, Event.Periodic {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new Containers(kernel, daemon.machine()).byId(container).map(found -> new HealthMonitor(kernel, found)).ifPresent(monitor ->
                    kernel.transaction().find(monitor.key()).filter(probe -> probe.exec().equals(exec)).ifPresent(probe -> {
                        kernel.transaction().put(monitor.key(), new Probe(exec, probe.startMicros(), true));
                        monitor.kill(exec);
                    }));
        }
    }

    /** Ends a check's command with all that it started. */
    private void kill(String exec) {
        Exec.find(kernel, exec).filter(found -> found.pid() > 0 && found.exitCode().isEmpty()).ifPresent(found ->
                kernel.processes().inSpace(container.space()).stream()
                        .filter(process -> process.kinship().session() == found.pid()).map(Process::id)
                        .forEach(id -> kernel.processes().signal(id, Signal.KILL, false)));
    }

    /** A command has ended; if it was the check, it is judged. */
    void ended(String exec, int code) {
        kernel.transaction().find(key()).filter(probe -> probe.exec().equals(exec)).ifPresent(probe -> {
            String output = Captured.take(kernel, exec);
            if (probe.late()) {
                String limit = Numbers.durationText(micros("Timeout", 30) * 1000);
                judge(-1, "Health check exceeded timeout (" + limit + ")" + (output.isEmpty() ? "" : ": " + output));
            } else {
                judge(code, output);
            }
            Exec.find(kernel, exec).ifPresent(found -> found.remove(kernel));
        });
    }

    private void judge(int code, String output) {
        long began = kernel.transaction().get(key()).startMicros();
        kernel.transaction().remove(key());
        Health before = Health.of(kernel, container).orElseThrow();
        int retries = settings().get("Retries").wholeInt();
        boolean forgiven = began - container.state().startedMicros() < micros("StartPeriod", 0);
        Health after = before.after(new Health.Result(began, kernel.now(), code, output), retries <= 0 ? 3 : retries, forgiven);
        after.put(kernel, container);
        if (after.status() != before.status()) {
            new EventLog(kernel, container.machine()).container("health_status: " + after.status().word(), container);
        }
        schedule(after.status());
    }
}
