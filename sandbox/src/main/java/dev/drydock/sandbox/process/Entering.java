package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a process leaves some of its namespaces: for new ones ({@code unshare(2)}), for those of another process ({@code setns(2)}), or for
 * another root ({@code chroot(2)}). A space made so goes with the last process in it.
 */
public final class Entering {
    /** Where children of a process begin if not where it is itself, as after a new namespace for processes, by the process's id. */
    static final Family<Children> CHILDREN = Family.passing("children-space");

    private static final String MADE = "ns/";
    private static final String ROOTED = "root/";

    private Entering() {}

    /** @param begun whether there was a first child, with whose end no other can begin */
    record Children(String space, boolean begun) {}

    /** New namespaces of these kinds ({@code mnt uts ipc net pid user cgroup}) for a process, in which nobody is yet. */
    public static Space unshared(Kernel kernel, Process process, Set<String> kinds) {
        Space from = kernel.transaction().get(Space.key(process.place().space()));
        String id = id(kernel, MADE, from);
        Space.Apart apart = from.apart();
        String group = kernel.controlGroups().of(process);
        if (kinds.contains("net")) {
            kernel.transaction().put(Network.key(id), new Network(id, from.machine(), List.of(), List.of(), new TreeMap<>()));
            kernel.transaction().put(Network.LOOPBACK_DOWN.key(id), true);
        }
        // What /proc tells does not change with the namespace: only a new mount of it does.
        List<Space.Mount> mounts = kinds.contains("pid") ? bound(from) : from.mounts();
        Space made = new Space(id, from.machine(), mounts, kinds.contains("net") ? id : from.network(), kinds.contains("pid") ? id : from.pids(),
                from.hostname(), from.limits(), from.confines(), new Space.Apart(
                        kinds.contains("mnt") ? id : apart.mounts(), kinds.contains("uts") ? id : apart.uts(), kinds.contains("ipc") ? id : apart.ipc(),
                        kinds.contains("user") ? id : apart.users(), kinds.contains("cgroup") ? id + "=" + group : apart.cgroups(), apart.group()));
        return put(kernel, made);
    }

    private static List<Space.Mount> bound(Space from) {
        return from.mounts().stream().map(mount -> mount.source() instanceof Space.Source.Proc proc && proc.pids().isEmpty()
                ? new Space.Mount(mount.at(), new Space.Source.Proc(from.pids()), mount.readOnly(), mount.label()) : mount).toList();
    }

    /** The namespaces of a process, but of these kinds those of another. */
    public static Space joined(Kernel kernel, Process process, Process target, Set<String> kinds) {
        Space from = kernel.transaction().get(Space.key(process.place().space()));
        Space to = kernel.transaction().get(Space.key(target.place().space()));
        String id = id(kernel, MADE, from);
        Space.Apart own = from.apart();
        Space.Apart other = to.apart();
        Space made = new Space(id, from.machine(), bound(kinds.contains("mnt") ? to : from), kinds.contains("net") ? to.network() : from.network(),
                kinds.contains("pid") ? to.pids() : from.pids(), kinds.contains("uts") ? to.hostname() : from.hostname(), from.limits(), from.confines(),
                new Space.Apart(kinds.contains("mnt") ? other.mounts() : own.mounts(), kinds.contains("uts") ? other.uts() : own.uts(),
                        kinds.contains("ipc") ? other.ipc() : own.ipc(), kinds.contains("user") ? other.users() : own.users(),
                        kinds.contains("cgroup") ? other.cgroups() : own.cgroups(), own.group()));
        return put(kernel, made);
    }

    /** The namespaces of a process with a network that has a name of its own. */
    public static Space networked(Kernel kernel, Process process, String network) {
        Space from = kernel.transaction().get(Space.key(process.place().space()));
        return put(kernel, new Space(id(kernel, MADE, from), from.machine(), from.mounts(), network, from.pids(), from.hostname(), from.limits(), from.confines(), from.apart()));
    }

