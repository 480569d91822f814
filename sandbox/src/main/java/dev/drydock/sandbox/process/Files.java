package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.store.Key;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree of files as one process sees it: mounts, links, current directory, permissions. Paths are as typed. All calls answer at
 * once; what they refuse is the system's own refusal.
 */
public final class Files {
    private final Kernel kernel;
    private final Space space;
    private final Credentials credentials;
    private final int umask;
    private final int pid;
    private final PathWalk walk;

    /** @param pid the looking process's number, for {@code /proc/self}; 0 for none */
    Files(Kernel kernel, Space space, Credentials credentials, String directory, int umask, int pid) {
        this.kernel = kernel;
        this.space = space;
        this.credentials = credentials;
        this.umask = umask;
        this.pid = pid;
        this.walk = new PathWalk(kernel, space, credentials, directory, pid);
    }

    /**
     * A place in the tree, resolved.
     *
     * @param path what the process calls it, without links, {@code .} and {@code ..}
     * @param node what is there; empty if only the parent exists
     */
    public record Located(List<String> path, Space.Mount mount, List<String> inside, Optional<Node> node) {
        /** The absolute path as text. */
        public String text() {
            return "/" + String.join("/", path);
        }
    }

    // ---- looking -----------------------------------------------------------------------------------------------------------------

    /** Resolves a path, the last link followed too. */
    public Outcome<Located> locate(String path) {
        return walk.resolve(path, true);
    }

    /** Resolves a path; a link at its end stays a link. */
    public Outcome<Located> locateLink(String path) {
        return walk.resolve(path, false);
    }

    /** The node at a path, links followed. */
    public Outcome<Node> node(String path) {
        return PathWalk.existing(walk.resolve(path, true));
    }

    /** The node at a path, a link at its end as itself. */
    public Outcome<Node> linkNode(String path) {
        return PathWalk.existing(walk.resolve(path, false));
    }

    public boolean exists(String path) {
        return node(path).ok();
    }

    public boolean isDirectory(String path) {
        return node(path).toOptional().filter(Directory.class::isInstance).isPresent();
    }

    /** The children of a directory, mount points among them, sorted by name. */
    public Outcome<SortedMap<String, Node>> list(String path) {
        Outcome<Located> found = walk.resolve(path, true);
        Outcome<Node> node = PathWalk.existing(found);
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        if (!(node.value() instanceof Directory here)) {
            return Outcome.refused(Errno.ENOTDIR);
        }
        if (!permits(here.attributes(), 4)) {
            return Outcome.refused(Errno.EACCES);
        }
        TreeMap<String, Node> children = new TreeMap<>(here.children());
        List<String> at = found.value().path();
        for (Space.Mount mount : space.mounts()) {
            if (mount.at().size() == at.size() + 1 && mount.at().subList(0, at.size()).equals(at)) {
                walk.root(mount).ifPresent(node2 -> children.put(mount.at().get(at.size()), node2));
            }
        }
        return Outcome.of(children);
    }

    /** A file's whole content. */
    public Outcome<Bytes> read(String path) {
        Outcome<Node> node = node(path);
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        if (node.value() instanceof Directory) {
            return Outcome.refused(Errno.EISDIR);
        }
        if (!permits(node.value().attributes(), 4)) {
            return Outcome.refused(Errno.EACCES);
        }
        return node.value() instanceof RegularFile file ? Outcome.of(file.content().bytes()) : Outcome.of(Bytes.EMPTY);
    }

    /** The absolute path without links, {@code .} and {@code ..}; the file must exist. */
    public Outcome<String> realPath(String path) {
        return walk.resolve(path, true).then(located ->
                located.node().isPresent() ? Outcome.of(located.text()) : Outcome.refused(Errno.ENOENT));
    }

    /** Whether the process may read (4), write (2) or execute (1) what has these attributes. */
    public boolean permits(Attributes attributes, int wanted) {
        return walk.permits(attributes, wanted);
    }

    // ---- changing ----------------------------------------------------------------------------------------------------------------

    /** Replaces a file's content, or makes the file with mode 666 less the umask. */
    public Outcome<Boolean> write(String path, Content content) {
        return place(path, content, false);
    }

    public Outcome<Boolean> append(String path, Bytes more) {
        return place(path, more, true);
    }

