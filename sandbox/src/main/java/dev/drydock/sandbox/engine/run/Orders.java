package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.Optional;

/** What a kubelet in the same world has an engine do, past its socket. What comes of it is told to the machine's {@code Patron}. */
public final class Orders {
    private static final long EXEC_MICROS = 20_000;

    private final Kernel kernel;
    private final String machine;

    public Orders(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** Starts a container that does not run, after a delay in virtual microseconds. */
    public void start(String container, long delayMicros) {
        Work.after(kernel, machine, delayMicros, new Launch(container));
    }

    /** Sends a signal to the first process of a container that runs. */
    public void signal(Container container, Signal signal) {
        if (container.state().isUp()) {
            new Containers(kernel, machine).put(container.with(container.life().withStopped(true)));
            StopContainer.send(kernel, new Containers(kernel, machine).byId(container.id()).orElse(container), signal);
        }
    }

    /** Removes a container that does not run. */
    public void remove(Container container) {
        new Removal(kernel, container).remove(true);
    }

    /** Ends all that runs in a container's last run, removing nothing. */
    public void kill(Container container) {
        signal(container, Signal.KILL);
    }

    // ---- commands ------------------------------------------------------------------------------------------------------------------

    /**
     * Executes a command in a running container.
     *
     * @param config as the Engine API has it: {@code Cmd Tty AttachStdin AttachStdout AttachStderr}
     * @param client who is attached to it, if anybody
     * @param captured whether what it writes is kept for {@link dev.drydock.sandbox.engine.shim.Captured}
     * @return the command's ID, with which its end is told as {@code exec_die}
     */
    public String execute(Container container, Mapping config, Optional<Attachments.Attachment> client, boolean captured) {
        Exec exec = new Exec(Identifiers.next(kernel), container.id(), config, false, 0, Optional.empty());
        exec.put(kernel);
        new Containers(kernel, machine).put(container.with(container.life().withExec(exec.id())));
        client.ifPresent(attached -> Attachments.of(kernel, exec.id(), exec.tty()).plus(attached).put(kernel, exec.id()));
        Work.after(kernel, machine, EXEC_MICROS, new Begin(exec.id(), captured));
        return exec.id();
    }

    /** The exit code of a command that has ended. */
    public Optional<Integer> exitCode(String exec) {
        return Exec.find(kernel, exec).flatMap(Exec::exitCode);
    }

    /** Forgets a command that has ended. */
    public void forget(String exec) {
        Exec.find(kernel, exec).ifPresent(found -> {
            new Containers(kernel, machine).byId(found.container()).ifPresent(container ->
                    new Containers(kernel, machine).put(container.with(container.life().withoutExec(exec))));
            found.remove(kernel);
        });
    }

    /** The runtime enters the container. */
    private record Begin(String exec, boolean captured) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Exec found = Exec.find(kernel, exec).orElse(null);
            Container container = found == null ? null : new Containers(kernel, daemon.machine()).byId(found.container()).orElse(null);
            if (container == null || !container.state().isUp()) {
                Attachments.finish(kernel, exec);
                return;
            }
            Answer<Job> job = ExecJobs.job(kernel, container, found);
            if (job instanceof Answer.Refused<Job> refused) {
                fail(kernel, daemon.machine(), container, found, refused.refusal().message());
                return;
            }
            found.started().put(kernel);
            Job ready = ((Answer.Given<Job>) job).value();
            ExecJobs.queue(kernel, container, captured ? ready.captured() : ready);
        }

        private void fail(Kernel kernel, String machine, Container container, Exec found, String why) {
            String message = "Internal error occurred: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec \""
                    + exec + "\": " + ExecJobs.FAILED + why + ": unknown";
            found.ended(why.contains("not found") || why.contains("no such file") ? 127 : 126).put(kernel);
            Attachments.finish(kernel, exec, Mapping.of("metadata", Mapping.EMPTY, "status", "Failure", "message", message, "reason", "InternalError",
                    "details", Mapping.of("causes", Sequence.of(Mapping.of("message", message.substring(message.indexOf("error executing"))))),
                    "code", 500));
            new EventLog(kernel, machine).container("exec_die", container, "execID", exec, "exitCode", "127",
                    "error", "failed to exec in container: failed to start exec \"" + exec + "\": " + ExecJobs.FAILED + why + ": unknown");
        }
    }
}
