package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.process.Kernel;
import java.util.Optional;

/** {@code GET /events}: what has happened since, then what happens, until. */
final class Events {
    private Events() {}

    static Reply serve(Call call) {
        Optional<Long> since = time(call, "since");
        Optional<Long> until = time(call, "until");
        if (since.isEmpty() || until.isEmpty()) {
            return Reply.bad("invalid value for \"" + (since.isEmpty() ? "since" : "until") + "\"");
        }
        return EventLog.filters(call).reply(filters -> {
            EventLog log = new EventLog(call.kernel(), call.machine());
            call.open(200, "application/json");
            long now = call.kernel().now();
            long end = until.get() == 0 ? Long.MAX_VALUE : until.get();
            if (!call.query("since").isEmpty()) {
                log.between(since.get(), Math.min(now, end), filters).forEach(event -> log.send(call.exchange().id(), event));
            }
            if (end <= now) {
                call.kernel().exchanges().finish(call.exchange().id());
            } else {
                log.listen(new EventLog.Listener(call.exchange().id(), filters, end));
                if (until.get() != 0) {
                    call.after(end - now, new Stop(call.exchange().id()));
                }
            }
            return Reply.later();
        });
    }

    private static Optional<Long> time(Call call, String name) {
        return call.query(name).isEmpty() ? Optional.of(0L) : GoTime.parameter(call.query(name));
    }

    /** A listener wants no more. */
    private record Stop(String exchange) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            new EventLog(kernel, daemon.machine()).forget(exchange);
            kernel.exchanges().finish(exchange);
        }
    }
}
