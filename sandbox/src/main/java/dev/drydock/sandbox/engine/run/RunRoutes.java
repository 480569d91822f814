package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Router;

/** The routes that set containers in motion. */
public final class RunRoutes {
    private static final long QUICK = 2_000;

    private RunRoutes() {}

    public static void add(Router router) {
        router.add("POST", "/containers/{id}/start", QUICK, StartContainer::serve)
                .add("POST", "/containers/{id}/stop", QUICK, StopContainer::serveStop)
                .add("POST", "/containers/{id}/restart", QUICK, StopContainer::serveRestart)
                .add("POST", "/containers/{id}/kill", QUICK, SignalContainer::serveKill)
                .add("POST", "/containers/{id}/pause", QUICK * 5, SignalContainer::servePause)
                .add("POST", "/containers/{id}/unpause", QUICK * 5, SignalContainer::serveUnpause)
                .add("POST", "/containers/{id}/wait", 0, Waits::serve)
                .add("DELETE", "/containers/{id}", QUICK * 10, RemoveContainer::serve)
                .add("POST", "/containers/prune", QUICK * 10, RemoveContainer::servePrune);
    }
}
