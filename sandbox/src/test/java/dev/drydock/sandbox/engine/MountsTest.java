package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code --mount}, {@code -v} and {@code --volumes-from} mount, and what they refuse. */
class MountsTest {
    private final Lab lab = new Lab();

    private String sh(String line) {
        return lab.run("", "sh", "-c", line);
    }

    private void refuses(String flags, String words) {
        String text = sh("docker run --rm " + flags + " busybox true");
        assertTrue(text.contains(words), text);
        assertEquals(125, lab.exitCode());
    }

    @Test
    void an_image_can_be_mounted_to_be_read() {
        assertEquals("docker-entrypoint.sh\n", sh("docker run --rm --mount type=image,source=nginx,target=/img busybox ls /img | grep docker"));
        assertTrue(sh("docker run --rm --mount type=image,source=nginx,target=/img busybox touch /img/x").contains("Read-only file system"));
        refuses("--mount type=image,source=nosuch,target=/img", "No such image: nosuch:latest");
    }

    @Test
    void a_folder_of_a_volume_can_be_mounted_alone() {
        assertTrue(sh("docker run --rm --mount type=volume,src=vol,dst=/v,volume-subpath=sub busybox true")
                .contains("cannot access path /var/lib/docker/volumes/vol/_data/sub: lstat"));
        sh("docker run --rm -v vol:/v busybox mkdir /v/sub; docker run --rm --mount type=volume,src=vol,dst=/v,volume-subpath=sub busybox touch /v/x");
        assertEquals("x\n", sh("docker run --rm -v vol:/v busybox ls /v/sub"));
    }

    @Test
    void a_new_volume_takes_over_what_the_image_has_unless_told_not_to() {
        assertEquals("index.html\n", sh("docker run --rm --mount type=volume,src=full,dst=/usr/share/nginx/html nginx ls /usr/share/nginx/html | grep index"));
        assertEquals("", sh("docker run --rm --mount type=volume,src=bare,dst=/usr/share/nginx/html,volume-nocopy=true nginx ls /usr/share/nginx/html"));
    }

    @Test
    void a_new_volume_gets_labels() {
        sh("docker run --rm --mount type=volume,src=vol,dst=/v,volume-label=a=b busybox true");
        assertEquals("{\"a\":\"b\"}\n", sh("docker volume inspect -f '{{json .Labels}}' vol"));
    }

    @Test
    void read_only_mounts_cannot_be_written() {
        sh("mkdir dir");
        assertEquals("touch: /v/x: Read-only file system\n", sh("docker run --rm --mount type=bind,src=$PWD/dir,dst=/v,readonly busybox touch /v/x"));
        assertEquals("touch: /v/x: Read-only file system\n", sh("docker run --rm -v vol:/v:ro busybox touch /v/x"));
    }

    @Test
    void volumes_of_another_container_come_along() {
        sh("docker run --name src -v vol:/v busybox touch /v/x");
        assertEquals("x\n", sh("docker run --rm --volumes-from src busybox ls /v"));
        assertEquals("touch: /v/y: Read-only file system\n", sh("docker run --rm --volumes-from src:ro busybox touch /v/y"));
        refuses("--volumes-from src:foo", "invalid mode: foo");
        refuses("--volumes-from nope", "No such container: nope");
    }

    @Test
    void one_place_is_mounted_once() {
        refuses("--mount type=volume,src=vol,dst=/v -v other:/v", "Duplicate mount point: /v");
    }

    @Test
    void modes_hold_one_word_of_a_sort() {
        refuses("-v vol:/v:ro,rw", "invalid volume specification: 'vol:/v:ro,rw': invalid mode: ro,rw");
        assertEquals("", sh("docker run --rm -v vol:/v:ro,z busybox true"));
    }

    @Test
    void the_long_form_is_checked_field_by_field() {
        refuses("--mount type=bind,src=rel,dst=/v", "invalid mount path: 'rel' mount path must be absolute");
        refuses("--mount type=bind,dst=/v", "field Source must not be empty");
        refuses("--mount type=bind,src=/nosuch,dst=/v", "bind source path does not exist: /nosuch");
        refuses("--mount type=tmpfs,src=x,dst=/v", "field Source must not be specified");
        refuses("--mount type=volume,dst=/", "invalid specification: destination can't be '/'");
        refuses("--mount type=volume,dst=/v,readonly", "must not set ReadOnly mode when using anonymous volumes");
        refuses("--mount type=volume,src=vol,dst=/v,volume-driver=foo", "error looking up volume plugin foo: plugin \"foo\" not found");
    }
}
