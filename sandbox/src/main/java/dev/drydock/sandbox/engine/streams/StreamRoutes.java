package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.engine.api.Router;

/** The routes at a container's streams. */
public final class StreamRoutes {
    private static final long QUICK = 1_000;

    private StreamRoutes() {}

    public static void add(Router router) {
        router.add("POST", "/containers/{id}/attach", 0, AttachContainer::serve)
                .add("GET", "/containers/{id}/logs", QUICK, ReadLogs::serve)
                .add("POST", "/containers/{id}/resize", 0, ResizeTerminal::serveContainer)
                .add("POST", "/containers/{id}/exec", QUICK * 8, ExecCommands::serveCreate)
                .add("POST", "/exec/{id}/start", 0, ExecCommands::serveStart)
                .add("POST", "/exec/{id}/resize", 0, ResizeTerminal::serveExec)
                .add("GET", "/exec/{id}/json", QUICK, ExecCommands::serveInspect);
    }
}
