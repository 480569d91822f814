package dev.drydock.sandbox.cluster.api;

/**
 * Which objects of a resource a watcher is told of.
 *
 * @param namespace empty for all
 * @param node of pods: those bound to it; empty for all
 * @param name empty for all
 */
public record WatchScope(String namespace, String node, String name) {
    private static final WatchScope ALL = new WatchScope("", "", "");

    public static WatchScope all() {
        return ALL;
    }

    public static WatchScope namespace(String namespace) {
        return new WatchScope(namespace, "", "");
    }

    /** Pods bound to a node. */
    public static WatchScope node(String node) {
        return new WatchScope("", node, "");
    }

    public static WatchScope named(String namespace, String name) {
        return new WatchScope(namespace, "", name);
    }
}
