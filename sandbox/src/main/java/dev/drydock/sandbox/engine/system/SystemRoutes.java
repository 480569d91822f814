package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.tree.Sequence;

/** The routes of the engine itself. */
public final class SystemRoutes {
    private static final long QUICK = 500;

    private SystemRoutes() {}

    public static void add(Router router) {
        router.add("HEAD", "/_ping", 0, Versions::servePing)
                .add("GET", "/_ping", 0, Versions::servePing)
                .add("GET", "/version", QUICK, Versions::serveVersion)
                .add("GET", "/info", QUICK * 4, Summary::serve)
                .add("GET", "/events", 0, Events::serve)
                .add("GET", "/plugins", QUICK, call -> Reply.json(Sequence.EMPTY));
    }
}
