package dev.drydock.sandbox.docker.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Commands that print nothing, or in no particular order: what they did is seen by other commands. */
class EffectsTest {
    @Test
    void a_file_is_copied_into_a_container_and_out_again() {
        assertEquals("in\nin\n", Replay.output("""
                docker run -d --name box busybox sleep 100 > /dev/null
                echo in > here; docker cp here box:/tmp/there; docker exec box cat /tmp/there
                docker cp box:/tmp/there back; cat back
                """));
    }

    @Test
    void changes_of_a_container_s_files_are_told_by_kind() {
        assertEquals("A /a\nC /etc\nD /etc/group\n", Replay.output("""
                docker run --name box busybox sh -c 'echo hi > /a; rm /etc/group'
                docker diff box
                """));
    }

    @Test
    void a_container_finds_another_by_name_once_it_is_connected_to_its_network() {
        String said = Replay.output("""
                docker network create net > /dev/null
                docker run -d --name far --network net busybox sleep 100 > /dev/null
                docker run -d --name near busybox sleep 100 > /dev/null
                docker exec near ping -c1 far
                docker network connect net near; echo connected; docker exec near ping -c1 far | grep received
                """);
        assertEquals("ping: bad address 'far'\nconnected\n1 packets transmitted, 1 packets received, 0% packet loss\n", said);
    }

    @Test
    void a_commit_of_a_container_is_an_image_with_its_files() {
        assertEquals("hi\n", Replay.output("""
                docker run --name box busybox sh -c 'echo hi > /a'
                docker commit box made > /dev/null; docker run --rm made cat /a
                """));
    }

    @Test
    void the_tree_of_images_shows_which_are_used() {
        String tree = Replay.output("docker run -d busybox sleep 9 > /dev/null; docker images --tree");
        assertTrue(tree.contains("busybox:latest"), tree);
    }
}
