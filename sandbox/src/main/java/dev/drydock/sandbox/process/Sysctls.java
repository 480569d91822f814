package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.machine.Machine;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings of the kernel, {@code /proc/sys} and {@code sysctl}: as many as courses speak of. Those of a machine stand in its own space. */
public final class Sysctls {
    private static final Map<String, String> USUAL = new TreeMap<>(Map.ofEntries(
            Map.entry("fs.file-max", "9223372036854775807"), Map.entry("fs.inotify.max_user_instances", "128"),
            Map.entry("fs.inotify.max_user_watches", "65536"), Map.entry("fs.mqueue.msg_max", "10"), Map.entry("fs.mqueue.queues_max", "256"),
            Map.entry("kernel.domainname", "(none)"), Map.entry("kernel.msgmax", "8192"), Map.entry("kernel.msgmnb", "16384"),
            Map.entry("kernel.msgmni", "32000"), Map.entry("kernel.ostype", "Linux"), Map.entry("kernel.pid_max", "4194304"),
            Map.entry("kernel.sem", "32000\t1024000000\t500\t32000"), Map.entry("kernel.shm_rmid_forced", "0"),
            Map.entry("kernel.shmall", "18446744073692774399"), Map.entry("kernel.shmmax", "18446744073692774399"),
            Map.entry("kernel.shmmni", "4096"), Map.entry("kernel.threads-max", "192730"), Map.entry("net.core.rmem_max", "212992"),
            Map.entry("net.core.somaxconn", "4096"), Map.entry("net.core.wmem_max", "212992"),
            Map.entry("net.bridge.bridge-nf-call-iptables", "1"), Map.entry("net.bridge.bridge-nf-call-ip6tables", "1"),
            Map.entry("net.ipv4.conf.all.forwarding", "1"), Map.entry("net.ipv4.conf.all.route_localnet", "0"),
            Map.entry("net.ipv4.conf.all.rp_filter", "0"), Map.entry("net.ipv4.icmp_echo_ignore_all", "0"), Map.entry("net.ipv4.ip_default_ttl", "64"),
            Map.entry("net.ipv4.ip_forward", "1"), Map.entry("net.ipv4.ip_local_port_range", "32768\t60999"),
            Map.entry("net.ipv4.ip_unprivileged_port_start", "1024"), Map.entry("net.ipv4.ping_group_range", "1\t0"),
            Map.entry("net.ipv4.tcp_fin_timeout", "60"), Map.entry("net.ipv4.tcp_keepalive_time", "7200"),
            Map.entry("net.ipv4.tcp_max_syn_backlog", "2048"), Map.entry("net.ipv4.tcp_syncookies", "1"), Map.entry("net.ipv4.tcp_tw_reuse", "2"),
            Map.entry("net.ipv6.conf.all.disable_ipv6", "0"), Map.entry("net.ipv6.conf.all.forwarding", "0"),
            Map.entry("net.ipv6.conf.default.disable_ipv6", "0"), Map.entry("vm.dirty_ratio", "20"), Map.entry("vm.max_map_count", "65530"),
            Map.entry("vm.overcommit_memory", "0"), Map.entry("vm.swappiness", "60")));

    private Sysctls() {}

    /** Whether there is such a setting. */
    public static boolean known(String name) {
        return USUAL.containsKey(name) || name.equals("kernel.hostname") || name.equals("kernel.osrelease") || name.equals("kernel.version");
    }

    /** All as a space sees them. */
    public static SortedMap<String, String> all(Kernel kernel, Space space) {
        TreeMap<String, String> all = new TreeMap<>(USUAL);
        Machine machine = Machine.of(kernel.transaction(), space.machine());
        all.put("kernel.hostname", space.hostname());
        all.put("kernel.osrelease", machine.kernelRelease());
        all.put("kernel.version", "#" + machine.kernelVersion());
        Optional<Space> host = kernel.transaction().find(Space.key(space.machine()));
        host.ifPresent(found -> found.confines().sysctls().forEach((name, value) -> {
            if (!ownOf(space, name)) {
                all.put(name, value);
            }
        }));
        all.putAll(space.confines().sysctls());
        return all;
    }

    /** Whether a space has its own value of a setting, apart from its machine's. */
    private static boolean ownOf(Space space, String name) {
        return !space.id().equals(space.machine()) && name.matches("net\\.(?!bridge\\.).*|fs\\.mqueue\\..*|kernel\\.(msg|sem|shm|hostname|domainname).*");
    }

    /** Changes a setting for a space, or for its machine if it is the machine's. */
    public static void set(Kernel kernel, Space space, String name, String value) {
        Space owner = ownOf(space, name) ? space : kernel.transaction().get(Space.key(space.machine()));
        TreeMap<String, String> changed = new TreeMap<>(owner.confines().sysctls());
        changed.put(name, value);
        Confines c = owner.confines();
        kernel.transaction().put(Space.key(owner.id()), owner.with(
                new Confines(c.capabilities(), c.noNewPrivileges(), c.filtered(), changed, c.ulimits())));
    }

    /** {@code /proc/sys}. */
    static Directory tree(Kernel kernel, Space space) {
        Directory tree = Directory.EMPTY.with(Attributes.of(0555));
        for (Map.Entry<String, String> setting : all(kernel, space).entrySet()) {
            tree = tree.with(new RegularFile(Attributes.of(0644), Bytes.of(setting.getValue() + "\n"), 0), "/" + setting.getKey().replace('.', '/'));
        }
        return tree;
    }
}
