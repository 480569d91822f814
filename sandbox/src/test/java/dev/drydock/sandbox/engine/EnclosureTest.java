package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the flags of {@code docker run} about power, limits and namespaces do. */
class EnclosureTest {
    private final Lab lab = new Lab();

    /** Runs a shell command in a busybox with these flags; what it printed. */
    private String sh(String command, String... flags) {
        return run("busybox", flags, "sh", "-c", command);
    }

    private String run(String image, String[] flags, String... command) {
        List<String> all = new ArrayList<>(List.of("run", "--rm"));
        all.addAll(List.of(flags));
        all.add(image);
        all.addAll(List.of(command));
        return lab.docker(all.toArray(String[]::new));
    }

    private static String[] flags(String... flags) {
        return flags;
    }

    @Test
    void root_in_a_container_has_fourteen_capabilities() {
        assertEquals("CapEff:\t00000000a80425fb\n", sh("grep CapEff /proc/self/status"));
    }

    @Test
    void a_user_has_none() {
        assertEquals("CapEff:\t0000000000000000\n", sh("grep CapEff /proc/self/status", "--user", "1000"));
    }

    @Test
    void capabilities_are_dropped_and_added() {
        assertEquals("CapEff:\t0000000000001000\n", sh("grep CapEff /proc/self/status", "--cap-drop", "all", "--cap-add", "net_admin"));
        assertEquals("CapEff:\t000001fffffffffe\n", sh("grep CapEff /proc/self/status", "--cap-add", "ALL", "--cap-drop", "CAP_CHOWN"));
    }

    @Test
    void privileged_gives_all_capabilities_and_devices() {
        assertEquals("CapEff:\t000001ffffffffff\n", sh("grep CapEff /proc/self/status", "--privileged"));
        assertTrue(sh("ls /dev", "--privileged").contains("sda1"));
    }

    @Test
    void without_CHOWN_nothing_can_be_given_away() {
        assertEquals("chown: /tmp: Operation not permitted\n", sh("chown nobody /tmp", "--cap-drop", "CHOWN"));
        assertEquals("", sh("chown nobody /tmp"));
    }

    @Test
    void without_DAC_OVERRIDE_root_minds_permissions() {
        assertEquals("touch: /d/x: Permission denied\n", sh("mkdir /d; chmod 000 /d; touch /d/x", "--cap-drop", "DAC_OVERRIDE"));
    }

    @Test
    void without_MKNOD_no_device_can_be_made() {
        assertEquals("mknod: /x: Operation not permitted\n", sh("mknod /x c 1 3", "--cap-drop", "MKNOD"));
        assertEquals("0\n", sh("mknod /x c 1 3; echo $?"));
    }

    @Test
    void without_NET_ADMIN_the_network_cannot_be_changed() {
        assertEquals("ip: RTNETLINK answers: Operation not permitted\n", sh("ip link add d0 type dummy"));
    }

    @Test
    void an_unknown_capability_is_refused() {
        assertTrue(sh("true", "--cap-add", "FOO").contains("invalid CapAdd: unknown capability: \"CAP_FOO\""));
        assertEquals(125, lab.exitCode());
    }

    @Test
    void inspect_shows_capabilities_in_their_full_form() {
        lab.docker("create", "--name", "web", "--cap-add", "net_admin", "busybox");
        assertEquals("[\"CAP_NET_ADMIN\"]\n", lab.docker("inspect", "-f", "{{json .HostConfig.CapAdd}}", "web"));
    }

    @Test
    void no_new_privileges_and_the_filter_of_system_calls_show() {
        assertEquals("NoNewPrivs:\t1\nSeccomp:\t2\n", sh("grep -E 'NoNew|Seccomp:' /proc/self/status", "--security-opt", "no-new-privileges"));
        assertEquals("Seccomp:\t0\n", sh("grep Seccomp: /proc/self/status", "--security-opt", "seccomp=unconfined"));
    }

