package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.image.catalogue.HostRoot;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.remote.SshServer;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.TreeMap;

/** The machine in a virtual machine: its files stay while it is shut off, all else comes and goes with its power. */
final class Guest {
    static final String KERNEL = "6.8.0-45-generic";
    private static final String BUILD = "45-Ubuntu";
    private static final long INSTALLED_AGO = 20L * 24 * 3600 * 1_000_000;
    private static final long DISK_BYTES = 20L << 30;

    private final Kernel kernel;
    private final Transaction transaction;
    private final Domain domain;
    private final String id;

    Guest(Kernel kernel, Domain domain) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.domain = domain;
        this.id = domain.machine();
    }

    /** The machine is up: its network answers, its services start. */
    void appear(long startedMicros, String address) {
        Machine host = Machine.of(transaction, domain.host());
        Machine.Hardware hardware = new Machine.Hardware(host.hardware().architecture(), domain.shape().cpus(), domain.shape().memoryKib() << 10, DISK_BYTES);
        transaction.put(Machine.key(id), new Machine(id, KERNEL, BUILD, "Ubuntu 24.04.3 LTS", hardware, startedMicros));
        boolean first = transaction.find(Space.FILE_SYSTEMS.key(id)).isEmpty();
        if (first) {
            Directory root = HostRoot.guest(domain.name(), "student", Domains.GATEWAY, startedMicros - INSTALLED_AGO);
            for (String path : List.of("/var/lib/libvirt", "/var/lib/lxc", "/var/lib/docker", "/usr/bin/docker", "/usr/bin/virsh", "/usr/bin/virt-install", "/usr/bin/qemu-img")) {
                root = root.without(Directory.path(path));
            }
            transaction.put(Space.FILE_SYSTEMS.key(id), root);
        }
        transaction.put(Space.FILE_SYSTEMS.key(id + "/dev"), devices());
        List<Network.Interface> interfaces = domain.shape().nics().isEmpty() ? List.of() : List.of(new Network.Interface(
                "enp1s0", Domains.segment(domain.host()), address, 24, Domains.GATEWAY, domain.shape().nics().get(0).mac()));
        transaction.put(Network.key(id), new Network(id, id, interfaces, List.of(), new TreeMap<>()));
        transaction.put(Space.key(id), new Space(id, id, List.of(
                new Space.Mount(List.of(), new Space.Source.Tree(id, List.of()), false),
                new Space.Mount(List.of("dev"), new Space.Source.Tree(id + "/dev", List.of()), false),
                new Space.Mount(List.of("proc"), new Space.Source.Proc(), false),
                new Space.Mount(List.of("sys"), new Space.Source.SysFs(), false)), id, id, domain.name(), Space.Limits.NONE));
        kernel.startPidsAt(id, 640);
        if (first) {
            Unit.install(kernel, id, "ssh", "OpenBSD Secure Shell server", SshServer.NAME);
            Services.install(kernel, id, "nginx", "A high performance web server and a reverse proxy server", List.of("/usr/sbin/nginx", "-g", "daemon off;"));
        } else {
            Unit.of(kernel, id).stream().filter(Unit::enabled).forEach(unit -> unit.set(kernel, true));
        }
    }

    /** Power off: every process ends at once; what was on the disk stays. */
    void vanish() {
        if (transaction.find(Space.key(id)).isEmpty()) {
            return;
        }
        Unit.of(kernel, id).forEach(unit -> unit.set(kernel, false));
        for (Process process : List.copyOf(kernel.processes().onMachine(id).values())) {
            kernel.processes().end(process.id(), dev.drydock.sandbox.process.Ended.by(dev.drydock.sandbox.process.Signal.KILL));
        }
        transaction.remove(Space.key(id));
        transaction.remove(Network.key(id));
        transaction.remove(Space.FILE_SYSTEMS.key(id + "/dev"));
        transaction.remove(Machine.key(id));
    }

    /** Forgets what was on its disk. */
    void erase() {
        transaction.remove(Space.FILE_SYSTEMS.key(id));
        Unit.of(kernel, id).forEach(unit -> transaction.remove(Unit.key(id, unit.name())));
    }

    private static Directory devices() {
        Directory devices = Directory.EMPTY.with("shm", Directory.EMPTY.with(Attributes.of(01777)));
        for (String device : List.of("null", "zero", "full", "random", "urandom", "tty")) {
            devices = devices.with(device, new Device(Attributes.of(0666), device, true));
        }
        return devices.with("stdin", Symlink.to("/proc/self/fd/0")).with("stdout", Symlink.to("/proc/self/fd/1"))
                .with("stderr", Symlink.to("/proc/self/fd/2")).with("fd", Symlink.to("/proc/self/fd"));
    }
}
