package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.network.Links;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.shim.LogPolicy;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Confines;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Sysctls;
import dev.drydock.sandbox.tree.Mapping;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What keeps a container's processes apart: namespaces, control group, capabilities, from what was asked for. */
public final class Enclosure {
    /** What root keeps in a container unless somebody says otherwise (moby's {@code caps.DefaultCapabilities}). */
    private static final Set<Capability> USUAL = EnumSet.of(Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FSETID, Capability.FOWNER,
            Capability.MKNOD, Capability.NET_RAW, Capability.SETGID, Capability.SETUID, Capability.SETFCAP, Capability.SETPCAP,
            Capability.NET_BIND_SERVICE, Capability.SYS_CHROOT, Capability.KILL, Capability.AUDIT_WRITE);

    private final Kernel kernel;
    private final Container container;

    Enclosure(Kernel kernel, Container container) {
        this.kernel = kernel;
        this.container = container;
    }

    private Mapping host() {
        return container.hostConfig();
    }

    // ---- namespaces ----------------------------------------------------------------------------------------------------------------

    /** The PID namespace: its own, the machine's, or that of another container; refused if that does not run. */
    Answer<String> pids() {
        String mode = host().get("PidMode").text();
        if (mode.equals("host")) {
            return Answer.of(container.machine());
        }
        return mode.startsWith("container:")
                ? running(mode).then(other -> Answer.of(kernel.transaction().get(Space.key(other.space())).pids()))
                : Answer.of(container.space());
    }

    /** The container whose shared memory it joins; empty for its own. */
    Answer<Optional<Container>> sharedMemory() {
        String mode = host().get("IpcMode").text();
        if (!mode.startsWith("container:")) {
            return Answer.of(Optional.empty());
        }
        Answer<Container> other = running(mode);
        if (other instanceof Answer.Refused<Container> refused) {
            String id = new Containers(kernel, container.machine()).find(mode.substring(10)) instanceof Answer.Given<Container> found
                    ? found.value().id() : "";
            return Answer.refused(id.isEmpty() ? refused.refusal()
                    : Reply.conflict("can't join IPC of container " + id + ": " + refused.refusal().message()));
        }
        Container donor = ((Answer.Given<Container>) other).value();
        return List.of("shareable", "host").contains(donor.hostConfig().get("IpcMode").text()) ? Answer.of(Optional.of(donor))
                : Answer.refused(Reply.conflict("can't join IPC of container " + donor.id()
                        + ": non-shareable IPC (hint: use IpcMode:shareable for the donor container)"));
    }

    private Answer<Container> running(String mode) {
        return new Containers(kernel, container.machine()).find(mode.substring("container:".length())).then(other -> other.state().isUp()
                ? Answer.of(other)
                : Answer.refused(Reply.conflict("container " + other.id() + " is not running")));
    }

    /** The further namespaces, and the control group that systemd keeps for it. */
    Space.Apart apart() {
        String id = container.space();
        String machine = container.machine();
        String parent = host().get("CgroupParent").text();
        String group = (parent.isEmpty() ? "/system.slice" : parent.startsWith("/") ? parent : "/" + parent) + "/docker-" + container.id() + ".scope";
        Space.Apart apart = Space.Apart.all(id, machine, group);
        String ipc = host().get("IpcMode").text();
        Optional<Container> donor = sharedMemory() instanceof Answer.Given<Optional<Container>> given ? given.value() : Optional.empty();
        return new Space.Apart(apart.mounts(), host().get("UTSMode").text().equals("host") ? machine : id,
                ipc.equals("host") ? machine : donor.map(Container::space).orElse(id), machine,
                host().get("CgroupnsMode").text().equals("host") ? machine : apart.cgroups(), group);
    }

    /** The host name: its own, the machine's, or that of the container whose network it joins. */
    String hostname() {
        if (host().get("UTSMode").text().equals("host")) {
            return kernel.transaction().get(Space.key(container.machine())).hostname();
        }
        String network = host().get("NetworkMode").text();
        return network.startsWith("container:") && running(network) instanceof Answer.Given<Container> other
                ? kernel.transaction().get(Space.key(other.value().space())).hostname()
                : container.config().get("Hostname").text();
    }

    // ---- control group -------------------------------------------------------------------------------------------------------------

    /** What a container's control group allows. */
    public static Space.Limits limits(Container container) {
        Mapping host = container.hostConfig();
        long quota = host.get("CpuQuota").whole();
        long period = host.get("CpuPeriod").whole() > 0 ? host.get("CpuPeriod").whole() : 100_000;
        long cpuMillis = quota > 0 ? Math.max(1, quota * 1000 / period) : host.get("NanoCpus").whole() / 1_000_000;
        long chosen = cpus(host.get("CpusetCpus").text()) * 1000;
        cpuMillis = chosen > 0 && (cpuMillis == 0 || chosen < cpuMillis) ? chosen : cpuMillis;
        return new Space.Limits((int) Math.max(0, host.get("PidsLimit").whole()), host.get("Memory").whole(), cpuMillis);
    }

