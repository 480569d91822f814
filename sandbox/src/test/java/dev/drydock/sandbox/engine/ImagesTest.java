package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.engine.record.Images;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private final Lab lab = new Lab();

    @Test
    void layers_that_others_stand_on_stay() {
        assertEquals(6, lab.docker("rmi", "nginx").lines().filter(line -> line.startsWith("Deleted:")).count() + 1);
        assertTrue(lab.docker("pull", "nginx").contains(": Already exists\n"));
    }

    @Test
    void a_pull_takes_as_long_as_its_line_needs() {
        Lab home = new Lab("default");
        long before = home.world.now();
        home.docker("pull", "redis");
        long seconds = (home.world.now() - before) / 1_000_000;
        assertTrue(seconds >= 2 && seconds < 15, "seconds: " + seconds);
    }

    @Test
    void an_image_of_another_processor_cannot_run_here() {
        Lab home = new Lab("default");
        home.docker("pull", "--platform", "linux/arm64", "hello-world");
        String text = home.docker("run", "--rm", "--platform", "linux/arm64", "hello-world");
        assertEquals("exec /hello: exec format error\n", text);
        assertEquals(255, home.exitCode());
    }

    @Test
    void a_commit_keeps_what_was_written_and_what_to_run() {
        lab.docker("run", "--name", "made", "busybox", "sh", "-c", "echo kept > /f");
        lab.docker("commit", "--change", "CMD [\"cat\", \"/f\"]", "made", "mine:1");
        assertEquals("kept\n", lab.docker("run", "--rm", "mine:1"));
    }

    @Test
    void an_image_survives_being_saved_and_loaded() {
        lab.docker("tag", "busybox", "kept:1");
        String id = lab.docker("images", "-q", "--no-trunc", "kept");
        lab.docker("save", "-o", "/home/student/kept.tar", "kept:1");
        lab.docker("rmi", "-f", "busybox", "kept:1");
        assertEquals("Loaded image: kept:1\n", lab.docker("load", "-i", "/home/student/kept.tar"));
        assertEquals(id, lab.docker("images", "-q", "--no-trunc", "kept"));
    }

    @Test
    void what_was_pushed_can_be_pulled() {
        lab.docker("tag", "busybox", "127.0.0.1:5000/team/app:1");
        lab.docker("push", "127.0.0.1:5000/team/app:1");
        lab.docker("rmi", "127.0.0.1:5000/team/app:1");
        assertTrue(lab.docker("pull", "127.0.0.1:5000/team/app:1").contains("Downloaded newer image for 127.0.0.1:5000/team/app:1"));
    }

    @Test
    void files_travel_in_and_out() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "100");
        lab.docker("exec", "box", "sh", "-c", "echo inside > /f");
        lab.docker("cp", "box:/f", "/home/student/f");
        assertEquals("inside\n", lab.run("", "cat", "/home/student/f"));
        lab.docker("cp", "/home/student/f", "box:/g");
        assertEquals("inside\n", lab.docker("exec", "box", "cat", "/g"));
        assertEquals("A /f\nA /g\n", lab.docker("diff", "box"));
    }

    @Test
    void a_world_begins_without_having_hashed_anything() {
        assertEquals(6, lab.world.store().view(Images.IMAGES).size());
        assertTrue(lab.world.store().view(Images.IMAGES).values().stream().allMatch(stored -> stored.image().toString().equals("Image")));
    }
}
