package dev.drydock.sandbox.tool.apart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

/** What namespaces keep apart, by hand and in the engine's containers. */
class NamespacesTest {
    private final Laptop laptop = new Laptop();

    private String pid() {
        laptop.run("docker run -d --name web nginx; sleep 1");
        return laptop.run("docker inspect -f '{{.State.Pid}}' web").strip();
    }

    @Test
    void a_machine_s_own_namespaces_have_the_numbers_of_linux() {
        assertEquals("pid:[4026531836]\n", laptop.run("readlink /proc/self/ns/pid"));
        assertEquals("net:[4026531840]\n", laptop.run("readlink /proc/self/ns/net"));
    }

    @Test
    void a_container_s_first_process_is_in_namespaces_of_its_own_but_for_users_and_time() {
        String pid = pid();
        for (String kind : new String[] {"mnt", "uts", "ipc", "pid", "net", "cgroup"}) {
            assertFalse(laptop.run("sudo readlink /proc/self/ns/" + kind).equals(laptop.run("sudo readlink /proc/" + pid + "/ns/" + kind)), kind);
        }
        for (String kind : new String[] {"user", "time"}) {
            assertEquals(laptop.run("sudo readlink /proc/self/ns/" + kind), laptop.run("sudo readlink /proc/" + pid + "/ns/" + kind), kind);
        }
    }

    @Test
    void inside_and_outside_agree_on_the_number_of_a_namespace() {
        String pid = pid();
        assertEquals(laptop.run("sudo readlink /proc/" + pid + "/ns/net"), laptop.run("docker exec web readlink /proc/1/ns/net"));
    }

    @Test
    void lsns_lists_a_container_s_namespaces_with_its_first_process() {
        String pid = pid();
        assertTrue(laptop.run("sudo lsns -t net -l -n -o PID,NPROCS,COMMAND").replaceAll(" +", " ").contains(pid + " 5 nginx: master process"));
    }

    @Test
    void nsenter_shows_a_container_s_network_with_the_machine_s_programs() {
        String pid = pid();
        assertTrue(laptop.run("sudo nsenter -t " + pid + " -n ip addr").contains("inet 172.17.0.2/16"));
        assertTrue(laptop.run("sudo nsenter -t " + pid + " -n cat /etc/hostname").equals("laptop\n"));
    }

    @Test
    void nsenter_into_all_namespaces_is_like_being_inside() {
        String pid = pid();
        assertEquals(laptop.run("docker exec web cat /etc/hostname"), laptop.run("sudo nsenter -t " + pid + " -a hostname"));
    }

    @Test
    void who_is_not_root_may_not_enter() {
        String pid = pid();
        assertEquals("nsenter: cannot open /proc/" + pid + "/ns/net: Permission denied\n", laptop.run("nsenter -t " + pid + " -n ip addr"));
    }

    @Test
    void a_host_name_changed_in_a_namespace_of_its_own_is_the_machine_s_no_longer() {
        assertEquals("box\nlaptop\n", laptop.run("sudo unshare --uts sh -c 'hostname box; hostname'; hostname"));
    }

    @Test
    void the_first_process_of_a_new_namespace_is_number_1_and_proc_tells_so_when_mounted_anew() {
        assertEquals("1\n", laptop.run("sudo unshare --pid --fork sh -c 'echo $$'"));
        assertEquals("1 ps\n", laptop.run("sudo unshare --pid --fork --mount-proc ps -eo pid=,comm= | tr -s ' ' | sed 's/^ //'"));
        assertTrue(laptop.run("sudo unshare --pid --fork ps -eo comm=").contains("systemd"));
    }

    @Test
    void without_fork_the_second_child_cannot_begin() {
        assertTrue(laptop.run("sudo unshare --pid bash -c '/bin/true; /bin/true; true'").contains("fork: Cannot allocate memory"));
    }

    @Test
    void a_new_network_has_a_loopback_that_is_down() {
        assertTrue(laptop.run("sudo unshare --net ip addr").startsWith("1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN"));
        assertEquals("ping: connect: Network is unreachable\n", laptop.run("sudo unshare --net ping -c1 127.0.0.1"));
    }

    @Test
    void what_is_mounted_in_a_namespace_of_its_own_is_nowhere_else() {
        assertEquals("x\n", laptop.run("mkdir /tmp/m; sudo unshare --mount sh -c 'mount -t tmpfs tmpfs /tmp/m; touch /tmp/m/x; ls /tmp/m'; ls /tmp/m"));
    }

    @Test
    void an_image_s_files_and_namespaces_make_a_container_by_hand() {
        laptop.run("mkdir rootfs; docker export $(docker create busybox) | tar -C rootfs -xf -");
        String inside = laptop.run("sudo unshare --pid --fork --mount --uts --net chroot rootfs /bin/sh -c 'mount -t proc proc /proc; hostname box; hostname; ps | tail -1'");
        assertTrue(inside.matches("(?s)box\n +\\d root +.*"), inside);
        assertFalse(inside.contains("systemd"));
        assertEquals("laptop\n", laptop.run("hostname"));
    }

    @Test
    void spaces_made_by_hand_go_with_their_last_process() {
        int before = laptop.world.store().view(dev.drydock.sandbox.process.Space.SPACES).size();
        laptop.run("sudo unshare -m -u -n -p -f sh -c 'true'; sudo chroot / true; true");
        assertEquals(before, laptop.world.store().view(dev.drydock.sandbox.process.Space.SPACES).size(), laptop.world.store().view(dev.drydock.sandbox.process.Space.SPACES).keySet().toString());
    }

    @Test
    void killing_a_container_s_first_process_from_the_machine_ends_the_container() {
        String pid = pid();
        laptop.run("sudo kill -9 " + pid + "; sleep 1");
        assertEquals("exited 137\n", laptop.run("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' web"));
    }
}
