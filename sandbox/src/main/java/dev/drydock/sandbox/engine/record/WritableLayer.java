package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import java.util.List;
import java.util.TreeMap;

/**
 * What a container has changed in its own tree.
 *
 * @param before the tree it began with
 * @param after the tree as it is
 */
public record WritableLayer(Directory before, Directory after) {
    /** What the engine lays over an image before the container's own layer. */
    public static Directory base(Directory image) {
        TreeMap<String, Node> root = new TreeMap<>(image.children());
        for (String name : List.of("dev", "etc", "proc", "sys")) {
            root.putIfAbsent(name, Directory.EMPTY.with(image.attributes()));
        }
        root.put(".dockerenv", RegularFile.of("").with(Attributes.of(0755)));
        if (root.get("etc") instanceof Directory etc) {
            TreeMap<String, Node> files = new TreeMap<>(etc.children());
            for (String name : List.of("hostname", "hosts", "resolv.conf")) {
                files.put(name, RegularFile.of("").with(Attributes.of(0755)));
            }
            files.putIfAbsent("mtab", Symlink.to("/proc/mounts"));
            root.put("etc", new Directory(etc.attributes(), files));
        }
        return new Directory(image.attributes(), root);
    }

    public static WritableLayer of(Kernel kernel, Container container) {
        Directory after = kernel.transaction().find(Space.FILE_SYSTEMS.key(container.fileSystem())).orElse(Directory.EMPTY);
        return new WritableLayer(container.base(), after);
    }

    /** The changes as a layer of an image. */
    public Directory difference() {
        return Overlay.difference(before, after);
    }

    /** Nominal bytes of what was changed. */
    public long size() {
        return before.sharesChildrenWith(after) ? 0 : Layer.of(difference()).size();
    }
}
