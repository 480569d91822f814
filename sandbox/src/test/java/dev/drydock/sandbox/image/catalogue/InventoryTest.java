package dev.drydock.sandbox.image.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final String LISTING = """
            top 10
            dir /etc 755 0:4
            # a comment
            motd :
            |hello @USER@
            |
            |dir /no/directory
            motd +
            |again
            empty :
            dir /bin
            links busybox 99 cat ls
            symlinks busybox sh ash
            ls 7
            dir /etc
            late ~ 5
            """;

    private static Directory read() {
        return Inventory.read(LISTING, 0, Map.of("@USER@", "Ann"));
    }

    @Test
    void a_file_is_found_alone_as_it_is_found_among_its_neighbours() {
        List<Supplier<Directory>> trees = List.of(InventoryTest::read, () -> HostRoot.ubuntu("laptop", "student", "10.0.0.1", 0),
                () -> Roots.busybox(0, 5), () -> Roots.alpine(0, "3.20.1"));
        for (Supplier<Directory> tree : trees) {
            Directory unseen = tree.get();
            forEachFile(List.of(), tree.get(), (path, file) -> assertEquals(Optional.of(file), unseen.find(path), path.toString()));
        }
    }

    @Test
    void what_is_not_listed_is_not_found() {
        for (String name : List.of("", "|hello", "#", "dir", "hello", "motd +", "links", "busybox 99", "cat ls", "nothing")) {
            assertEquals(Optional.empty(), read().find(List.of("etc", name)), name);
        }
        assertEquals(Optional.empty(), read().find(List.of("bin", "busybox")));
    }

    @Test
    void a_later_line_about_a_file_is_right() {
        assertEquals(7, read().find(List.of("bin", "ls")).orElseThrow().size());
        assertEquals(5, read().find(List.of("etc", "late")).orElseThrow().size());
    }

    private static void forEachFile(List<String> path, Directory directory, BiConsumer<List<String>, Node> check) {
        directory.children().forEach((name, node) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            if (node instanceof Directory below) forEachFile(longer, below, check);
            else check.accept(longer, node);
        });
    }
}