    private Outcome<Boolean> place(String path, Content content, boolean append) {
        Outcome<Located> found = walk.resolve(path, true);
        if (!found.ok()) {
            return Outcome.refused(found.errno());
        }
        Optional<Node> node = found.value().node();
        if (node.isEmpty()) {
            Attributes made = new Attributes(0666 & ~umask, credentials.uid(), credentials.gid(), kernel.now());
            return putNew(found.value(), new RegularFile(made, content, 0));
        }
        if (node.get() instanceof Directory) {
            return Outcome.refused(Errno.EISDIR);
        }
        if (!permits(node.get().attributes(), 2)) {
            return Outcome.refused(Errno.EACCES);
        }
        if (!(node.get() instanceof RegularFile file)) {
            return Outcome.done();
        }
        Content whole = append ? file.content().bytes().plus(content.bytes()) : content;
        return replace(found.value(), file.with(whole).with(file.attributes().modifiedAt(kernel.now())));
    }

    /** Makes a directory with {@code mode} less the umask. */
    public Outcome<Boolean> makeDirectory(String path, int mode) {
        return walk.resolve(path, false).then(located -> {
            if (located.node().isPresent()) {
                return Outcome.refused(Errno.EEXIST);
            }
            Attributes made = new Attributes(mode & ~umask, credentials.uid(), credentials.gid(), kernel.now());
            return putNew(located, Directory.EMPTY.with(made));
        });
    }

    public Outcome<Boolean> makeLink(String target, String path) {
        return walk.resolve(path, false).then(located -> located.node().isPresent()
                ? Outcome.refused(Errno.EEXIST)
                : putNew(located, new Symlink(new Attributes(0777, credentials.uid(), credentials.gid(), kernel.now()), target)));
    }

    /** Puts any node where nothing is yet: for copies that keep attributes. */
    public Outcome<Boolean> put(String path, Node node) {
        return walk.resolve(path, false).then(located -> located.node().isPresent() ? replace(located, node) : putNew(located, node));
    }

    /** Gives a file a second name (a hard link). */
    public Outcome<Boolean> link(String existing, String path) {
        Outcome<Located> from = walk.resolve(existing, false);
        Outcome<Node> node = PathWalk.existing(from);
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        if (!(node.value() instanceof RegularFile file)) {
            return Outcome.refused(Errno.EPERM);
        }
        Outcome<Located> to = walk.resolve(path, false);
        if (!to.ok()) {
            return Outcome.refused(to.errno());
        }
        if (to.value().node().isPresent()) {
            return Outcome.refused(Errno.EEXIST);
        }
        if (!from.value().mount().equals(to.value().mount())) {
            return Outcome.refused(Errno.EXDEV);
        }
        RegularFile linked = file.hardLink() == 0 ? file.linked(kernel.count("inode")) : file;
        return replace(from.value(), linked).then(done -> putNew(to.value(), linked));
    }

    /** Removes a file or link, not a directory. */
    public Outcome<Boolean> unlink(String path) {
        return walk.resolve(path, false).then(located -> {
            if (located.node().isEmpty()) {
                return Outcome.refused(Errno.ENOENT);
            }
            return located.node().get() instanceof Directory ? Outcome.refused(Errno.EISDIR) : erase(located);
        });
    }

    /** Removes an empty directory. */
    public Outcome<Boolean> removeDirectory(String path) {
        return walk.resolve(path, false).then(located -> {
            if (located.node().isEmpty()) {
                return Outcome.refused(Errno.ENOENT);
            }
            if (!(located.node().get() instanceof Directory here)) {
                return Outcome.refused(Errno.ENOTDIR);
            }
            return here.children().isEmpty() || controlGroup(located).isPresent() ? erase(located) : Outcome.refused(Errno.ENOTEMPTY);
        });
    }

