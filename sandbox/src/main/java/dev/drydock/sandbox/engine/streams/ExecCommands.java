package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.run.Exec;
import dev.drydock.sandbox.engine.run.ExecJobs;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Optional;

/** Commands executed in a running container: {@code POST /containers/{id}/exec}, {@code POST /exec/{id}/start}, {@code GET /exec/{id}/json}. */
final class ExecCommands {
    private static final long START_MICROS = 50_000;

    private ExecCommands() {}

    static Reply serveCreate(Call call) {
        Containers containers = new Containers(call.kernel(), call.machine());
        return containers.find(call.part("id")).reply(container -> {
            Optional<Reply.Refusal> refusal = refusal(container, call.part("id"));
            if (refusal.isPresent()) {
                Trouble.note(call.kernel(), call.machine(), "not-running", "container " + container.name(), container.name(),
                        container.state().status().word(), Integer.toString(container.state().exitCode()));
                return refusal.get();
            }
            Mapping config = call.body().mapping();
            if (config.get("Cmd").texts().isEmpty()) {
                return Reply.bad("No exec command specified");
            }
            if (DetachKeys.parse(config.get("DetachKeys").text(), true).isEmpty()) {
                return Reply.bad("Invalid escape keys (" + config.get("DetachKeys").text() + ") provided");
            }
            Exec exec = new Exec(Identifiers.next(call.kernel()), container.id(), config, false, 0, Optional.empty());
            exec.put(call.kernel());
            containers.put(container.with(container.life().withExec(exec.id())));
            ExecJobs.tell(call.kernel(), container, "exec_create", exec);
            return new Reply.Json(201, Mapping.of("Id", exec.id()));
        });
    }

    private static Optional<Reply.Refusal> refusal(Container container, String name) {
        ContainerState state = container.state();
        if (state.is(ContainerState.Status.PAUSED)) {
            return Optional.of(Reply.conflict("Container " + name + " is paused, unpause the container before exec"));
        }
        if (state.is(ContainerState.Status.RESTARTING)) {
            return Optional.of(Reply.conflict("container " + container.id() + " is restarting, wait until the container is running"));
        }
        return state.isUp() ? Optional.empty() : Optional.of(Reply.conflict("container " + container.id() + " is not running"));
    }

    static Reply serveInspect(Call call) {
        return Exec.find(call.kernel(), call.part("id")).<Reply>map(exec -> Reply.json(exec.json()))
                .orElse(Reply.notFound("No such exec instance: " + call.part("id")));
    }

    static Reply serveStart(Call call) {
        Optional<Exec> found = Exec.find(call.kernel(), call.part("id"));
        if (found.isEmpty()) {
            return Reply.notFound("No such exec instance: " + call.part("id"));
        }
        Exec exec = found.get();
        if (exec.running() || exec.exitCode().isPresent()) {
            return Reply.conflict("exec command " + exec.id() + " has already run");
        }
        return new Containers(call.kernel(), call.machine()).find(exec.container()).reply(container -> {
            Optional<Reply.Refusal> refusal = refusal(container, call.part("id"));
            return refusal.isPresent() ? refusal.get() : start(call, container, exec);
        });
    }

    private static Reply start(Call call, Container container, Exec exec) {
        boolean detach = call.body().get("Detach").truth();
        Answer<ExecJobs.User> user = ExecJobs.user(call.kernel(), container, exec);
        if (detach && user instanceof Answer.Refused<ExecJobs.User> refused) {
            return refused.refusal();
        }
        if (!detach) {
            attach(call, exec);
        }
        Work.after(call.kernel(), call.machine(), START_MICROS, new Start(exec.id(), detach ? call.exchange().id() : ""));
        return Reply.later();
    }

    private static void attach(Call call, Exec exec) {
        call.kernel().exchanges().answer(call.exchange().id(), Attachments.upgraded(exec.tty()));
        Bytes keys = DetachKeys.parse(exec.config().get("DetachKeys").text(), exec.tty()).orElse(Bytes.EMPTY);
        Attachments.of(call.kernel(), exec.id(), exec.tty())
                .plus(new Attachments.Attachment(call.exchange().id(), exec.config().get("AttachStdin").truth(),
                        exec.config().get("AttachStdout").truth(), exec.config().get("AttachStderr").truth(), keys, Bytes.EMPTY))
                .put(call.kernel(), exec.id());
    }

    /**
     * The runtime enters the container.
     *
     * @param exchange to be answered now, if the client does not stay; else empty
     */
    private record Start(String exec, String exchange) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Exec found = Exec.find(kernel, exec).orElse(null);
            Container container = found == null ? null : new Containers(kernel, daemon.machine()).byId(found.container()).orElse(null);
            if (container == null || !container.state().isUp()) {
                Attachments.finish(kernel, exec);
                return;
            }
            ExecJobs.tell(kernel, container, "exec_start", found);
            Answer<ExecJobs.User> user = ExecJobs.user(kernel, container, found);
            if (user instanceof Answer.Refused<ExecJobs.User> refused) {
                fail(kernel, found, refused.refusal().message());
                return;
            }
            Answer<Job> job = ExecJobs.job(kernel, container, found);
            if (job instanceof Answer.Refused<Job> refused) {
                fail(kernel, found, ExecJobs.FAILED + refused.refusal().message());
                return;
            }
            found.started().put(kernel);
            ExecJobs.queue(kernel, container, ((Answer.Given<Job>) job).value());
            if (!exchange.isEmpty()) {
                Call.answer(kernel, exchange, new Reply.Empty(200));
            }
        }

        private void fail(Kernel kernel, Exec found, String message) {
            boolean missing = message.contains("not found") || message.contains("no such file");
            found.ended(missing ? 127 : 126).put(kernel);
            if (exchange.isEmpty()) {
                Attachments.of(kernel, exec, found.tty()).send(kernel, 1, Bytes.of(message + "\r\n"));
                Attachments.finish(kernel, exec);
            } else {
                Call.answer(kernel, exchange, Reply.bad(message));
            }
        }
    }
}
