package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Router;

/** The routes of containers at rest. */
public final class ContainerRoutes {
    private static final long QUICK = 1_000;

    private ContainerRoutes() {}

    public static void add(Router router) {
        router.add("GET", "/containers/json", QUICK * 2, ListContainers::serve)
                .add("POST", "/containers/create", QUICK * 20, CreateContainer::serve)
                .add("GET", "/containers/{id}/json", QUICK, InspectContainer::serve)
                .add("GET", "/containers/{id}/top", QUICK * 15, TopProcesses::serve)
                .add("GET", "/containers/{id}/stats", QUICK, Measures::serve)
                .add("POST", "/containers/{id}/rename", QUICK, ChangeContainer::serveRename)
                .add("POST", "/containers/{id}/update", QUICK * 5, ChangeContainer::serveUpdate);
    }
}