    /** Moves within one mount; across mounts it refuses with {@link Errno#EXDEV}, as rename(2) does. */
    public Outcome<Boolean> rename(String from, String to) {
        Outcome<Located> source = walk.resolve(from, false);
        Outcome<Node> node = PathWalk.existing(source);
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        Outcome<Located> target = walk.resolve(to, false);
        if (!target.ok()) {
            return Outcome.refused(target.errno());
        }
        if (!source.value().mount().equals(target.value().mount())) {
            return Outcome.refused(Errno.EXDEV);
        }
        List<String> below = target.value().inside();
        List<String> moved = source.value().inside();
        if (below.equals(moved)) {
            return Outcome.done();
        }
        if (below.size() > moved.size() && below.subList(0, moved.size()).equals(moved)) {
            return Outcome.refused(Errno.EINVAL);
        }
        Optional<Node> there = target.value().node();
        if (there.isPresent()) {
            boolean directory = node.value() instanceof Directory;
            if (there.get() instanceof Directory existing) {
                if (!directory) {
                    return Outcome.refused(Errno.EISDIR);
                }
                if (!existing.children().isEmpty()) {
                    return Outcome.refused(Errno.ENOTEMPTY);
                }
            } else if (directory) {
                return Outcome.refused(Errno.ENOTDIR);
            }
        }
        return erase(source.value()).then(done -> there.isPresent() ? replace(target.value(), node.value()) : putNew(target.value(), node.value()));
    }

    /** Changes mode, owner or time. Only the owner and root may. */
    public Outcome<Boolean> change(String path, Attributes attributes) {
        return walk.resolve(path, true).then(located -> {
            if (located.node().isEmpty()) {
                return Outcome.refused(Errno.ENOENT);
            }
            Node node = located.node().get();
            boolean owner = node.attributes().uid() == credentials.uid();
            if (!owner && !space.capable(credentials, Capability.FOWNER) || changesOwner(node.attributes(), attributes, owner)) {
                return Outcome.refused(Errno.EPERM);
            }
            return replace(located, node.with(attributes));
        });
    }

    /** Giving a file away takes power; its owner may give it to another of his groups. */
    private boolean changesOwner(Attributes before, Attributes after, boolean owner) {
        if (space.capable(credentials, Capability.CHOWN) || before.uid() == after.uid() && before.gid() == after.gid()) {
            return false;
        }
        return before.uid() != after.uid() || !owner || !credentials.groups().contains(after.gid()) && credentials.gid() != after.gid();
    }

    // ---- writing through to the store ---------------------------------------------------------------------------------------------

    private Outcome<Boolean> putNew(Located located, Node node) {
        if (located.path().isEmpty()) {
            return Outcome.refused(Errno.EEXIST);
        }
        Located parent = walk.look(located.path().subList(0, located.path().size() - 1));
        if (!(parent.node().orElse(null) instanceof Directory above)) {
            return Outcome.refused(Errno.ENOENT);
        }
        if (!permits(above.attributes(), 2)) {
            return Outcome.refused(Errno.EACCES);
        }
        return store(located, node);
    }

    private Outcome<Boolean> replace(Located located, Node node) {
        return store(located, node);
    }

    private Process.Id opener() {
        Process process = kernel.processes().inPids(space.machine(), space.pids()).get(pid);
        return process == null ? new Process.Id(space.machine(), 0) : process.id();
    }

    /** The control group that a place below {@code /sys/fs/cgroup} means; empty for other places. */
    private Optional<String> controlGroup(Located located) {
        List<String> inside = located.inside();
        if (!(located.mount().source() instanceof Space.Source.SysFs) || inside.size() < 2 || !inside.get(0).equals("fs") || !inside.get(1).equals("cgroup")) {
            return Optional.empty();
        }
        String below = "/" + String.join("/", inside.subList(2, inside.size()));
        String root = space.apart().groupRoot();
        return Optional.of(root.equals("/") ? below : below.equals("/") ? root : root + below);
    }

    private Outcome<Boolean> store(Located located, Node node) {
        Optional<String> group = controlGroup(located);
        if (group.isPresent() && located.mount().readOnly()) {
            return Outcome.refused(Errno.EROFS);
        }
        if (group.isPresent() && node instanceof Directory && located.node().isEmpty()) {
            return kernel.controlGroups().make(space.machine(), group.get());
        }
        if (!(located.mount().source() instanceof Space.Source.Tree tree)) {
            return Outcome.refused(Errno.EACCES);
        }
        if (located.mount().readOnly()) {
            return Outcome.refused(Errno.EROFS);
        }
        Key<Directory> key = Space.FILE_SYSTEMS.key(tree.fileSystem());
        Directory root = kernel.transaction().get(key);
        if (node instanceof RegularFile file && file.hardLink() != 0) {
            root = HardLinks.update(root, file);
        }
        kernel.transaction().put(key, root.with(located.inside(), node));
        return Outcome.done();
    }

