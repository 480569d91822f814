package dev.drydock.lessons.stage;

import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.FileSeen;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.world.World;
import java.util.List;
import java.util.Optional;

/** The files of a host and of the containers on it, looked at in a twin of the world. */
final class Rooms {
    private static final String LOOK = "look";

    private final World world;
    private final String machine;

    Rooms(World world, String machine) {
        this.world = world;
        this.machine = machine;
    }

    Optional<FileSeen> hostFile(String path) {
        return look(kernel -> machine, path);
    }

    /** A file of a container: as its processes see it while it runs, else in its own tree. */
    Optional<FileSeen> containerFile(ContainerSeen container, String path) {
        return look(kernel -> space(container).orElseGet(() -> ownTree(kernel, container)), path);
    }

    /** The namespaces of a running container. */
    Optional<String> space(ContainerSeen container) {
        String prefix = tree(container) + "/";
        boolean running = container.inspect().at("State", "Running").truth();
        var spaces = world.store().view(Space.SPACES).subMap(prefix, tree(container) + "0");
        return running && !spaces.isEmpty() ? Optional.of(spaces.lastKey()) : Optional.empty();
    }

    private static String tree(ContainerSeen container) {
        return "container/" + container.inspect().get("Id").text();
    }

    private String ownTree(Kernel kernel, ContainerSeen container) {
        Space.Mount root = new Space.Mount(List.of(), new Space.Source.Tree(tree(container), List.of()), true);
        kernel.transaction().put(Space.key(LOOK), new Space(LOOK, machine, List.of(root), machine, machine, machine, Space.Limits.NONE));
        return LOOK;
    }

    private interface Where {
        String space(Kernel kernel);
    }

    private Optional<FileSeen> look(Where where, String path) {
        World twin = world.twin((stream, bytes) -> {});
        return twin.ask(LOOK, kernel -> seen(kernel.files(where.space(kernel)), path));
    }

    private static Optional<FileSeen> seen(Files files, String path) {
        return files.node(path).toOptional().map(node -> node instanceof Directory
                ? new FileSeen(true, "")
                : new FileSeen(false, files.read(path).toOptional().map(bytes -> bytes.text()).orElse("")));
    }
}