    /** How many processors a list such as {@code 0-2,4} holds. */
    private static long cpus(String list) {
        long count = 0;
        for (String part : list.isEmpty() ? new String[0] : list.split(",")) {
            String[] ends = part.split("-");
            count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return count;
    }

    // ---- power ---------------------------------------------------------------------------------------------------------------------

    Confines confines() {
        List<String> security = host().get("SecurityOpt").texts();
        boolean noNewPrivileges = security.stream().anyMatch(option -> option.matches("no-new-privileges([=:]true)?"));
        boolean filtered = !privileged() && security.stream().noneMatch(option -> option.matches("seccomp[=:]unconfined"));
        TreeMap<String, Confines.Ulimit> ulimits = new TreeMap<>();
        host().get("Ulimits").mappings().forEach(limit ->
                ulimits.put(limit.get("Name").text(), new Confines.Ulimit(limit.get("Soft").whole(), limit.get("Hard").whole())));
        return new Confines(capabilities(), noNewPrivileges, filtered, sysctls(), ulimits);
    }

    private boolean privileged() {
        return host().get("Privileged").truth();
    }

    /** moby's {@code caps.TweakCapabilities}. */
    private Set<Capability> capabilities() {
        if (privileged()) {
            return Capability.ALL;
        }
        List<String> added = host().get("CapAdd").texts();
        List<String> dropped = host().get("CapDrop").texts();
        EnumSet<Capability> set = EnumSet.noneOf(Capability.class);
        if (added.contains("ALL")) {
            set.addAll(Capability.ALL);
            set.removeAll(named(dropped));
        } else {
            if (!dropped.contains("ALL")) {
                set.addAll(USUAL);
                set.removeAll(named(dropped));
            }
            set.addAll(named(added));
        }
        return set;
    }

    private static Set<Capability> named(List<String> names) {
        EnumSet<Capability> set = EnumSet.noneOf(Capability.class);
        names.forEach(name -> Capability.named(name).ifPresent(set::add));
        return set;
    }

    /** In a network of its own anybody may listen on any port, and ping. */
    private TreeMap<String, String> sysctls() {
        TreeMap<String, String> sysctls = new TreeMap<>();
        String network = host().get("NetworkMode").text();
        if (!network.equals("host") && !network.startsWith("container:")) {
            sysctls.put("net.ipv4.ip_unprivileged_port_start", "0");
            sysctls.put("net.ipv4.ping_group_range", "0\t2147483647");
        }
        host().get("Sysctls").mapping().forEach((name, value) -> sysctls.put(name, value.text()));
        return sysctls;
    }

    /** What the engine itself cannot give a container that is to start; empty if all is there. */
    Optional<String> trouble() {
        for (Mapping request : host().get("DeviceRequests").mappings()) {
            String capabilities = request.get("Capabilities").items().stream().map(all -> "[" + String.join(" ", all.texts()) + "]")
                    .collect(java.util.stream.Collectors.joining(" "));
            return Optional.of("could not select device driver \"" + request.get("Driver").text() + "\" with capabilities: [" + capabilities + "]");
        }
        for (Mapping device : host().get("Devices").mappings()) {
            String path = device.get("PathOnHost").text();
            if (!kernel.files(container.machine()).exists(path)) {
                return Optional.of("error gathering device information while adding custom device \"" + path + "\": no such file or directory");
            }
            if (kernel.files(container.machine()).node(path).value() instanceof dev.drydock.sandbox.fs.RegularFile) {
                return Optional.of("error gathering device information while adding custom device \"" + path + "\": not a device node");
            }
        }
        for (MountPoint mount : container.settings().mounts()) {
            if (mount.isVolume() && !kernel.files(container.machine()).exists(mount.source())) {
                return Optional.of("cannot access path " + mount.source() + ": lstat " + mount.source() + ": no such file or directory");
            }
        }
        return new Links(kernel, container).refusal().or(() -> LogPolicy.trouble(container));
    }

    /** What runc says of settings of the kernel that a container cannot have; empty if there is nothing to say. */
    Optional<String> refusal() {
        for (String name : host().get("Sysctls").mapping().keys()) {
            if (name.startsWith("net.") && host().get("NetworkMode").text().equals("host")) {
                return Optional.of("sysctl \"" + name + "\" not allowed in host network namespace");
            }
            if (name.startsWith("kernel.") && host().get("IpcMode").text().equals("host")) {
                return Optional.of("sysctl \"" + name + "\" is not allowed in the hosts ipc namespace");
            }
            if (!name.matches("net\\..*|fs\\.mqueue\\..*|kernel\\.(msg|sem|shm).*")) {
                return Optional.of("sysctl \"" + name + "\" is not in a separate kernel namespace");
            }
            if (!Sysctls.known(name)) {
                return Optional.of("unable to start container process: error during container init: open /proc/sys/" + name.replace('.', '/')
                        + ": no such file or directory");
            }
        }
        return container.settings().mounts().stream().filter(MountPoint::inMemory)
                .flatMap(mount -> Tmpfs.refused(mount.mode()).stream().map(option -> "unable to start container process: error during container init: "
                        + "error mounting \"tmpfs\" to rootfs at \"" + mount.destination() + "\": mount src=tmpfs, dst=" + mount.destination()
                        + ", dstFd=/proc/thread-self/fd/8, flags=MS_NOSUID|MS_NODEV|MS_NOEXEC, data=" + option + ": invalid argument"))
                .findFirst();
    }
}
