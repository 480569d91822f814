package dev.drydock.sandbox.image.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.tree.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static Image recorded(String name) {
        return image(RecordedHub.repositories(1_795_443_000_000_000L), name);
    }

    private static Image hub(String name) {
        return image(Hub.repositories(), name);
    }

    private static Image image(List<Repository> repositories, String name) {
        String[] parts = name.split(":");
        return repositories.stream().filter(each -> each.path().equals("library/" + parts[0])).findFirst().orElseThrow()
                .choose(parts[1], Image.Platform.LINUX_AMD64).orElseThrow();
    }

    private static Node find(Image image, String path) {
        return image.root().find(Directory.path(path)).orElseThrow(() -> new AssertionError("no " + path));
    }

    private static String text(Image image, String path) {
        return ((RegularFile) find(image, path)).content().bytes().text();
    }

    @ParameterizedTest
    @CsvSource({
        "busybox:latest, 1982523, 1", "nginx:latest, 91135097, 5", "redis:latest, 87347188, 5", "ubuntu:24.04, 73805688, 2",
        "hello-world:latest, 9600, 1",
    })
    void recorded_images_have_the_sizes_and_layers_of_the_recordings(String name, long size, int layers) {
        Image image = recorded(name);
        assertEquals(size, image.size());
        assertEquals(layers, image.layers().size());
    }

    @Test
    void nginx_and_redis_stand_on_the_layer_of_ubuntu() {
        String base = recorded("ubuntu:24.04").chainIds().get(0);
        assertEquals(base, recorded("nginx:latest").chainIds().get(0));
        assertEquals(base, recorded("redis:latest").chainIds().get(0));
        assertNotEquals(recorded("nginx:latest").chainIds().get(1), recorded("redis:latest").chainIds().get(1));
    }

    @Test
    void busybox_lists_the_directories_of_the_recording() {
        assertEquals(List.of("bin", "dev", "etc", "home", "lib", "proc", "root", "sys", "tmp", "usr", "var"),
                List.copyOf(recorded("busybox:latest").root().children().keySet()));
    }

    @Test
    void applets_are_names_of_one_program() {
        RegularFile ls = (RegularFile) find(hub("busybox:latest"), "/bin/ls");
        RegularFile sh = (RegularFile) find(hub("busybox:latest"), "/bin/sh");
        assertEquals(ls, sh);
        assertEquals("busybox", ((Content.Program) ls.content()).name());
        assertEquals("/bin/busybox", ((Symlink) find(hub("alpine:latest"), "/usr/bin/awk")).target());
    }

    @Test
    void an_image_is_named_by_the_hash_of_its_configuration() {
        Image image = hub("nginx:latest");
        assertTrue(image.id().matches("sha256:[0-9a-f]{64}"));
        assertEquals(image.id(), hub("nginx:1.29").id());
        assertNotEquals(image.id(), hub("nginx:1.28").id());
        assertEquals(7, image.layers().size());
        assertEquals(image.id(), Json.parse(image.manifest().text()).at("config", "digest").text());
    }

    @Test
    void a_manifest_of_one_layer_is_as_long_as_the_original() {
        assertEquals(527, recorded("busybox:latest").manifest().length() + 4 - String.valueOf(recorded("busybox:latest").configuration().length()).length()
                + 6 - String.valueOf(recorded("busybox:latest").layers().get(0).compressedSize()).length());
    }

    @Test
    void nginx_is_configured_as_the_official_image() {
        assertEquals("{\"ExposedPorts\":{\"80/tcp\":{}},\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\","
                + "\"NGINX_VERSION=1.22.1\"],\"Entrypoint\":[\"/docker-entrypoint.sh\"],\"Cmd\":[\"nginx\",\"-g\",\"daemon off;\"],"
                + "\"WorkingDir\":\"/\",\"Labels\":{\"maintainer\":\"NGINX Docker Maintainers \\u003cdocker-maint@nginx.com\\u003e\"},"
                + "\"StopSignal\":\"SIGQUIT\",\"ArgsEscaped\":true}", Json.compact(recorded("nginx:latest").config()));
        assertEquals(615, find(recorded("nginx:latest"), "/usr/share/nginx/html/index.html").size());
        assertEquals("/dev/stdout", ((Symlink) find(hub("nginx:latest"), "/var/log/nginx/access.log")).target());
        assertTrue(text(hub("nginx:latest"), "/etc/passwd").contains("nginx:x:101:101:"));
    }

    @Test
    void alpine_and_ubuntu_say_who_they_are() {
        assertEquals("3.20.0\n", text(recorded("alpine:3.20"), "/etc/alpine-release"));
        assertTrue(text(recorded("ubuntu:24.04"), "/usr/lib/os-release").contains("Ubuntu 24.04 LTS"));
        assertTrue(text(hub("ubuntu:22.04"), "/usr/lib/os-release").contains("Jammy"));
        assertTrue(text(hub("alpine:latest"), "/usr/lib/os-release").contains("VERSION_ID=3.22.2"));
    }

    @Test
    void every_image_of_the_hub_can_be_looked_into_and_hashed() {
        for (Repository repository : Hub.repositories()) {
            for (Image image : repository.all()) {
                assertFalse(image.root().children().isEmpty());
                assertFalse(image.manifestDigest().isEmpty());
                assertEquals(image.layers().size(), image.history().stream().filter(step -> !step.empty()).count(), repository.path());
            }
        }
    }

    @Test
    void a_host_has_its_user_and_the_docker_client() {
        Directory root = HostRoot.debian("docker-lab", "student", "192.168.56.1", 0);
        assertEquals("docker", ((Content.Program) ((RegularFile) root.find(Directory.path("/usr/bin/docker")).orElseThrow()).content()).name());
        assertEquals(1000, root.find(Directory.path("/home/student")).orElseThrow().attributes().uid());
        assertEquals("docker-lab\n", ((RegularFile) root.find(Directory.path("/etc/hostname")).orElseThrow()).content().bytes().text());
    }
}