    @Test
    void ulimits_are_soft_and_hard() {
        assertEquals("100\n200\n", sh("ulimit -n; ulimit -Hn", "--ulimit", "nofile=100:200"));
    }

    @Test
    void a_process_opens_no_more_files_than_it_may() {
        String text = sh("exec 3</etc/passwd; cat /etc/hostname", "--ulimit", "nofile=3:3");
        assertTrue(text.contains("Too many open files"), text);
    }

    @Test
    void settings_of_the_kernel_are_its_own() {
        assertEquals("1024\n", sh("cat /proc/sys/net/core/somaxconn", "--sysctl", "net.core.somaxconn=1024"));
        assertEquals("4096\n", sh("cat /proc/sys/net/core/somaxconn"));
    }

    @Test
    void settings_of_the_kernel_cannot_be_changed_inside() {
        assertEquals("sh: can't create /proc/sys/net/ipv4/ip_forward: Read-only file system\n", sh("echo 1 > /proc/sys/net/ipv4/ip_forward"));
        assertEquals("7\n", sh("echo 7 > /proc/sys/net/core/somaxconn; cat /proc/sys/net/core/somaxconn", "--privileged"));
    }

    @Test
    void a_setting_of_the_host_network_is_refused() {
        assertTrue(sh("true", "--network", "host", "--sysctl", "net.core.somaxconn=5")
                .contains("sysctl \"net.core.somaxconn\" not allowed in host network namespace"));
    }

    @Test
    void a_read_only_container_writes_only_where_memory_is_mounted() {
        assertEquals("touch: /b: Read-only file system\n", sh("touch /tmp/a && touch /b", "--read-only", "--tmpfs", "/tmp"));
    }

    @Test
    void a_file_system_in_memory_has_size_and_mode() {
        String text = sh("ls -ld /t | cut -c1-10; mount | grep ' /t '", "--tmpfs", "/t:size=1m,mode=700");
        assertEquals("drwx------\ntmpfs on /t type tmpfs (rw,nosuid,nodev,noexec,relatime,size=1024k,mode=700)\n", text);
        assertTrue(sh("dd if=/dev/zero of=/t/x bs=1k count=2000", "--mount", "type=tmpfs,dst=/t,tmpfs-size=1m").contains("No space left on device"));
    }

    @Test
    void memory_mounts_of_the_short_form_are_not_listed() {
        lab.docker("create", "--name", "short", "--tmpfs", "/t", "busybox");
        lab.docker("create", "--name", "long", "--mount", "type=tmpfs,dst=/t", "busybox");
        assertEquals("0\n1\n", lab.docker("inspect", "-f", "{{len .Mounts}}", "short", "long"));
    }

    @Test
    void shared_memory_has_the_size_asked_for() {
        assertTrue(sh("df -h /dev/shm", "--shm-size", "1g").contains("1.0G"));
    }

    @Test
    void shared_memory_is_shared_with_whoever_is_allowed() {
        lab.docker("run", "-d", "--name", "donor", "--ipc", "shareable", "busybox", "sh", "-c", "echo hi > /dev/shm/f; sleep 1000");
        lab.docker("run", "-d", "--name", "private", "busybox", "sleep", "1000");
        lab.pass(100_000);
        assertEquals("hi\n", sh("cat /dev/shm/f", "--ipc", "container:donor"));
        assertTrue(sh("true", "--ipc", "container:private").contains("non-shareable IPC (hint: use IpcMode:shareable for the donor container)"));
    }

