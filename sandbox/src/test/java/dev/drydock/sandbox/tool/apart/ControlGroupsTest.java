package dev.drydock.sandbox.tool.apart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

/** Control groups: those of containers, and those made by hand below {@code /sys/fs/cgroup}. */
class ControlGroupsTest {
    private static final String DEMO = "/sys/fs/cgroup/demo";

    private final Laptop laptop = new Laptop();

    private String root(String script) {
        return laptop.run("sudo sh -c '" + script + "'");
    }

    @Test
    void a_session_and_a_container_are_in_different_groups() {
        laptop.run("docker run -d --name web nginx; sleep 1");
        String id = laptop.run("docker inspect -f '{{.Id}}' web").strip();
        String pid = laptop.run("docker inspect -f '{{.State.Pid}}' web").strip();
        assertEquals("0::/user.slice/user-1000.slice/session-1.scope\n", laptop.run("cat /proc/self/cgroup"));
        assertEquals("0::/system.slice/docker-" + id + ".scope\n", laptop.run("cat /proc/" + pid + "/cgroup"));
        assertEquals("0::/\n", laptop.run("docker exec web cat /proc/self/cgroup"));
    }

    @Test
    void the_limits_of_docker_run_stand_in_the_group_s_files_inside_and_outside() {
        laptop.run("docker run -d --name web -m 64m --cpus 0.5 --pids-limit 20 nginx; sleep 1");
        String group = "/sys/fs/cgroup/system.slice/docker-" + laptop.run("docker inspect -f '{{.Id}}' web").strip() + ".scope";
        assertEquals("67108864\n50000 100000\n20\n5\n", laptop.run("cd " + group + "; cat memory.max cpu.max pids.max pids.current"));
        assertEquals("67108864\n", laptop.run("docker exec web cat /sys/fs/cgroup/memory.max"));
    }

    @Test
    void docker_update_changes_the_file_and_writing_the_file_changes_what_kills() {
        laptop.run("docker run -d --name box busybox sleep 1000; sleep 1");
        String group = "/sys/fs/cgroup/system.slice/docker-" + laptop.run("docker inspect -f '{{.Id}}' box").strip() + ".scope";
        laptop.run("docker update -m 32m --memory-swap 64m box");
        assertEquals("33554432\n", laptop.run("cat " + group + "/memory.max"));
        root("echo 100K > " + group + "/memory.max");
        assertEquals("137 true\n", laptop.run("sleep 1; docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' box"));
    }

    @Test
    void inside_a_container_the_files_are_read_only() {
        laptop.run("docker run -d --name web nginx; sleep 1");
        assertTrue(laptop.run("docker exec web sh -c 'echo 1 > /sys/fs/cgroup/memory.max'").contains("Read-only file system"));
    }

    @Test
    void only_root_writes() {
        root("mkdir " + DEMO);
        assertTrue(laptop.run("echo 1 > " + DEMO + "/pids.max").contains("Permission denied"));
    }

    @Test
    void a_group_made_by_hand_bounds_how_many_processes_there_are() {
        String said = root("mkdir " + DEMO + "; echo 2 > " + DEMO + "/pids.max; echo $$ > " + DEMO + "/cgroup.procs; sleep 100 & sleep 100 & true");
        assertTrue(said.contains("fork"), said);
        assertEquals("1\n", laptop.run("cat " + DEMO + "/pids.current"));
    }

    @Test
    void a_process_that_holds_more_memory_than_its_group_may_is_killed() {
        root("mkdir " + DEMO + "; echo 2M > " + DEMO + "/memory.max");
        String said = laptop.run("sudo bash -c 'echo $$ > " + DEMO + "/cgroup.procs; x=$(head -c 300000 /dev/zero | tr \"\\0\" a); while :; do x=$x$x; done'; echo $?");
        assertTrue(said.endsWith("137\n"), said);
        assertTrue(laptop.run("cat " + DEMO + "/memory.events").contains("oom_kill 1\n"));
    }

    @Test
    void children_begin_in_their_parent_s_group() {
        assertEquals("0::/demo\n", root("mkdir " + DEMO + "; echo $$ > " + DEMO + "/cgroup.procs; cat /proc/self/cgroup"));
    }

    @Test
    void a_group_goes_only_when_nobody_is_in_it() {
        root("mkdir " + DEMO + "; (echo 0 > " + DEMO + "/cgroup.procs; sleep 100) & sleep 1");
        assertTrue(laptop.run("sudo rmdir " + DEMO).endsWith(": Device or resource busy\n"));
        root("echo 1 > " + DEMO + "/cgroup.kill");
        assertEquals("", laptop.run("sudo rmdir " + DEMO));
        assertTrue(laptop.run("ls " + DEMO).contains("No such file or directory"));
    }

    @Test
    void what_is_no_limit_is_refused() {
        root("mkdir " + DEMO);
        assertTrue(laptop.run("sudo bash -c 'echo lots > " + DEMO + "/memory.max'").contains("write error: Invalid argument"));
    }

    @Test
    void a_group_hands_down_only_the_controllers_that_are_on() {
        root("mkdir -p " + DEMO + "/inner");
        assertTrue(laptop.run("ls " + DEMO + "/inner/memory.max").contains("No such file or directory"));
        root("echo +memory > " + DEMO + "/cgroup.subtree_control");
        assertEquals("max\n", laptop.run("cat " + DEMO + "/inner/memory.max"));
    }

    @Test
    void a_frozen_group_stands_still() {
        laptop.run("docker run -d --name box busybox sh -c 'while :; do date; sleep 1; done'; sleep 1");
        String group = "/sys/fs/cgroup/system.slice/docker-" + laptop.run("docker inspect -f '{{.Id}}' box").strip() + ".scope";
        root("sleep 3; echo 1 > " + group + "/cgroup.freeze");
        String lines = laptop.run("docker logs box | wc -l");
        assertEquals(lines, laptop.run("sleep 5; docker logs box | wc -l"));
        root("echo 0 > " + group + "/cgroup.freeze");
        assertTrue(Integer.parseInt(laptop.run("sleep 5; docker logs box | wc -l").strip()) > Integer.parseInt(lines.strip()));
    }

    @Test
    void systemd_cgls_draws_the_tree() {
        laptop.run("docker run -d --name web nginx; sleep 1");
        String tree = laptop.run("systemd-cgls --no-pager");
        assertTrue(tree.startsWith("CGroup /:\n-.slice\n\u251c\u2500init.scope\n\u2502 \u2514\u25001 /sbin/init\n"), tree);
        assertTrue(tree.contains("nginx: master process"));
    }
}
