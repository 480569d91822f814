package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.process.Kernel;

/**
 * A shim has started a process.
 *
 * @param streams ID of the container, if it is its first process, or of the command
 * @param pid its machine number
 */
record JobStarted(String container, String streams, int pid) implements Work {
    @Override
    public void run(Kernel kernel, Daemon daemon) {
        Containers containers = new Containers(kernel, daemon.machine());
        containers.byId(container).ifPresent(found -> {
            if (!streams.equals(container)) {
                Exec.find(kernel, streams).ifPresent(exec -> exec.withPid(pid).put(kernel));
                new HealthMonitor(kernel, found).started(streams);
                return;
            }
            Container running = found.with(found.state().started(pid, kernel.now()));
            containers.put(running);
            new EventLog(kernel, daemon.machine()).container("start", running);
            new HealthMonitor(kernel, running).begin();
            Pending.take(kernel, container, Pending.START).forEach(exchange -> Call.answer(
                    kernel, exchange, Reply.noContent()));
        });
    }
}