    /** The namespaces of a process with another root; refused if there is no directory of a disk. */
    public static Outcome<Space> rooted(Kernel kernel, Process process, Files.Located root) {
        if (root.node().isEmpty()) {
            return Outcome.refused(Errno.ENOENT);
        }
        if (!(root.node().get() instanceof Directory) || !(root.mount().source() instanceof Space.Source.Tree tree)) {
            return Outcome.refused(Errno.ENOTDIR);
        }
        Space from = kernel.transaction().get(Space.key(process.place().space()));
        List<Space.Mount> mounts = new ArrayList<>();
        mounts.add(new Space.Mount(List.of(), new Space.Source.Tree(tree.fileSystem(), root.inside()), root.mount().readOnly(), root.mount().label()));
        for (Space.Mount mount : from.mounts()) {
            int depth = root.path().size();
            if (mount.at().size() > depth && mount.at().subList(0, depth).equals(root.path())) {
                mounts.add(new Space.Mount(mount.at().subList(depth, mount.at().size()), mount.source(), mount.readOnly(), mount.label()));
            }
        }
        return Outcome.of(put(kernel, new Space(id(kernel, ROOTED, from), from.machine(), mounts, from.network(), from.pids(), from.hostname(), from.limits(),
                from.confines(), from.apart())));
    }

    private static String id(Kernel kernel, String kind, Space from) {
        return kind + from.machine() + "/" + kernel.count("made-space");
    }

    private static Space put(Kernel kernel, Space space) {
        kernel.transaction().put(Space.key(space.id()), space);
        Namespaces.number(kernel, space);
        return space;
    }

    /** Changes something for all who share a space's namespace of mount points. */
    public static void remount(Kernel kernel, Space space, List<Space.Mount> mounts) {
        Transaction transaction = kernel.transaction();
        transaction.put(Space.key(space.id()), space.withMounts(mounts));
        if (space.id().startsWith(ROOTED)) {
            return;
        }
        for (Space other : List.copyOf(transaction.view(Space.SPACES).values())) {
            if (!other.id().equals(space.id()) && other.machine().equals(space.machine()) && other.apart().mounts().equals(space.apart().mounts())
                    && !other.id().startsWith(ROOTED)) {
                transaction.put(Space.key(other.id()), other.withMounts(mounts));
            }
        }
    }

    /** Changes the host name for all who share it. */
    public static void rename(Kernel kernel, Space space, String hostname) {
        for (Space other : List.copyOf(kernel.transaction().view(Space.SPACES).values())) {
            if (other.machine().equals(space.machine()) && other.apart().uts().equals(space.apart().uts())) {
                kernel.transaction().put(Space.key(other.id()), other.withHostname(hostname));
            }
        }
    }

    /** Whether no child of a process can begin: the first process of their namespace has ended. */
    static boolean barren(Kernel kernel, Process parent) {
        Optional<Children> found = kernel.transaction().find(CHILDREN.key(parent.id().toString()));
        if (found.isEmpty()) {
            return false;
        }
        Optional<Space> space = kernel.transaction().find(Space.key(found.get().space()));
        boolean alive = space.isPresent() && Optional.ofNullable(kernel.processes().inPids(space.get().machine(), space.get().pids()).get(1)).map(Process::alive).orElse(false);
        return space.isEmpty() || found.get().begun() && !alive;
    }

    /** Where a child of a process begins; refused if the first process of its namespace has ended. */
    static Outcome<String> cradle(Kernel kernel, Process parent) {
        Optional<Children> found = kernel.transaction().find(CHILDREN.key(parent.id().toString()));
        if (found.isEmpty()) {
            return Outcome.of(parent.place().space());
        }
        if (barren(kernel, parent)) {
            return Outcome.refused(Errno.ENOMEM);
        }
        kernel.transaction().put(CHILDREN.key(parent.id().toString()), new Children(found.get().space(), true));
        return Outcome.of(found.get().space());
    }

    /** Takes a space away that was made for processes of which the last one has gone. */
    static void left(Kernel kernel, Process process) {
        String id = process.place().space();
        if (!id.startsWith(MADE) && !id.startsWith(ROOTED)) {
            return;
        }
        Transaction transaction = kernel.transaction();
        Optional<Space> space = transaction.find(Space.key(id));
        boolean used = kernel.processes().inSpace(id).stream().anyMatch(Process::alive);
        if (space.isEmpty() || used) {
            return;
        }
        transaction.remove(Space.key(id));
        boolean kept = transaction.view(Space.SPACES).values().stream().anyMatch(other -> other.machine().equals(space.get().machine())
                && Namespaces.of(other).values().stream().anyMatch(ns -> ns.equals(id) || ns.startsWith(id + "=")));
        if (!kept) {
            transaction.find(Network.key(id)).ifPresent(network -> transaction.remove(Network.key(id)));
            transaction.remove(Network.LOOPBACK_DOWN.key(id));
            Namespaces.forget(transaction, space.get());
        }
    }
}
