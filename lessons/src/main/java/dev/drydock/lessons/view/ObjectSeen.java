package dev.drydock.lessons.view;

import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;

/** An object of the cluster as the API Server shows it. */
public record ObjectSeen(Tree object) {
    /** What a field that is not there is written as. */
    public static final String NONE = "none";

    public String name() {
        return object.at("metadata", "name").text();
    }

    /** Empty for an object of the whole cluster. */
    public String namespace() {
        return object.at("metadata", "namespace").text();
    }

    /** The value of a label; empty when it has no such label. */
    public String label(String key) {
        return object.at("metadata", "labels").get(key).text();
    }

    /**
     * A field as text, {@link #NONE} when it is not there. Keys are parted by points; of a list {@code [x]} picks the item whose
     * {@code type}, {@code name} or {@code key} is x: {@code status.conditions[Ready].status}.
     */
    public String at(String path) {
        Tree tree = object;
        for (String key : path.split("\\.")) {
            int bracket = key.indexOf('[');
            tree = tree.get(bracket < 0 ? key : key.substring(0, bracket));
            if (bracket >= 0) tree = item(tree, key.substring(bracket + 1, key.length() - 1));
        }
        if (tree instanceof Nothing || tree.toString().isEmpty()) return NONE;
        return tree instanceof Text text ? text.value() : tree.toString();
    }

    private static Tree item(Tree list, String wanted) {
        for (Tree item : list.items()) {
            for (String key : new String[] {"type", "name", "key"}) {
                if (item.get(key).text().equals(wanted)) return item;
            }
        }
        return Nothing.NOTHING;
    }
}
