package dev.drydock.sandbox.engine.files;

import dev.drydock.sandbox.engine.api.Router;

/** The routes of containers' files. */
public final class FileRoutes {
    private static final long QUICK = 2_000;

    private FileRoutes() {}

    public static void add(Router router) {
        router.add("GET", "/containers/{id}/changes", QUICK, ListChanges::serve)
                .add("HEAD", "/containers/{id}/archive", QUICK, CopyFiles::serveStat)
                .add("GET", "/containers/{id}/archive", QUICK, CopyFiles::serveGet)
                .add("PUT", "/containers/{id}/archive", QUICK, CopyFiles::servePut)
                .add("GET", "/containers/{id}/export", QUICK * 20, ListChanges::serveExport)
                .add("POST", "/commit", QUICK * 40, CommitContainer::serve);
    }
}
