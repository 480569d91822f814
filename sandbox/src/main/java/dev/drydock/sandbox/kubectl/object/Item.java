package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;

/**
 * One object of a command.
 *
 * @param namespace empty for a kind without namespaces
 * @param source the file it was read from, {@code STDIN}, or empty
 * @param object what is known of it: its manifest or what the server answered; empty if nothing yet
 */
public record Item(Kind kind, String namespace, String name, String source, Mapping object) {

    public Item with(Tree changed) {
        return new Item(kind, namespace, name, source, changed.mapping());
    }

    /** Its path on the server. */
    public String path() {
        return kind.path(namespace, name);
    }

    /** The path of the objects of its kind and namespace. */
    public String folder() {
        return kind.path(namespace);
    }

    /** As results name it: {@code deployment.apps/web}. */
    public String shown() {
        return kind.shown() + "/" + name;
    }

    /** The item of an object of a known kind. */
    public static Item of(Kind kind, Tree object, String source) {
        return new Item(kind, kind.namespaced() ? object.at("metadata", "namespace").text() : "", object.at("metadata", "name").text(), source, object.mapping());
    }
}
