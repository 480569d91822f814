package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The namespaces that processes share: a machine's own, or a container's.
 *
 * @param id the machine's name, or the container's ID
 * @param mounts longest mount point first
 * @param network id of the network namespace
 * @param pids id of the PID namespace: the machine's name, or a container's ID
 * @param limits what its control group allows
 * @param confines what its root may not do
 * @param apart in which further namespaces and in which control group its processes are
 */
public record Space(String id, String machine, List<Mount> mounts, String network, String pids, String hostname, Limits limits,
        Confines confines, Apart apart) {
    public static final Family<Space> SPACES = Family.passing("space");
    /** Names of variables in the order in which an engine gave them to a container, by its space. */
    public static final Family<List<String>> VARIABLES = Family.passing("variables");
    /** Roots of file systems by id. */
    public static final Family<Directory> FILE_SYSTEMS = Family.passing("fs");

    /** Bytes that a file system may hold at most, by its id; no record: as many as the machine's disk. */
    public static final Family<Long> QUOTAS = Family.passing("fs-quota");

    public Space {
        List<Mount> deepestFirst = new ArrayList<>(mounts);
        deepestFirst.sort((one, other) -> Integer.compare(other.at().size(), one.at().size()));
        mounts = List.copyOf(deepestFirst);
    }

    /**
     * Namespaces besides those for networks and processes, and the control group.
     *
     * @param mounts id of the namespace of mount points, and so on: the machine's name, or the id of the space that it was made for
     * @param cgroups of the namespace of control groups: the machine's name, or an id, an equals sign and the group that is the root inside
     * @param group path of the control group in which processes begin; empty: that of their parent
     */
    public record Apart(String mounts, String uts, String ipc, String users, String cgroups, String group) {
        /** Those of a machine itself. */
        public static Apart none(String machine) {
            return new Apart(machine, machine, machine, machine, machine, "");
        }

        /** All of its own but users. */
        public static Apart all(String id, String machine, String group) {
            return new Apart(id, id, id, machine, id + "=" + group, group);
        }

        /** The control group that is the root of what can be seen. */
        public String groupRoot() {
            int equals = cgroups.indexOf('=');
            return equals < 0 || equals == cgroups.length() - 1 ? "/" : cgroups.substring(equals + 1);
        }
    }

    public Space(String id, String machine, List<Mount> mounts, String network, String pids, String hostname, Limits limits, Confines confines) {
        this(id, machine, mounts, network, pids, hostname, limits, confines, id.equals(machine) ? Apart.none(machine) : Apart.all(id, machine, ""));
    }

    /** Namespaces in which root may do everything. */
    public Space(String id, String machine, List<Mount> mounts, String network, String pids, String hostname, Limits limits) {
        this(id, machine, mounts, network, pids, hostname, limits, Confines.NONE);
    }

    public static Key<Space> key(String id) {
        return SPACES.key(id);
    }

    /**
     * A file system in the tree of files.
     *
     * @param at the mount point, as a list of names; empty for the root
     * @param label how {@code mount} and {@code df} show it, if not as a part of the machine's disk
     */
    public record Mount(List<String> at, Source source, boolean readOnly, Optional<Label> label) {
        public Mount {
            at = List.copyOf(at);
        }

        public Mount(List<String> at, Source source, boolean readOnly) {
            this(at, source, readOnly, Optional.empty());
        }

        public Mount labelled(Label changed) {
            return new Mount(at, source, readOnly, Optional.of(changed));
        }
    }

    /**
     * How a file system is shown.
     *
     * @param options after {@code ro} or {@code rw}, with a comma before each
     * @param sizeBytes 0: that of the machine's disk
     */
    public record Label(String device, String type, String options, long sizeBytes) {}

    /** What is mounted. */
    public sealed interface Source {
        /** A tree of the store, or a part of it (bind mounts, volumes). The part may be a single file. */
        record Tree(String fileSystem, List<String> below) implements Source {
            public Tree {
                below = List.copyOf(below);
            }
        }

        /** {@code /proc}: computed when read. @param pids of whose namespace; empty: the reader's, which is that in which it was mounted */
        record Proc(String pids) implements Source {
            public Proc() {
                this("");
            }
        }

        /** {@code /sys}: computed when read. */
        record SysFs() implements Source {}
    }

    /**
     * @param processes at most this many in the PID namespace; 0: the machine's limit
     * @param memoryBytes 0: the machine's memory
     * @param cpuMillis 0: all of the machine's CPUs
     */
    public record Limits(int processes, long memoryBytes, long cpuMillis) {
        public static final Limits NONE = new Limits(0, 0, 0);
    }

    /** The PID namespace that {@code /proc} tells of, which is what {@code ps} shows. */
    public String shownPids() {
        for (Mount mount : mounts) {
            if (mount.at().equals(List.of("proc")) && mount.source() instanceof Source.Proc proc) {
                return proc.pids().isEmpty() ? pids : proc.pids();
            }
        }
        return pids;
    }

    /** Whether it has a PID namespace of its own, in which its first process is number 1 and shielded. */
    public boolean ownPids() {
        return pids.equals(id) && !id.equals(machine);
    }

    public Space withHostname(String changed) {
        return new Space(id, machine, mounts, network, pids, changed, limits, confines, apart);
    }

    public Space withMounts(List<Mount> changed) {
        return new Space(id, machine, changed, network, pids, hostname, limits, confines, apart);
    }

    public Space with(Limits changed) {
        return new Space(id, machine, mounts, network, pids, hostname, changed, confines, apart);
    }

    public Space with(Confines changed) {
        return new Space(id, machine, mounts, network, pids, hostname, limits, changed, apart);
    }

    public Space with(Apart changed) {
        return new Space(id, machine, mounts, network, pids, hostname, limits, confines, changed);
    }

    /** Whether somebody may do here what takes a part of root's power. */
    public boolean capable(Credentials who, Capability capability) {
        return who.root() && confines.allows(capability);
    }
}
