package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.tree.Mapping;
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
                .add("GET", "/system/df", QUICK * 20, DiskUsage::serve)
                .add("POST", "/auth", QUICK * 40, LogIn::serve)
                .add("POST", "/build/prune", QUICK * 10, call -> Reply.json(Mapping.of("CachesDeleted", null, "SpaceReclaimed", 0)))
                .add("GET", "/plugins/{name}/json", QUICK, call -> Reply.notFound("plugin \"" + call.part("name") + "\" not found"))
                .add("GET", "/plugins", QUICK, call -> Reply.json(Sequence.EMPTY));
    }
}
