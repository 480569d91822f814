package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Set;

/** The routes of the engine itself. */
public final class SystemRoutes {
    private static final long QUICK = 500;
    private static final int UNAVAILABLE = 503;
    private static final String NO_MANAGER = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
            + "to connect this node to swarm and try again.";

    private SystemRoutes() {}

    public static void add(Router router) {
        addSwarm(router);
        router.add("HEAD", "/_ping", 0, Versions::servePing)
                .add("GET", "/_ping", 0, Versions::servePing)
                .add("GET", "/version", QUICK, Versions::serveVersion)
                .add("GET", "/info", QUICK * 4, Summary::serve)
                .add("GET", "/events", 0, Events::serve)
                .add("GET", "/system/df", QUICK * 20, DiskUsage::serve)
                .add("POST", "/auth", QUICK * 40, LogIn::serve)
                .add("GET", "/plugins/{name}/json", QUICK, call -> Reply.notFound("plugin \"" + call.part("name") + "\" not found"))
                .add("POST", "/plugins/{name}/{deed}", QUICK, call -> Reply.notFound("plugin \"" + call.part("name") + "\" not found"))
                .add("DELETE", "/plugins/{name}", QUICK, call -> Reply.notFound("plugin \"" + call.part("name") + "\" not found"))
                .add("GET", "/plugins", QUICK, call -> Filters.of(call, Set.of("enabled", "capability")).reply(filters -> filters.truth("enabled").reply(
                        enabled -> Reply.json(Sequence.EMPTY))));
    }

    /** What is served to members of a swarm only, which no engine here is. */
    private static void addSwarm(Router router) {
        for (String things : List.of("/nodes", "/services", "/secrets", "/configs", "/tasks", "/swarm")) {
            router.add("GET", things + "/{name}", QUICK, call -> new Reply.Refusal(UNAVAILABLE, NO_MANAGER));
            router.add("GET", things, QUICK, call -> new Reply.Refusal(UNAVAILABLE, NO_MANAGER));
        }
        router.add("POST", "/swarm/leave", QUICK, call -> new Reply.Refusal(UNAVAILABLE, "This node is not part of a swarm"));
    }
}
