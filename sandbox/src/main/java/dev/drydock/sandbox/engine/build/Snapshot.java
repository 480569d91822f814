package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step of a build came to: files, as layers on one another. */
final class Snapshot {
    static final Snapshot NOTHING = new Snapshot(List.of(), Optional.of(Directory.EMPTY));

    private final List<Made> layers;
    private Optional<Directory> root;

    /**
     * A layer.
     *
     * @param created RFC 3339 text; empty for a layer of a base image
     */
    record Made(Layer layer, String created) {}

    private Snapshot(List<Made> layers, Optional<Directory> root) {
        this.layers = List.copyOf(layers);
        this.root = root;
    }

    /** The files of an image. */
    static Snapshot of(List<Layer> layers, Directory root) {
        return new Snapshot(layers.stream().map(layer -> new Made(layer, "")).toList(), Optional.of(root));
    }

    /** Files that never become layers: what the client sent. */
    static Snapshot of(Directory root) {
        return new Snapshot(List.of(), Optional.of(root));
    }

    Snapshot with(Layer layer, String created) {
        List<Made> more = new ArrayList<>(layers);
        more.add(new Made(layer, created));
        return new Snapshot(more, Optional.empty());
    }

    List<Made> layers() {
        return layers;
    }

    Directory root() {
        if (root.isEmpty()) {
            root = Optional.of(Overlay.merge(layers.stream().map(Made::layer).toList()));
        }
        return root.get();
    }
}