    private Outcome<Boolean> erase(Located located) {
        Optional<String> group = controlGroup(located);
        if (group.isPresent() && located.mount().readOnly()) {
            return Outcome.refused(Errno.EROFS);
        }
        if (group.isPresent() && located.node().orElse(null) instanceof Directory && space.capable(credentials, Capability.SYS_ADMIN)) {
            return kernel.controlGroups().erase(space.machine(), group.get());
        }
        if (!(located.mount().source() instanceof Space.Source.Tree tree)) {
            return Outcome.refused(Errno.EPERM);
        }
        if (located.path().equals(located.mount().at())) {
            return Outcome.refused(Errno.EBUSY);
        }
        if (located.mount().readOnly()) {
            return Outcome.refused(Errno.EROFS);
        }
        Located parent = walk.look(located.path().subList(0, located.path().size() - 1));
        if (!(parent.node().orElse(null) instanceof Directory above) || !permits(above.attributes(), 2)) {
            return Outcome.refused(Errno.EACCES);
        }
        boolean sticky = (above.attributes().mode() & 01000) != 0;
        if (sticky && !space.capable(credentials, Capability.FOWNER) && located.node().get().attributes().uid() != credentials.uid()) {
            return Outcome.refused(Errno.EPERM);
        }
        Key<Directory> key = Space.FILE_SYSTEMS.key(tree.fileSystem());
        kernel.transaction().put(key, kernel.transaction().get(key).without(located.inside()));
        return Outcome.done();
    }

    /** Opens a file. With {@code create}, makes it if missing; with {@code truncate}, empties it. The id of the open file. */
    Outcome<OpenFile.Kind> open(String path, OpenFile.Access access, boolean create, boolean truncate) {
        Outcome<Located> found = walk.resolve(path, true);
        if (!found.ok()) {
            return Outcome.refused(found.errno());
        }
        boolean setting = found.value().mount().source() instanceof Space.Source.Proc && found.value().inside().size() > 1
                && found.value().inside().get(0).equals("sys");
        if (setting && access.writes() && found.value().node().isPresent() && !space.capable(credentials, Capability.SYS_ADMIN)) {
            return Outcome.refused(credentials.root() ? Errno.EROFS : Errno.EACCES);
        }
        if (setting && access.writes() && found.value().node().isPresent()) {
            List<String> inside = found.value().inside();
            return Outcome.of(new OpenFile.KernelSetting(space.id(), String.join(".", inside.subList(1, inside.size()))));
        }
        if (found.value().node().isEmpty()) {
            if (!create) {
                return Outcome.refused(Errno.ENOENT);
            }
            Outcome<Boolean> made = write(path, Bytes.EMPTY);
            return made.ok() ? open(path, access, false, false) : Outcome.refused(made.errno());
        }
        Node node = found.value().node().get();
        if (access.writes() && node instanceof Directory) {
            return Outcome.refused(Errno.EISDIR);
        }
        if (access.reads() && !permits(node.attributes(), 4) || access.writes() && !permits(node.attributes(), 2)) {
            return Outcome.refused(Errno.EACCES);
        }
        Optional<String> group = controlGroup(found.value());
        if (group.isPresent() && access.writes()) {
            int slash = group.get().lastIndexOf('/');
            return found.value().mount().readOnly() ? Outcome.refused(Errno.EROFS) : Outcome.of(new OpenFile.GroupFile(
                    space.machine(), slash == 0 ? "/" : group.get().substring(0, slash), group.get().substring(slash + 1), opener()));
        }
        if (node instanceof Device socket && socket.isSocket()) {
            return Outcome.refused(Errno.ENXIO);
        }
        if (node instanceof Device device) {
            return Outcome.of(new OpenFile.DeviceFile(device.driver()));
        }
        if (!(found.value().mount().source() instanceof Space.Source.Tree tree)) {
            Bytes content = node instanceof RegularFile file ? file.content().bytes() : Bytes.EMPTY;
            return Outcome.of(new OpenFile.Snapshot(content, 0));
        }
        if (access.writes() && found.value().mount().readOnly()) {
            return Outcome.refused(Errno.EROFS);
        }
        if (truncate && node.size() > 0) {
            Outcome<Boolean> emptied = write(path, Bytes.EMPTY);
            if (!emptied.ok()) {
                return Outcome.refused(emptied.errno());
            }
        }
        return Outcome.of(new OpenFile.TreeFile(tree.fileSystem(), found.value().inside(), 0, access));
    }
}
