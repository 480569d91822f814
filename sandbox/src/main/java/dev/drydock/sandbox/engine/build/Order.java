package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.convert.Wish;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/**
 * A build as it was asked for.
 *
 * @param fileName the Dockerfile's, as messages name it
 * @param lines of the Dockerfile
 * @param place names the context's folder, so that what was transferred before is known
 * @param wish what is asked for besides the Dockerfile
 * @param client what else the client sent along
 */
record Order(String exchange, Dockerfile file, String fileName, List<String> lines, Directory context, String place, Wish wish, List<Reference> tags,
        Switches switches, Client client) {
    Order {
        lines = List.copyOf(lines);
        tags = List.copyOf(tags);
    }

    /**
     * Switches.
     *
     * @param keeps whether containers of steps stay
     * @param remote whether the context came as an archive of its own
     * @param check whether only findings are wanted
     */
    record Switches(boolean noCache, boolean pull, boolean keeps, boolean forcedRemoval, boolean remote, boolean check) {}

    /**
     * What the client has for the build.
     *
     * @param secrets by name
     * @param contexts further ones by name
     * @param export {@code image}, {@code local}, {@code tar} or {@code none}
     * @param logins of registries by host
     */
    record Client(Mapping secrets, Mapping contexts, String export, Mapping logins) {}

    String argument(String name, String fallback) {
        return wish.arguments().has(name) ? wish.arguments().get(name).text() : fallback;
    }
}
