package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.run.Exec;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Terminal;
import java.util.Optional;

/** {@code POST /containers/{id}/resize} and {@code POST /exec/{id}/resize}. */
final class ResizeTerminal {
    private ResizeTerminal() {}

    static Reply serveContainer(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (!container.state().isUp()) {
                return Reply.conflict("container " + container.id() + " is not running");
            }
            return resize(call, new Process.Id(call.machine(), container.state().pid()));
        });
    }

    static Reply serveExec(Call call) {
        Optional<Exec> exec = Exec.find(call.kernel(), call.part("id"));
        return exec.isPresent()
                ? resize(call, new Process.Id(call.machine(), exec.get().pid()))
                : Reply.notFound("No such exec instance: " + call.part("id"));
    }

    private static Reply resize(Call call, Process.Id process) {
        String rows = call.query("h");
        String columns = call.query("w");
        if (!rows.matches("\\d{1,4}") || !columns.matches("\\d{1,4}")) {
            return Reply.bad("invalid terminal size");
        }
        Terminal.Size size = new Terminal.Size(Integer.parseInt(columns), Integer.parseInt(rows));
        if (size.columns() > 0 && size.rows() > 0) {
            terminalOf(call, process).ifPresent(id -> call.kernel().terminals().resize(id, size));
        }
        return new Reply.Empty(200);
    }

    /** The terminal that controls a process. */
    static Optional<String> terminalOf(Call call, Process.Id process) {
        return call.kernel().processes().find(process).flatMap(found -> found.kinship().terminal());
    }
}
