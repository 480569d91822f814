package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Router;

/** The routes of images. */
public final class ImageRoutes {
    private static final long QUICK = 1_000;

    private ImageRoutes() {}

    public static void add(Router router) {
        router.add("GET", "/images/json", QUICK * 2, ListImages::serve)
                .add("POST", "/images/create", QUICK, call -> call.query("fromSrc").isEmpty() ? PullImage.serve(call) : LoadImages.serveImport(call))
                .add("POST", "/images/load", QUICK * 20, LoadImages::serveLoad)
                .add("GET", "/images/get", QUICK * 20, SaveImages::serve)
                .add("GET", "/images/{name...}/get", QUICK * 20, SaveImages::serve)
                .add("POST", "/images/{name...}/push", QUICK, PushImage::serve)
                .add("GET", "/images/search", QUICK * 200, SearchImages::serve)
                .add("POST", "/images/prune", QUICK * 5, RemoveImage::servePrune)
                .add("GET", "/images/{name...}/json", QUICK, InspectImage::serve)
                .add("GET", "/images/{name...}/history", QUICK, InspectImage::serveHistory)
                .add("POST", "/images/{name...}/tag", QUICK, TagImage::serve)
                .add("DELETE", "/images/{name...}", QUICK * 10, RemoveImage::serve);
    }
}
