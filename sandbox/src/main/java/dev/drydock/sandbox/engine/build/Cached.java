package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;
import java.util.Optional;

/**
 * What an instruction came to, kept for the next build.
 *
 * @param key names the instruction and all before it
 * @param created RFC 3339 text
 * @param usedMicros when it was last used, virtual microseconds since 1970
 */
public record Cached(String key, String description, Layer layer, String created, long usedMicros) {
    private static final Family<Cached> CACHE = Family.lasting("build-cache");

    private static Key<Cached> key(String machine, String key) {
        return CACHE.key(machine + "/" + key);
    }

    static Optional<Cached> find(Kernel kernel, String machine, String key) {
        Optional<Cached> found = kernel.transaction().find(key(machine, key));
        found.ifPresent(cached -> new Cached(key, cached.description(), cached.layer(), cached.created(), kernel.now()).put(kernel, machine));
        return found;
    }

    void put(Kernel kernel, String machine) {
        kernel.transaction().put(key(machine, key), this);
    }

    /** As {@code GET /system/df} lists it. */
    public dev.drydock.sandbox.tree.Mapping json() {
        return dev.drydock.sandbox.tree.Mapping.of("ID", key.substring(7, 32), "Type", "regular", "Description", description, "InUse", false, "Shared", false,
                "Size", layer.size(), "CreatedAt", created, "LastUsedAt", dev.drydock.sandbox.engine.api.GoTime.nano(usedMicros), "UsageCount", 1);
    }

    public static List<Cached> all(Kernel kernel, String machine) {
        return List.copyOf(kernel.transaction().view(CACHE).subMap(machine + "/", machine + "0").values());
    }

    static void remove(Kernel kernel, String machine, String key) {
        kernel.transaction().remove(key(machine, key));
    }
}
