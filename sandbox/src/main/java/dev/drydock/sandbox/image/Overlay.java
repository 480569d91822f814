package dev.drydock.sandbox.image;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Bytes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Layers on top of one another as one tree, and the way back: what changed between two trees, as a layer. */
public final class Overlay {
    /** Before a name in a layer: the file of that name is gone. */
    public static final String WHITEOUT = ".wh.";
    /** In a directory of a layer: nothing of the layers below shows. */
    public static final String OPAQUE = ".wh..wh..opq";

    private Overlay() {}

    /** The tree that a container sees, lowest layer first; directories are merged at first sight. */
    public static Directory merge(List<Layer> layers) {
        Directory merged = layers.isEmpty() ? Directory.EMPTY : layers.get(0).diff();
        for (Layer upper : layers.subList(Math.min(1, layers.size()), layers.size())) {
            merged = merge(merged, upper.diff());
        }
        return merged;
    }

    /** {@code upper}, with its whiteouts, over {@code lower}. */
    public static Directory merge(Directory lower, Directory upper) {
        return Directory.lazy(upper.attributes(), () -> children(lower, upper));
    }

    private static SortedMap<String, Node> children(Directory lower, Directory upper) {
        TreeMap<String, Node> merged = new TreeMap<>();
        if (!upper.children().containsKey(OPAQUE)) {
            merged.putAll(lower.children());
        }
        upper.children().forEach((name, node) -> {
            if (name.equals(OPAQUE)) {
                return;
            }
            if (name.startsWith(WHITEOUT)) {
                merged.remove(name.substring(WHITEOUT.length()));
            } else if (node instanceof Directory above && merged.get(name) instanceof Directory below) {
                merged.put(name, merge(below, above));
            } else {
                merged.put(name, node);
            }
        });
        return merged;
    }

    /** The layer that turns {@code before} into {@code after}; directories on the way to a change are in it, too. */
    public static Directory difference(Directory before, Directory after) {
        TreeMap<String, Node> changes = new TreeMap<>();
        before.children().keySet().stream()
                .filter(name -> !after.children().containsKey(name))
                .forEach(name -> changes.put(WHITEOUT + name, new RegularFile(Attributes.of(0), Bytes.EMPTY, 0)));
        after.children().forEach((name, node) -> {
            Node old = before.children().get(name);
            if (old instanceof Directory was && node instanceof Directory is) {
                if (!was.sharesChildrenWith(is) || !was.attributes().equals(is.attributes())) {
                    Directory inner = difference(was, is);
                    if (!inner.children().isEmpty() || !was.attributes().equals(is.attributes())) {
                        changes.put(name, inner);
                    }
                }
            } else if (!node.equals(old)) {
                changes.put(name, node);
            }
        });
        return new Directory(after.attributes(), changes);
    }
}
