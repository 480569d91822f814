package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Process;
import java.util.Optional;

/** {@code POST /containers/{id}/attach}. A container need not run yet: {@code docker run} attaches before it starts. */
final class AttachContainer {
    private AttachContainer() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (container.state().is(ContainerState.Status.PAUSED)) {
                return Reply.conflict("container " + container.id() + " is paused, unpause the container before attach");
            }
            Optional<Bytes> keys = DetachKeys.parse(call.query("detachKeys"), container.tty());
            if (keys.isEmpty()) {
                return Reply.bad("Invalid detach keys (" + call.query("detachKeys") + ") provided");
            }
            attach(call, container, keys.get());
            return Reply.later();
        });
    }

    private static void attach(Call call, Container container, Bytes keys) {
        call.kernel().exchanges().answer(call.exchange().id(), Attachments.upgraded(container.tty()));
        if (call.flag("logs")) {
            replay(call, container);
        }
        if (!call.flag("stream")) {
            call.kernel().exchanges().finish(call.exchange().id());
            return;
        }
        boolean stdin = call.flag("stdin") && container.config().get("OpenStdin").truth();
        Attachments.of(call.kernel(), container.id(), container.tty())
                .plus(new Attachments.Attachment(call.exchange().id(), stdin, call.flag("stdout"), call.flag("stderr"), keys, Bytes.EMPTY))
                .put(call.kernel(), container.id());
        if (stdin && container.state().isUp()) {
            terminal(call, container).ifPresent(id -> call.kernel().exchanges().serveTerminal(call.exchange().id(), id));
        }
        new EventLog(call.kernel(), call.machine()).container("attach", container);
    }

    private static void replay(Call call, Container container) {
        for (ContainerLog.Line line : new ContainerLog(call.kernel(), container.id()).lines(0)) {
            call.kernel().exchanges().send(call.exchange().id(), container.tty() ? line.text() : Attachments.frame(line.stream(), line.text()));
        }
    }

    /** The pseudo terminal that a container's first process writes to. */
    static Optional<String> terminal(Call call, Container container) {
        return ResizeTerminal.terminalOf(call, new Process.Id(container.machine(), container.state().pid()));
    }

}
