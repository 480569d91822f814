package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import java.util.Map;

/** Hard links in trees without inodes: a file with several names carries a number, and a change goes to all of them. Rare, so a walk will do. */
final class HardLinks {
    private HardLinks() {}

    /** The tree in which every name of the file's inode holds {@code file}. */
    static Directory update(Directory tree, RegularFile file) {
        Directory changed = tree;
        for (Map.Entry<String, Node> child : tree.children().entrySet()) {
            if (child.getValue() instanceof RegularFile known && known.hardLink() == file.hardLink() && !known.equals(file)) {
                changed = changed.with(child.getKey(), file);
            } else if (child.getValue() instanceof Directory below) {
                Directory updated = update(below, file);
                if (updated != below) {
                    changed = changed.with(child.getKey(), updated);
                }
            }
        }
        return changed;
    }

    /** How many names the file's inode has in the tree. */
    static int count(Directory tree, long number) {
        int names = 0;
        for (Node child : tree.children().values()) {
            if (child instanceof RegularFile file && file.hardLink() == number) {
                names++;
            } else if (child instanceof Directory below) {
                names += count(below, number);
            }
        }
        return names;
    }
}
