package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import java.util.ArrayList;
import java.util.List;

/** Requests that are answered when a container has come to a certain point. */
record Pending(List<String> exchanges) {
    /** Points to wait for. */
    static final String START = "start";
    static final String STOP = "stop";
    static final String KILL = "kill";
    static final String RESTART = "restart";
    static final String REMOVE = "remove";
    static final String REMOVE_WITH_VOLUMES = "remove-with-volumes";

    private static final Family<Pending> PENDING = Family.passing("container-pending");

    Pending {
        exchanges = List.copyOf(exchanges);
    }

    static void add(Kernel kernel, String container, String point, String exchange) {
        List<String> more = new ArrayList<>(kernel.transaction().find(PENDING.key(container + "/" + point))
                .map(Pending::exchanges).orElse(List.of()));
        more.add(exchange);
        kernel.transaction().put(PENDING.key(container + "/" + point), new Pending(more));
    }

    static boolean any(Kernel kernel, String container, String point) {
        return kernel.transaction().has(PENDING.key(container + "/" + point));
    }

    /** Those that wait for a point, who then wait no more. */
    static List<String> take(Kernel kernel, String container, String point) {
        List<String> exchanges = kernel.transaction().find(PENDING.key(container + "/" + point)).map(Pending::exchanges).orElse(List.of());
        kernel.transaction().remove(PENDING.key(container + "/" + point));
        return exchanges;
    }
}
