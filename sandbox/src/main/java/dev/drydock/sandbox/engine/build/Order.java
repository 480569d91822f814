package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/**
 * A build as it was asked for.
 *
 * @param place names the context's folder, so that what was transferred before is known
 * @param arguments {@code --build-arg} by name
 * @param remote whether the context came as an archive of its own
 */
record Order(String exchange, Dockerfile file, String fileName, Directory context, String place, Mapping arguments, Mapping labels,
        List<Reference> tags, String target, Wishes wishes) {
    /** Switches. */
    record Wishes(boolean noCache, boolean pull, boolean keeps, boolean forcedRemoval, boolean remote, boolean check) {}

    String argument(String name, String fallback) {
        return arguments.has(name) ? arguments.get(name).text() : fallback;
    }
}
