package dev.drydock.sandbox.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

/** System containers, through LXC's tools. */
class SystemContainersTest {
    private final Laptop laptop = new Laptop();

    private void create() {
        laptop.run("sudo lxc-create -n c1 -t download -- -d ubuntu -r noble -a amd64");
    }

    @Test
    void a_container_is_unpacked_from_the_image_server_and_from_the_cache_the_next_time() {
        assertTrue(laptop.run("sudo lxc-create -n c1 -t download -- -d alpine -r 3.22 -a amd64").endsWith("You just created an Alpine 3.22 amd64 (20260114_07:42) container.\n"));
        assertTrue(laptop.run("sudo lxc-create -n c2 -t download -- -d alpine -r 3.22 -a amd64").startsWith("Using image from local cache\n"));
        assertTrue(laptop.run("sudo ls /var/lib/lxc/c1/rootfs").contains("etc\n"));
    }

    @Test
    void it_starts_in_a_second_on_the_host_s_kernel() {
        create();
        long before = laptop.world.now();
        laptop.run("sudo lxc-start -n c1");
        assertTrue(laptop.world.now() - before < 1_500_000);
        assertEquals(laptop.run("uname -r"), laptop.run("sudo lxc-attach -n c1 -- uname -r"));
    }

    @Test
    void inside_there_is_a_whole_system_with_an_init_of_its_own() {
        create();
        laptop.run("sudo lxc-start -n c1");
        String processes = laptop.run("sudo lxc-attach -n c1 -- ps -eo pid,args");
        assertTrue(processes.contains("      1 /sbin/init\n") && processes.contains("systemd-journald") && !processes.contains("lxc monitor"), processes);
        assertEquals("c1\n", laptop.run("sudo lxc-attach -n c1 -- hostname"));
        assertTrue(laptop.run("ps aux").contains("[lxc monitor] /var/lib/lxc c1"));
    }

    @Test
    void the_list_has_the_original_s_form() {
        create();
        laptop.run("sudo lxc-start -n c1; sleep 3");
        assertEquals("NAME STATE   AUTOSTART GROUPS IPV4      IPV6 UNPRIVILEGED \nc1   RUNNING 0         -      10.0.3.10 -    false        \n", laptop.run("sudo lxc-ls -f"));
        assertTrue(laptop.run("ping -c 1 10.0.3.10").contains("1 received"));
    }

    @Test
    void its_processes_are_in_a_control_group_with_the_limits_of_its_configuration() {
        create();
        laptop.run("echo 'lxc.cgroup2.memory.max = 64M' | sudo tee -a /var/lib/lxc/c1/config; sudo lxc-start -n c1");
        assertEquals("67108864\n", laptop.run("sudo lxc-cgroup -n c1 memory.max"));
        assertTrue(laptop.run("cat /proc/$(pgrep -f systemd-journald | head -1)/cgroup").startsWith("0::/lxc.payload.c1"));
    }

    @Test
    void stopping_and_destroying_leave_nothing() {
        create();
        laptop.run("sudo lxc-start -n c1; sudo lxc-stop -n c1");
        assertEquals("Name:           c1\nState:          STOPPED\n", laptop.run("sudo lxc-info -n c1"));
        assertEquals("Destroyed container c1\n", laptop.run("sudo lxc-destroy -n c1"));
        assertEquals("c1 doesn't exist\n", laptop.run("sudo lxc-info -n c1"));
        assertEquals("", laptop.run("sudo ls /var/lib/lxc"));
    }

    @Test
    void the_end_of_its_init_ends_it() {
        laptop.run("sudo lxc-create -n b1 -t busybox; sudo lxc-start b1; sudo kill -9 $(sudo lxc-info -n b1 -p -H); sleep 1");
        assertEquals("Name:           b1\nState:          STOPPED\n", laptop.run("sudo lxc-info -n b1"));
    }

    @Test
    void what_cannot_be_done_is_refused_in_the_original_s_words() {
        assertEquals("lxc-start: c1: ../src/lxc/tools/lxc_start.c: lxc_main: 266 No container config specified\n", laptop.run("sudo lxc-start -n c1"));
        create();
        assertTrue(laptop.run("sudo lxc-attach -n c1").contains("Failed to get init pid"));
        assertEquals("lxc-create: c1: ../src/lxc/tools/lxc_create.c: lxc_main: 263 Container already exists\n", laptop.run("sudo lxc-create -n c1 -t busybox"));
        laptop.run("sudo lxc-start c1");
        assertEquals("lxc-destroy: c1: ../src/lxc/tools/lxc_destroy.c: lxc_main: 271 c1 is running\n", laptop.run("sudo lxc-destroy -n c1"));
    }
}
