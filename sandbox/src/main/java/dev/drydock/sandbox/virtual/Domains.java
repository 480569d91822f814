package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.MachineMemory;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The domains of a host: looked up, started, stopped. What takes time is brought about by the {@link Hypervisor}. */
final class Domains {
    static final String GATEWAY = "192.168.122.1";
    static final String IMAGES = "/var/lib/libvirt/images";
    private static final Credentials EMULATOR = new Credentials(64055, 994, List.of(994));

    private final Kernel kernel;
    private final String host;

    Domains(Kernel kernel, String host) {
        this.kernel = kernel;
        this.host = host;
    }

    /** The segment of the host's network for virtual machines. */
    static String segment(String host) {
        return "virbr0/" + host;
    }

    /** The name of its network's device on the host. */
    static String tap(Domain domain) {
        return "vnet" + domain.run().map(run -> run.id() - 1).orElse(0);
    }

    List<Domain> all() {
        return List.copyOf(kernel.transaction().view(Domain.DOMAINS).subMap(host + "/", host + "0").values());
    }

    /** By name, number or UUID. */
    Optional<Domain> find(String wanted) {
        return all().stream().filter(d -> d.name().equals(wanted) || d.shape().uuid().equals(wanted)
                || d.run().filter(run -> Integer.toString(run.id()).equals(wanted)).isPresent()).findFirst();
    }

    void put(Domain domain) {
        kernel.transaction().put(Domain.key(domain.host(), domain.name()), domain);
    }

    void remove(Domain domain) {
        kernel.transaction().remove(Domain.key(domain.host(), domain.name()));
    }

    /** Adds the host's bridge for virtual machines, if it is not there yet. */
    private void bridge() {
        Network network = kernel.transaction().get(Network.key(host));
        if (network.interfaces().stream().noneMatch(i -> i.name().equals("virbr0"))) {
            List<Network.Interface> interfaces = new ArrayList<>(network.interfaces());
            interfaces.add(new Network.Interface("virbr0", segment(host), GATEWAY, 24, "", DomainXml.mac(kernel)));
            kernel.transaction().put(Network.key(host), network.withInterfaces(interfaces));
        }
    }

    // ---- power on ------------------------------------------------------------------------------------------------------------------------

    /** Starts a domain; what the emulator says if it cannot, empty if it could. */
    Optional<String> start(Domain domain) {
        for (Domain.Disk disk : domain.shape().disks()) {
            Optional<Node> node = kernel.files(host).node(disk.path()).toOptional();
            if (node.isEmpty()) {
                return Optional.of("Cannot access storage file '" + disk.path() + "' (as uid:64055, gid:994): No such file or directory");
            }
            if (all().stream().anyMatch(other -> other.active() && !other.name().equals(domain.name())
                    && other.shape().disks().stream().anyMatch(d -> d.path().equals(disk.path())))) {
                return Optional.of("internal error: process exited while connecting to monitor: qemu-system-x86_64: -blockdev "
                        + "{\"node-name\":\"libvirt-1-format\",\"read-only\":false,\"driver\":\"" + disk.format() + "\",\"file\":\"libvirt-1-storage\",\"backing\":null}: "
                        + "Failed to get \"write\" lock\nIs another process using the image [" + disk.path() + "]?");
            }
        }
        long bytes = domain.shape().memoryKib() << 10;
        if (bytes > MachineMemory.of(kernel, host).available()) {
            return Optional.of("internal error: process exited while connecting to monitor: qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory");
        }
        bridge();
        int id = (int) kernel.count("domain/" + host);
        String address = "192.168.122." + (49 + kernel.count("lease/" + host) % 200);
        String lease = kernel.transaction().find(LEASES.key(domain.machine())).orElse(address);
        kernel.transaction().put(LEASES.key(domain.machine()), lease);
        Process emulator = emulate(domain, id, bytes);
        Domain running = domain.with(Optional.of(new Domain.Run(id, emulator.id().pid(), lease, kernel.now(), Domain.Phase.BOOTING, kernel.now())));
        put(running);
        watch(running);
        if (bootable(domain)) {
            kernel.after(Boot.MICROS, Hypervisor.NAME, new Hypervisor.Booted(host, domain.name(), id));
        }
        return Optional.empty();
    }

    /** The address that a domain was given the first time, by its machine. */
    private static final dev.drydock.sandbox.store.Family<String> LEASES = dev.drydock.sandbox.store.Family.lasting("lease");

