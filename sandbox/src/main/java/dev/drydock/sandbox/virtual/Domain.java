package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;
import java.util.Optional;

/**
 * A virtual machine as libvirt knows it.
 *
 * @param host the machine on which it runs
 * @param shape what was defined
 * @param run empty while it is shut off
 */
public record Domain(String host, String name, Shape shape, Optional<Run> run, boolean persistent, boolean autostart) {
    public static final Family<Domain> DOMAINS = Family.lasting("domain");

    /**
     * What a domain is made of.
     *
     * @param uuid with dashes
     */
    public record Shape(String uuid, long memoryKib, int cpus, List<Disk> disks, List<Nic> nics) {
        public Shape {
            disks = List.copyOf(disks);
            nics = List.copyOf(nics);
        }
    }

    /** @param format {@code qcow2} or {@code raw} */
    public record Disk(String path, String target, String format) {}

    /** @param mac as {@code 52:54:00:...} */
    public record Nic(String network, String mac) {}

    /**
     * A run, from power on to power off.
     *
     * @param id as {@code virsh list} shows it
     * @param pid of the emulator on the host
     * @param address that its network gives it
     * @param phase what it is doing
     */
    public record Run(int id, int pid, String address, long startedMicros, Phase phase, long sinceMicros) {}

    /** What a domain that is not shut off is doing. */
    public enum Phase { BOOTING, UP, PAUSED, LEAVING }

    public static Key<Domain> key(String host, String name) {
        return DOMAINS.key(host + "/" + name);
    }

    /** The name of its machine in the world: no other machine's, and not in the range of its host's processes. */
    public String machine() {
        return "vm." + name + "@" + host;
    }

    public boolean active() {
        return run.isPresent();
    }

    /** As {@code virsh list} has it. */
    public String state() {
        return run.map(r -> switch (r.phase()) {
            case BOOTING, UP -> "running";
            case PAUSED -> "paused";
            case LEAVING -> "in shutdown";
        }).orElse("shut off");
    }

    Domain with(Optional<Run> changed) {
        return new Domain(host, name, shape, changed, persistent, autostart);
    }

    Domain with(Shape changed) {
        return new Domain(host, name, changed, run, persistent, autostart);
    }

    Domain persistent(boolean changed) {
        return new Domain(host, name, shape, run, changed, autostart);
    }

    Domain autostart(boolean changed) {
        return new Domain(host, name, shape, run, persistent, changed);
    }

    Domain in(Phase phase, long now) {
        return with(run.map(r -> new Run(r.id(), r.pid(), r.address(), r.startedMicros(), phase, now)));
    }
}
