package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Namespaces;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The system containers of a host: made, started, stopped. */
final class Lxc {
    static final String GATEWAY = "10.0.3.1";

    private final Kernel kernel;
    private final Transaction transaction;
    private final String host;

    Lxc(Kernel kernel, String host) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.host = host;
    }

    List<SystemContainer> all() {
        return List.copyOf(transaction.view(SystemContainer.CONTAINERS).subMap(host + "/", host + "0").values());
    }

    Optional<SystemContainer> find(String name) {
        return transaction.find(SystemContainer.key(host, name));
    }

    void put(SystemContainer container) {
        transaction.put(SystemContainer.key(host, container.name()), container);
    }

    // ---- files ---------------------------------------------------------------------------------------------------------------------------

    /** Unpacks a system into a container's folder and writes its configuration. */
    void create(String name, String system, Directory root) {
        Files files = kernel.files(host);
        SystemContainer made = new SystemContainer(host, name, system, Optional.empty(), false);
        for (String folder : List.of("/var/lib/lxc", made.folder())) {
            if (!files.exists(folder)) {
                files.makeDirectory(folder, 0770);
            }
        }
        files.put(made.folder() + "/rootfs", root.with("etc", etc(root, name)).with(root.attributes().modifiedAt(kernel.now())));
        files.write(made.folder() + "/config", Bytes.of("# Template used to create this container: /usr/share/lxc/templates/lxc-" + (system.startsWith("busybox") ? "busybox" : "download")
                + "\n# For additional config options, please look at lxc.container.conf(5)\n\n# Distribution configuration\nlxc.include = /usr/share/lxc/config/common.conf\n"
                + "lxc.arch = linux64\n\n# Container specific configuration\nlxc.rootfs.path = dir:" + made.folder() + "/rootfs\nlxc.uts.name = " + name
                + "\n\n# Network configuration\nlxc.net.0.type = veth\nlxc.net.0.link = lxcbr0\nlxc.net.0.flags = up\nlxc.net.0.hwaddr = " + mac(name) + "\n"));
        put(made);
    }

    private static Directory etc(Directory root, String name) {
        Directory etc = root.child("etc").filter(Directory.class::isInstance).map(Directory.class::cast).orElse(Directory.EMPTY);
        return etc.with("hostname", RegularFile.of(name + "\n")).with("hosts", RegularFile.of("127.0.0.1\tlocalhost\n127.0.1.1\t" + name + "\n"))
                .with("resolv.conf", RegularFile.of("nameserver " + GATEWAY + "\n"));
    }

    private static String mac(String name) {
        int bits = name.hashCode();
        return String.format(java.util.Locale.ROOT, "00:16:3e:%02x:%02x:%02x", bits & 255, bits >> 8 & 255, bits >> 16 & 255);
    }

    void destroy(SystemContainer container) {
        transaction.put(Space.FILE_SYSTEMS.key(host), transaction.get(Space.FILE_SYSTEMS.key(host)).without(Directory.path(container.folder())));
        transaction.remove(SystemContainer.key(host, container.name()));
    }

    // ---- power ---------------------------------------------------------------------------------------------------------------------------

    void start(SystemContainer container) {
        bridge();
        String id = container.space();
        String address = "10.0.3." + (9 + kernel.count("lxc-lease/" + host) % 240);
        transaction.put(Space.FILE_SYSTEMS.key(id + "/dev"), devices());
        transaction.put(Network.key(id), new Network(id, host, List.of(new Network.Interface("eth0", segment(), address, 24, GATEWAY, mac(container.name()))), List.of(), new TreeMap<>()));
        List<String> rootfs = Directory.path(container.folder() + "/rootfs");
        Space space = new Space(id, host, List.of(
                new Space.Mount(List.of(), new Space.Source.Tree(host, rootfs), false),
                new Space.Mount(List.of("dev"), new Space.Source.Tree(id + "/dev", List.of()), false),
                new Space.Mount(List.of("proc"), new Space.Source.Proc(), false),
                new Space.Mount(List.of("sys"), new Space.Source.SysFs(), false)),
                id, id, container.name(), limits(container), dev.drydock.sandbox.process.Confines.NONE, Space.Apart.all(id, host, container.group()));
        transaction.put(Space.key(id), space);
        Namespaces.number(kernel, space);
        Process monitor = process(Optional.of(new Process.Id(host, 1)), host, "[lxc monitor] /var/lib/lxc " + container.name(), sys -> Step.next(s -> watch(s, container.name())));
        kernel.controlGroups().move(monitor.id(), "/lxc.monitor." + container.name());
        Process init = process(Optional.of(monitor.id()), id, "/sbin/init", Lxc::idle);
        for (String daemon : daemons(container.system())) {
            process(Optional.of(init.id()), id, daemon, Lxc::idle);
        }
        put(container.with(Optional.of(new SystemContainer.Run(init.id(), address, kernel.now()))));
    }

    private static List<String> daemons(String system) {
        if (system.startsWith("alpine")) {
            return List.of("/sbin/syslogd -t -n", "/usr/sbin/crond -c /etc/crontabs -f", "udhcpc -b -R -p /var/run/udhcpc.eth0.pid -i eth0", "/sbin/getty 38400 console");
        }
        return system.startsWith("busybox") ? List.of("/sbin/syslogd", "udhcpc -i eth0", "/bin/getty -L tty1 115200 vt100")
                : List.of("/usr/lib/systemd/systemd-journald", "/usr/lib/systemd/systemd-networkd", "/usr/lib/systemd/systemd-resolved", "/usr/sbin/cron -f -P",
                        "@dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only", "/usr/lib/systemd/systemd-logind",
                        "/sbin/agetty -o -p -- \\u --noclear --keep-baud - 115200,38400,9600 vt220");
    }

    private Process process(Optional<Process.Id> parent, String space, String line, dev.drydock.sandbox.process.Code code) {
        List<String> words = List.of(line.split(" "));
        String path = line.startsWith("[") ? "" : words.get(0).replace("@", "");
        return kernel.processes().spawn(new Processes.Birth(parent, space, new Process.Invocation(path, words, new TreeMap<>()), "/", 022, Credentials.ROOT,
                Descriptors.NONE, Optional.of(0), true, Optional.empty(), code)).value();
    }

    private static Step idle(Sys sys) {
        return Step.await(List.of(), Lxc::idle);
    }

    /** The monitor: when the first process has ended, nothing of the run is left. */
    private static Step watch(Sys sys, String name) {
        Lxc lxc = new Lxc(sys.kernel(), sys.self().id().machine());
        Optional<SystemContainer> container = lxc.find(name);
        if (container.isEmpty() || container.get().run().isEmpty()) {
            return Step.exit(0);
        }
        return sys.waitFor(container.get().run().get().init().pid(), (s, ended) -> {
            Lxc after = new Lxc(s.kernel(), s.self().id().machine());
            after.find(name).ifPresent(after::clear);
            return Step.exit(0);
        });
    }

    private void clear(SystemContainer container) {
        String id = container.space();
        transaction.find(Space.key(id)).ifPresent(space -> Namespaces.forget(transaction, space));
        transaction.remove(Space.key(id));
        transaction.remove(Network.key(id));
        transaction.remove(Space.FILE_SYSTEMS.key(id + "/dev"));
        put(container.with(Optional.<SystemContainer.Run>empty()));
    }

    void stop(SystemContainer container) {
        container.run().ifPresent(run -> kernel.processes().end(run.init(), Ended.by(Signal.KILL)));
    }

    void freeze(SystemContainer container, boolean frozen) {
        kernel.processes().freeze(host, container.space(), frozen);
        put(container.frozen(frozen));
    }

    private String segment() {
        return "lxcbr0/" + host;
    }

    private void bridge() {
        Network network = transaction.get(Network.key(host));
        if (network.interfaces().stream().noneMatch(i -> i.name().equals("lxcbr0"))) {
            List<Network.Interface> interfaces = new ArrayList<>(network.interfaces());
            interfaces.add(new Network.Interface("lxcbr0", segment(), GATEWAY, 24, "", "00:16:3e:00:00:00"));
            transaction.put(Network.key(host), network.withInterfaces(interfaces));
        }
    }

    /** What the configuration says of the control group. */
    private Space.Limits limits(SystemContainer container) {
        String config = kernel.files(host).read(container.folder() + "/config").toOptional().map(Bytes::text).orElse("");
        long memory = 0;
        int processes = 0;
        long cpu = 0;
        for (String line : config.split("\n")) {
            String[] words = line.replaceFirst("#.*", "").split("=", 2);
            String value = words.length > 1 ? words[1].strip() : "";
            switch (words[0].strip()) {
                case "lxc.cgroup2.memory.max" -> memory = value.matches("\\d{1,12}[kKmMgG]?") ? bytes(value) : 0;
                case "lxc.cgroup2.pids.max" -> processes = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
                case "lxc.cgroup2.cpu.max" -> cpu = value.matches("\\d{1,9} \\d{1,7}") ? Long.parseLong(value.split(" ")[0]) * 1000 / Long.parseLong(value.split(" ")[1]) : 0;
                default -> { }
            }
        }
        return new Space.Limits(processes, memory, cpu);
    }

    private static long bytes(String text) {
        int unit = "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1))) + 1;
        return Long.parseLong(unit == 0 ? text : text.substring(0, text.length() - 1)) << 10 * unit;
    }

    private static Directory devices() {
        Directory devices = Directory.EMPTY.with("shm", Directory.EMPTY.with(Attributes.of(01777)));
        for (String device : List.of("null", "zero", "full", "random", "urandom", "tty", "console")) {
            devices = devices.with(device, new Device(Attributes.of(0666), device.equals("console") ? "null" : device, true));
        }
        return devices.with("stdin", Symlink.to("/proc/self/fd/0")).with("stdout", Symlink.to("/proc/self/fd/1"))
                .with("stderr", Symlink.to("/proc/self/fd/2")).with("fd", Symlink.to("/proc/self/fd"));
    }
}
