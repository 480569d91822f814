package dev.drydock.sandbox.world;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.remote.SshServer;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.TreeMap;

/**
 * A machine as a world's plan describes it.
 *
 * @param address on the local network, {@code 192.168.56.0/24} behind a router at {@code .1}
 * @param upMicros for how long it has been running when the world starts
 */
record Host(String name, String address, Machine.Hardware hardware, Release release, long upMicros, Directory root) {
    static final String SEGMENT = "lan";
    static final String GATEWAY = "192.168.56.1";

    /**
     * Which system it runs.
     *
     * @param name as {@code PRETTY_NAME} has it
     * @param kernel as {@code uname -r} prints it
     * @param build as {@code uname -v} prints it after {@code #}
     */
    record Release(String name, String kernel, String build) {
        static final Release UBUNTU = new Release("Ubuntu 24.04.3 LTS", "6.8.0-45-generic", "45-Ubuntu");
        /** The laboratory of the recordings. */
        static final Release DEBIAN = new Release("Debian GNU/Linux forky/sid", "6.18.44", "1");
        /** The nodes of the recorded cluster. */
        static final Release BOOKWORM = new Release("Debian GNU/Linux 12 (bookworm)", "6.18.44-fc-v595", "1");
    }

    /** Puts the machine into the world, switched on: its files, its network, its namespaces. */
    void install(Kernel kernel) {
        Transaction transaction = kernel.transaction();
        transaction.put(Machine.key(name), new Machine(
                name, release.kernel(), release.build(), release.name(), hardware, kernel.now() - upMicros));
        transaction.put(Space.FILE_SYSTEMS.key(name), root);
        transaction.put(Space.FILE_SYSTEMS.key(name + "/dev"), devices());
        transaction.put(Network.key(name), new Network(
                name, name, List.of(new Network.Interface("eth0", SEGMENT, address, 24, GATEWAY, mac())), List.of(), new TreeMap<>()));
        transaction.put(Network.NAMES.key(name), List.of(address));
        transaction.put(Space.key(name), new Space(
                name, name,
                List.of(
                        new Space.Mount(List.of(), new Space.Source.Tree(name, List.of()), false),
                        new Space.Mount(List.of("dev"), new Space.Source.Tree(name + "/dev", List.of()), false),
                        new Space.Mount(List.of("proc"), new Space.Source.Proc(), false),
                        new Space.Mount(List.of("sys"), new Space.Source.SysFs(), false)),
                name, name, name, Space.Limits.NONE));
        kernel.startPidsAt(name, 800);
        Unit.install(kernel, name, "ssh", "OpenBSD Secure Shell server", SshServer.NAME);
    }

    /** {@code /dev}, a file system of its own as on every Linux. */
    private static Directory devices() {
        Directory devices = Directory.EMPTY.with("shm", Directory.EMPTY.with(Attributes.of(01777)));
        for (String device : List.of("null", "zero", "full", "random", "urandom", "tty")) {
            devices = devices.with(device, new Device(Attributes.of(0666), device, true));
        }
        return devices.with("stdin", Symlink.to("/proc/self/fd/0")).with("stdout", Symlink.to("/proc/self/fd/1"))
                .with("stderr", Symlink.to("/proc/self/fd/2")).with("fd", Symlink.to("/proc/self/fd"));
    }

    /** A locally administered address made from the IP address, as virtual networks do. */
    private String mac() {
        StringBuilder mac = new StringBuilder("02:42");
        for (String part : address.split("\\.")) {
            int number = Integer.parseInt(part);
            mac.append(':').append(Character.forDigit(number >> 4, 16)).append(Character.forDigit(number & 15, 16));
        }
        return mac.toString();
    }
}
