package dev.drydock.sandbox.cluster.api;

import dev.drydock.sandbox.tree.Mapping;

/**
 * What a watcher is told.
 *
 * @param object as it is now; of a deleted one the last state, with the revision of its deletion
 * @param before as it was; empty for an added one
 * @param revision of etcd
 * @param deed the store's revision of the change: the cause of what follows from it
 */
public record WatchEvent(Type type, Mapping object, Mapping before, long revision, long deed) {
    /** As the API names them. */
    public enum Type {
        ADDED, MODIFIED, DELETED
    }

    /** The same happening to one who sees objects only in some states: {@code type} as it looks to him. */
    public WatchEvent as(Type changed) {
        return changed == type ? this : new WatchEvent(changed, object, before, revision, deed);
    }
}
