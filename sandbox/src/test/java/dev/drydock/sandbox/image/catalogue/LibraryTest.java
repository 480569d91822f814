package dev.drydock.sandbox.image.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private static final List<Repository> HUB = Library.repositories("docker.io");

    private static Image image(String path, String tag) {
        return HUB.stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow().choose(tag, Image.Platform.LINUX_AMD64).orElseThrow();
    }

    private static Optional<String> commandOf(Image image) {
        List<String> words = new ArrayList<>(image.config().get("Entrypoint").texts());
        words.addAll(image.config().get("Cmd").texts());
        return words.stream().findFirst();
    }

    private static boolean has(Image image, String command) {
        String search = "/:" + image.config().get("WorkingDir").text() + ":"
                + image.config().get("Env").texts().stream().filter(e -> e.startsWith("PATH=")).findFirst().orElse("PATH=").substring(5);
        if (command.startsWith("/")) {
            return image.root().find(Directory.path(command)).or(() -> image.root().find(Directory.path("/usr" + command))).isPresent();
        }
        for (String folder : search.split(":")) {
            if (image.root().find(Directory.path(folder + "/" + command)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void about_sixty_repositories_can_be_pulled_besides_the_bases() {
        assertTrue(HUB.size() >= 60, () -> HUB.size() + " repositories");
        assertTrue(HUB.stream().mapToInt(each -> each.imagesByTag().size()).sum() > 200);
    }

    @Test
    void every_image_has_the_program_that_it_starts() {
        List<String> missing = new ArrayList<>();
        for (String host : List.of("docker.io", "quay.io", "registry.k8s.io", "ghcr.io", "mcr.microsoft.com")) {
            for (Repository repository : Library.repositories(host)) {
                repository.imagesByTag().forEach((tag, images) -> {
                    Image image = images.get(0);
                    commandOf(image).filter(command -> !has(image, command.replaceFirst("^\\./", ""))).ifPresent(command ->
                            missing.add(repository.path() + ":" + tag + " starts " + command));
                });
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void images_share_the_layers_of_their_base() {
        Image postgres = image("library/postgres", "17");
        Image httpd = image("library/httpd", "2.4");
        assertEquals(postgres.chainIds().get(0), httpd.chainIds().get(0));
        assertNotEquals(postgres.chainIds().get(1), httpd.chainIds().get(1));
        assertEquals(image("library/python", "3.12").chainIds().get(3), image("library/node", "22").chainIds().get(3));
    }

    @Test
    void each_platform_has_an_image_of_its_own() {
        Repository node = HUB.stream().filter(each -> each.path().equals("library/node")).findFirst().orElseThrow();
        Image intel = node.choose("22", Image.Platform.LINUX_AMD64).orElseThrow();
        Image arm = node.choose("22", Image.Platform.LINUX_ARM64).orElseThrow();
        assertNotEquals(intel.id(), arm.id());
        assertEquals("arm64", arm.platform().architecture());
    }

    @Test
    void sizes_are_about_those_of_the_real_images() {
        assertEquals(418, image("library/postgres", "17").size() / 1_000_000, 25);
        assertEquals(1_100, image("library/python", "3.12").size() / 1_000_000, 150);
        assertEquals(45, image("library/python", "3.12-alpine").size() / 1_000_000, 5);
    }

    @Test
    void configurations_are_those_of_the_real_images() {
        Image postgres = image("library/postgres", "16-alpine");
        assertTrue(postgres.config().get("Env").texts().contains("PGDATA=/var/lib/postgresql/data"));
        assertTrue(postgres.config().get("Volumes").mapping().has("/var/lib/postgresql/data"));
        assertEquals("SIGINT", postgres.config().get("StopSignal").text());
        assertEquals(List.of("docker-entrypoint.sh"), postgres.config().get("Entrypoint").texts());
    }

    @Test
    void an_entry_of_the_search_has_a_description_without_bars() {
        assertTrue(Library.listed().size() > 70);
        assertFalse(Library.listed().stream().anyMatch(one -> one.description().isBlank() || one.description().contains("|")));
        assertEquals("nginx", Library.listed().get(0).name());
    }
}