    private Process emulate(Domain domain, int id, long bytes) {
        List<String> words = new ArrayList<>(List.of("/usr/bin/qemu-system-x86_64", "-name", "guest=" + domain.name() + ",debug-threads=on", "-S", "-machine", "pc-q35-noble,accel=kvm",
                "-cpu", "host,migratable=on", "-m", "size=" + domain.shape().memoryKib() + "k", "-smp", domain.shape().cpus() + ",sockets=" + domain.shape().cpus() + ",cores=1,threads=1",
                "-uuid", domain.shape().uuid(), "-display", "none", "-nodefaults"));
        domain.shape().disks().forEach(disk -> words.addAll(List.of("-blockdev", "{\"driver\":\"file\",\"filename\":\"" + disk.path() + "\"}")));
        Process.Invocation invocation = new Process.Invocation(words.get(0), words, new TreeMap<>());
        return kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(host, 1)), host, invocation, "/", 022, EMULATOR, Descriptors.NONE, Optional.of(0), true,
                Optional.empty(), sys -> {
                    sys.claimMemory(bytes);
                    sys.kernel().controlGroups().move(sys.self().id(), "/machine.slice/machine-qemu\\x2d" + id + "\\x2d" + domain.name() + ".scope");
                    return Step.await(List.of(), s -> Step.exit(0));
                })).value();
    }

    /** A thread of the host's kernel that goes with the emulator, by whose end the machine loses its power. */
    private void watch(Domain domain) {
        Domain.Run run = domain.run().orElseThrow();
        Process.Id emulator = new Process.Id(host, run.pid());
        Process.Invocation invocation = new Process.Invocation("kvm-pit", List.of("[kvm-pit/" + run.pid() + "]"), new TreeMap<>());
        kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(host, 1)), host, invocation, "/", 022, Credentials.ROOT, Descriptors.NONE, Optional.of(0), true,
                Optional.empty(), sys -> guard(sys, emulator, domain.name(), run.id())));
    }

    private static Step guard(Sys sys, Process.Id emulator, String name, int id) {
        Optional<Process> process = sys.kernel().processes().find(emulator).filter(Process::alive);
        if (process.isPresent()) {
            return Step.await(new Step.Condition.RecordChanged(emulator.key(), process.get()), s -> guard(s, emulator, name, id));
        }
        new Domains(sys.kernel(), emulator.machine()).powerLost(name, id);
        return Step.exit(0);
    }

    // ---- power off -----------------------------------------------------------------------------------------------------------------------

    private void powerLost(String name, int id) {
        find(name).filter(domain -> domain.run().filter(run -> run.id() == id).isPresent()).ifPresent(this::off);
    }

    private void off(Domain domain) {
        new Guest(kernel, domain).vanish();
        if (domain.persistent()) {
            put(domain.with(Optional.<Domain.Run>empty()));
        } else {
            remove(domain);
        }
    }

    /** Pulls the plug. */
    void destroy(Domain domain) {
        off(domain);
        domain.run().ifPresent(run -> kernel.processes().end(new Process.Id(host, run.pid()), Ended.by(Signal.KILL)));
    }

    /** Presses the button: a machine that is up shuts down, one that still boots does not notice. */
    void shutdown(Domain domain) {
        if (domain.run().filter(run -> run.phase() == Domain.Phase.UP).isPresent()) {
            put(domain.in(Domain.Phase.LEAVING, kernel.now()));
            kernel.after(Boot.DOWN_MICROS, Hypervisor.NAME, new Hypervisor.PoweredOff(host, domain.name(), domain.run().get().id(), false));
        }
    }

    void reboot(Domain domain) {
        if (domain.run().filter(run -> run.phase() == Domain.Phase.UP).isPresent()) {
            put(domain.in(Domain.Phase.LEAVING, kernel.now()));
            kernel.after(Boot.DOWN_MICROS, Hypervisor.NAME, new Hypervisor.PoweredOff(host, domain.name(), domain.run().get().id(), true));
        }
    }

    void pause(Domain domain, boolean paused) {
        put(domain.in(paused ? Domain.Phase.PAUSED : Domain.Phase.UP, kernel.now()));
        kernel.processes().freeze(domain.machine(), domain.machine(), paused);
    }

    // ---- disks ---------------------------------------------------------------------------------------------------------------------------

    /** Bytes that an image takes of the host's disk. */
    long allocation(String path) {
        return kernel.files(host).node(path).toOptional().map(Node::size).orElse(0L);
    }

    /** Whether there is a system on the first disk. */
    boolean bootable(Domain domain) {
        return domain.shape().disks().stream().findFirst().flatMap(disk -> kernel.files(host).node(disk.path()).toOptional())
                .filter(RegularFile.class::isInstance).map(node -> DiskImage.of((RegularFile) node).map(image -> image.backing().isPresent() || image.diskBytes() > 100 << 20)
                        .orElse(node.size() > 100 << 20)).orElse(false);
    }

    /** Bytes that the machine sees of a disk. */
    long capacity(String path) {
        Optional<Node> node = kernel.files(host).node(path).toOptional();
        return node.filter(RegularFile.class::isInstance).flatMap(n -> DiskImage.of((RegularFile) n)).map(DiskImage::virtualBytes).orElseGet(() -> allocation(path));
    }
}