    @Test
    void processes_of_another_container_can_be_seen() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        assertTrue(sh("ps", "--pid", "container:box").contains("sleep 1000"));
        lab.docker("stop", "-t", "0", "box");
        assertTrue(sh("true", "--pid", "container:box").contains("is not running"));
    }

    @Test
    void the_hosts_processes_and_name_can_be_seen() {
        assertTrue(sh("ps", "--pid", "host").contains("/sbin/init"));
        assertEquals("docker-lab\n", sh("hostname", "--uts", "host"));
    }

    @Test
    void a_device_of_the_host_is_given_under_another_name() {
        assertTrue(sh("ls -l /dev/mynull", "--device", "/dev/null:/dev/mynull").startsWith("crw-rw-rw-    1 root     root        1,   3"));
        assertTrue(sh("true", "--device", "/dev/nosuch").contains("error gathering device information while adding custom device \"/dev/nosuch\""));
    }

    @Test
    void there_are_no_graphics_processors() {
        assertTrue(sh("true", "--gpus", "all").contains("could not select device driver \"\" with capabilities: [[gpu]]"));
    }

    @Test
    void groups_are_added_by_name_or_number() {
        assertEquals("uid=0(root) gid=0(root) groups=0(root),5(tty),99\n", sh("id", "--group-add", "tty", "--group-add", "99"));
        assertTrue(sh("id", "--group-add", "nosuch").contains("unable to find group nosuch: no matching entries in group file"));
    }

    @Test
    void a_fixed_address_takes_a_subnet_of_ones_own() {
        lab.docker("network", "create", "auto");
        lab.docker("network", "create", "--subnet", "10.9.0.0/24", "own");
        assertEquals("10.9.0.77\n", sh("hostname -i", "--network", "own", "--ip", "10.9.0.77"));
        assertTrue(sh("true", "--ip", "172.17.0.9").contains("user specified IP address is supported on user defined networks only"));
        assertTrue(sh("true", "--network", "auto", "--ip", "172.18.0.9")
                .contains("user specified IP address is supported only when connecting to networks with user configured subnets"));
        assertTrue(sh("true", "--network", "own", "--ip", "1.2.3.4").contains("no configured subnet or ip-range contain the IP address 1.2.3.4"));
    }

    @Test
    void a_hardware_address_can_be_chosen() {
        assertTrue(sh("ip link show eth0", "--mac-address", "02:42:ac:11:00:99").contains("02:42:ac:11:00:99"));
    }

    @Test
    void a_link_gives_a_name_and_variables() {
        lab.docker("run", "-d", "--name", "db", "redis");
        String text = sh("grep cache /etc/hosts | cut -f2 | cut -d' ' -f1; echo $CACHE_PORT_6379_TCP_PORT $CACHE_NAME", "--name", "app", "--link", "db:cache");
        assertEquals("cache\n6379 /app/cache\n", text);
    }

    @Test
    void what_joins_anothers_network_has_no_ports_names_or_resolvers_of_its_own() {
        lab.docker("run", "-d", "--name", "box", "busybox", "sleep", "1000");
        assertTrue(sh("true", "--network", "container:box", "-p", "80:80").contains("port publishing and the container type network mode"));
        assertTrue(sh("true", "--network", "container:box", "-h", "x").contains("conflicting options: hostname and the network mode"));
        assertTrue(sh("true", "--network", "container:box", "--dns", "1.1.1.1").contains("conflicting options: dns and the network mode"));
    }

    @Test
    void anybody_may_listen_on_low_ports_in_a_container() {
        assertTrue(run("nginx", flags("--user", "1000"), "nginx", "-t").contains("nginx"));
        lab.docker("run", "-d", "--name", "low", "--user", "1000", "busybox", "nc", "-l", "-p", "80");
        lab.pass(500_000);
        assertEquals("running\n", lab.docker("inspect", "-f", "{{.State.Status}}", "low"));
    }

    @Test
    void a_user_outside_the_group_may_not_use_the_socket() {
        String text = lab.run("", "setpriv", "--reuid=65534", "--clear-groups", "docker", "ps");
        assertTrue(text.contains("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: "
                + "Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.50/containers/json\": dial unix /var/run/docker.sock: connect: permission denied"), text);
    }
}
