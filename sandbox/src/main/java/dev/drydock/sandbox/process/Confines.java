package dev.drydock.sandbox.process;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the processes of a space may not do although they are root, and what the kernel lets them have.
 *
 * @param capabilities those that root has here
 * @param noNewPrivileges whether programs cannot raise their user
 * @param filtered whether a filter of system calls is in effect
 * @param sysctls settings of its own kernel namespaces by name, {@code net.core.somaxconn}
 * @param ulimits by name, {@code nofile}; absent: the machine's own
 */
public record Confines(
        Set<Capability> capabilities, boolean noNewPrivileges, boolean filtered, SortedMap<String, String> sysctls, SortedMap<String, Ulimit> ulimits) {

    /** Those of a machine itself: none. */
    public static final Confines NONE = new Confines(Capability.ALL, false, false, new TreeMap<>(), new TreeMap<>());

    public Confines {
        capabilities = Collections.unmodifiableSet(capabilities.isEmpty() ? EnumSet.noneOf(Capability.class) : EnumSet.copyOf(capabilities));
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        ulimits = Collections.unmodifiableSortedMap(new TreeMap<>(ulimits));
    }

    /** A resource limit of processes; -1: none. */
    public record Ulimit(long soft, long hard) {}

    /** The limits that hold by name where nobody set any ({@code getrlimit(2)}). */
    private static final Map<String, Ulimit> USUAL = Map.of(
            "nofile", new Ulimit(1024, 524_288), "core", new Ulimit(0, -1), "stack", new Ulimit(8 << 20, -1), "memlock", new Ulimit(8 << 20, 8 << 20),
            "nproc", new Ulimit(96_365, 96_365), "sigpending", new Ulimit(96_365, 96_365), "msgqueue", new Ulimit(819_200, 819_200),
            "nice", new Ulimit(0, 0), "rtprio", new Ulimit(0, 0));

    /** The limit of a resource. */
    public Ulimit ulimit(String name) {
        return ulimits.getOrDefault(name, USUAL.getOrDefault(name, new Ulimit(-1, -1)));
    }

    /** Whether root may do this. */
    public boolean allows(Capability capability) {
        return capabilities.contains(capability);
    }
}
