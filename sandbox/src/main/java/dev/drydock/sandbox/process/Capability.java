package dev.drydock.sandbox.process;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The pieces into which the power of root is divided, in the order of their bits (capabilities(7)). */
public enum Capability {
    CHOWN, DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER, FSETID, KILL, SETGID, SETUID, SETPCAP, LINUX_IMMUTABLE, NET_BIND_SERVICE, NET_BROADCAST,
    NET_ADMIN, NET_RAW, IPC_LOCK, IPC_OWNER, SYS_MODULE, SYS_RAWIO, SYS_CHROOT, SYS_PTRACE, SYS_PACCT, SYS_ADMIN, SYS_BOOT, SYS_NICE,
    SYS_RESOURCE, SYS_TIME, SYS_TTY_CONFIG, MKNOD, LEASE, AUDIT_WRITE, AUDIT_CONTROL, SETFCAP, MAC_OVERRIDE, MAC_ADMIN, SYSLOG, WAKE_ALARM,
    BLOCK_SUSPEND, AUDIT_READ, PERFMON, BPF, CHECKPOINT_RESTORE;

    /** All of them: what root has on a machine itself. */
    public static final Set<Capability> ALL = Collections.unmodifiableSet(EnumSet.allOf(Capability.class));

    /** One by its name, in any case, with or without {@code CAP_}. */
    public static Optional<Capability> named(String name) {
        String bare = name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
        for (Capability each : values()) {
            if (each.name().equals(bare)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A set as {@code /proc/PID/status} writes it: 16 hexadecimal digits. */
    static String mask(Set<Capability> set) {
        long bits = 0;
        for (Capability each : set) {
            bits |= 1L << each.ordinal();
        }
        return String.format(Locale.ROOT, "%016x", bits);
    }
}
