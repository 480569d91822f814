package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.ArrayList;
import java.util.List;

/** Clients that wait for a container's end ({@code POST /containers/{id}/wait}); their status line comes at once, their body then. */
record Waits(List<Wait> waits) {
    private static final Family<Waits> WAITS = Family.passing("container-waits");

    Waits {
        waits = List.copyOf(waits);
    }

    private record Wait(String exchange, boolean untilRemoved) {}

    private static Key<Waits> key(String container) {
        return WAITS.key(container);
    }

    static Reply serve(Call call) {
        Answer<Container> found = new Containers(call.kernel(), call.machine()).find(call.part("id"));
        return found.reply(container -> {
            String condition = call.query("condition");
            if (!List.of("", "not-running", "next-exit", "removed").contains(condition)) {
                return Reply.bad("invalid condition: \"" + condition + "\"");
            }
            call.open(200, "application/json");
            boolean over = !container.state().countsAsRunning() && (condition.isEmpty() || condition.equals("not-running"));
            if (over) {
                tell(call.kernel(), call.exchange().id(), container.state().exitCode());
            } else {
                add(call.kernel(), container, new Wait(call.exchange().id(), condition.equals("removed")));
            }
            return Reply.later();
        });
    }

    private static void add(Kernel kernel, Container container, Wait wait) {
        List<Wait> more = new ArrayList<>(kernel.transaction().find(key(container.id())).map(Waits::waits).orElse(List.of()));
        more.add(wait);
        kernel.transaction().put(key(container.id()), new Waits(more));
    }

    /** The container has come to an end and will not be restarted. */
    static void ended(Kernel kernel, Container container) {
        tellAll(kernel, container, false);
    }

    /** The container is gone. */
    static void removed(Kernel kernel, Container container) {
        tellAll(kernel, container, true);
        kernel.transaction().remove(key(container.id()));
    }

    private static void tellAll(Kernel kernel, Container container, boolean removed) {
        kernel.transaction().find(key(container.id())).ifPresent(record -> {
            List<Wait> left = new ArrayList<>();
            for (Wait wait : record.waits()) {
                if (removed || !wait.untilRemoved()) {
                    tell(kernel, wait.exchange(), container.state().exitCode());
                } else {
                    left.add(wait);
                }
            }
            kernel.transaction().put(key(container.id()), new Waits(left));
        });
    }

    private static void tell(Kernel kernel, String exchange, int code) {
        kernel.exchanges().send(exchange, Bytes.of("{\"StatusCode\":" + code + "}\n"));
        kernel.exchanges().finish(exchange);
    }
}
