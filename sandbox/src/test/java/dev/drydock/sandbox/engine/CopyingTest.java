package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docker cp}, as a real client and engine were seen to copy. */
class CopyingTest {
    private final Lab lab = new Lab();

    @BeforeEach
    void furnish() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sh", "-c", "mkdir -p /d/sub; echo hi > /d/f; ln -s f /d/l; sleep 1000");
        lab.pass(200_000);
        lab.run("", "sh", "-c", "mkdir -p dir/sub; echo a > a; echo b > dir/b; ln -s a link");
    }

    private String sh(String line) {
        return lab.run("", "sh", "-c", line);
    }

    private String inside(String line) {
        return lab.docker("exec", "box", "sh", "-c", line);
    }

    @Test
    void a_file_goes_into_a_folder_or_under_a_new_name() {
        assertEquals("", sh("docker cp a box:/tmp/; docker cp a box:/tmp/new"));
        assertEquals("a\na\n", inside("cat /tmp/a /tmp/new"));
    }

    @Test
    void a_file_takes_the_place_of_another() {
        assertEquals("", sh("docker cp a box:/d/f"));
        assertEquals("a\n", inside("cat /d/f"));
    }

    @Test
    void a_folder_goes_below_one_that_exists_and_becomes_one_that_does_not() {
        sh("docker cp dir box:/tmp; docker cp dir box:/tmp/new");
        assertEquals("b\nsub\nb\nsub\n", inside("ls /tmp/dir; ls /tmp/new"));
    }

    @Test
    void a_dot_means_what_a_folder_holds() {
        sh("docker cp dir/. box:/tmp");
        assertEquals("b\nsub\n", inside("ls /tmp"));
        assertEquals("f\nl\nsub\n", sh("docker cp box:/d/. out; ls out"));
    }

    @Test
    void missing_folders_are_not_made() {
        assertEquals("Error response from daemon: Could not find the file /nodir in container box\n", sh("docker cp a box:/nodir/x"));
        assertEquals("invalid output path: directory \"/home/student/lab/nodir\" does not exist\n", sh("docker cp box:/d/f nodir/x"));
        assertEquals("no such directory\n", sh("docker cp box:/d/f nodir/"));
        assertEquals("no such directory\n", sh("docker cp a box:/nodir/"));
    }

    @Test
    void folders_do_not_become_files() {
        assertEquals("cannot copy directory\n", sh("docker cp box:/d a"));
        assertEquals("cannot copy directory\n", sh("docker cp dir box:/d/f"));
        assertEquals("stat /home/student/lab/a/: not a directory\n", sh("docker cp box:/d/f a/"));
    }

    @Test
    void a_link_is_copied_as_a_link_unless_it_is_to_be_followed() {
        assertEquals("f\n", sh("docker cp box:/d/l ll; readlink ll"));
        assertEquals("hi\n", sh("docker cp -L box:/d/l followed; readlink followed; cat followed"));
        sh("docker cp link box:/tmp/l; docker cp -L link box:/tmp/f");
        assertEquals("a\na\n", inside("readlink /tmp/l; cat /tmp/f"));
    }

    @Test
    void archives_come_from_and_go_to_the_standard_streams() {
        assertEquals("d/\nd/f\nd/l\nd/sub/\n", sh("docker cp box:/d - | tar t"));
        sh("tar c a | docker cp - box:/tmp");
        assertEquals("a\n", inside("cat /tmp/a"));
        assertEquals("destination \"box:/tmp/untar\" must be a directory\n", sh("tar c a | docker cp - box:/tmp/untar"));
    }

    @Test
    void what_is_missing_or_empty_is_refused() {
        assertEquals("Error response from daemon: Could not find the file /nosuch in container box\n", sh("docker cp box:/nosuch ."));
        assertEquals("Error response from daemon: No such container: nobox\n", sh("docker cp nobox:/a ."));
        assertEquals("lstat /home/student/lab/nosuch: no such file or directory\n", sh("docker cp nosuch box:/tmp"));
        assertEquals("must specify at least one container source\n", sh("docker cp a b"));
        assertEquals("copying between containers is not supported\n", sh("docker cp box:/a box:/b"));
        assertEquals("no such directory\n", sh("docker cp a box:"));
    }

    @Test
    void a_stopped_container_can_be_read_and_written_too() {
        lab.docker("stop", "-t", "0", "box");
        sh("docker cp a box:/d/a");
        assertEquals("a\n", sh("docker cp box:/d/a back; cat back"));
    }

    @Test
    void a_container_that_is_read_only_takes_nothing() {
        lab.docker("create", "--name", "closed", "--read-only", "busybox");
        assertEquals("Error response from daemon: container rootfs is marked read-only\n", sh("docker cp a closed:/tmp"));
    }
}
