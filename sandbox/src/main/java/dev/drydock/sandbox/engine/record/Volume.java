package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;

/**
 * A volume of the local driver; its files stand on the machine, under {@link #data}.
 *
 * @param anonymous whether nobody gave it a name
 * @param createdMicros virtual microseconds since 1970
 */
public record Volume(String machine, String name, boolean anonymous, Mapping options, Mapping labels, long createdMicros) {
    public static final Family<Volume> VOLUMES = Family.lasting("volume");

    public static Key<Volume> key(String machine, String name) {
        return VOLUMES.key(machine + "/" + name);
    }

    /** The directory that is mounted. */
    public String data() {
        return "/var/lib/docker/volumes/" + name + "/_data";
    }
}
