package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.tree.Mapping;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What BuildKit keeps for the next build: results of steps, files that clients sent, folders that commands share.
 *
 * @param key names the step and all that went into it
 * @param base key of what it is built on, or empty
 * @param layer of a step; the files of other kinds
 * @param created RFC 3339 text
 */
public record Cached(String key, String base, Kind kind, String description, Layer layer, String created, Use use) {
    private static final Family<Cached> CACHE = Family.lasting("build-cache");
    /** Steps that were carried out on something, whatever came of it. */
    private static final Family<Boolean> DEFINITIONS = Family.lasting("build-definition");

    /** What is kept, by the names of the API. */
    public enum Kind {
        REGULAR("regular"), LOCAL("source.local"), CACHE_MOUNT("exec.cachemount");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean mutable() {
            return this != REGULAR;
        }
    }

    /**
     * How it was used.
     *
     * @param usedMicros when last, virtual microseconds since 1970
     * @param serial counts records, the oldest first
     */
    public record Use(long usedMicros, int count, long serial) {}

    private static Key<Cached> key(String machine, String key) {
        return CACHE.key(machine + "/" + key);
    }

    static Cached made(Kernel kernel, String key, String base, Kind kind, String description, Layer layer) {
        return new Cached(key, base, kind, description, layer, GoTime.nano(kernel.now()), new Use(kernel.now(), 1, kernel.count("build-cache-serial")));
    }

    static Optional<Cached> find(Kernel kernel, String machine, String key) {
        return kernel.transaction().find(key(machine, key));
    }

    void put(Kernel kernel, String machine) {
        kernel.transaction().put(key(machine, key), this);
    }

    /** Notes that it was used again. */
    void touch(Kernel kernel, String machine) {
        new Cached(key, base, kind, description, layer, created, new Use(kernel.now(), use.count() + 1, use.serial())).put(kernel, machine);
    }

    Cached holding(Layer changed) {
        return new Cached(key, base, kind, description, changed, created, use);
    }

    static boolean knows(Kernel kernel, String machine, String definition) {
        return kernel.transaction().find(DEFINITIONS.key(machine + "/" + definition)).isPresent();
    }

    static void learn(Kernel kernel, String machine, String definition) {
        if (!knows(kernel, machine, definition)) {
            kernel.transaction().put(DEFINITIONS.key(machine + "/" + definition), true);
        }
    }

    /** Its name: 25 letters and digits. */
    public String id() {
        String letters = new BigInteger(Digest.digits(key), 16).toString(36);
        return ("0".repeat(25) + letters).substring(25 + letters.length() - 25);
    }

    /** Whether an image of the engine has the same layers. */
    private boolean shared(Kernel kernel, String machine) {
        return kind == Kind.REGULAR && layer.size() > 0 && new dev.drydock.sandbox.engine.record.Images(kernel, machine).all().stream()
                .anyMatch(found -> found.image().layers().contains(layer));
    }

    /** As {@code GET /system/df} lists it. */
    public Mapping json(Kernel kernel, String machine) {
        Mapping.Builder json = Mapping.builder().put("ID", id());
        find(kernel, machine, base).ifPresent(parent -> json.put("Parents", List.of(parent.id())));
        return json.put("Type", kind.word).put("Description", description).put("InUse", false).put("Shared", shared(kernel, machine))
                .put("Size", layer.size()).put("CreatedAt", created).put("LastUsedAt", GoTime.nano(use.usedMicros())).put("UsageCount", use.count()).build();
    }

    /** All, the newest first. */
    public static List<Cached> all(Kernel kernel, String machine) {
        List<Cached> all = new ArrayList<>(kernel.transaction().view(CACHE).subMap(machine + "/", machine + "0").values());
        all.sort(Comparator.comparingLong((Cached each) -> each.use().serial()).reversed());
        return List.copyOf(all);
    }

    /**
     * Takes away what nobody needs.
     *
     * @param everything also what images of the engine share
     * @param before only what was not used since, virtual microseconds
     */
    static List<Mapping> prune(Kernel kernel, String machine, boolean everything, long before, java.util.function.Predicate<Cached> chosen) {
        List<Cached> gone = new ArrayList<>();
        for (Cached each : all(kernel, machine)) {
            boolean needed = all(kernel, machine).stream().anyMatch(other -> other.base().equals(each.key()) && !gone.contains(other));
            if (!needed && (everything || !each.shared(kernel, machine)) && each.use().usedMicros() <= before && chosen.test(each)) {
                gone.add(each);
            }
        }
        List<Mapping> told = gone.stream().map(each -> each.json(kernel, machine)).toList();
        gone.forEach(each -> kernel.transaction().remove(key(machine, each.key())));
        return told;
    }

    /** The files of a kept folder. */
    Directory files() {
        return layer.diff();
    }
}
