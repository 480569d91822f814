package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** From a typed path to a place in the tree, as path_resolution(7) has it: mounts, links, permissions on the way. */
final class PathWalk {
    private static final int LINKS_FOLLOWED = 40;

    private final Kernel kernel;
    private final Space space;
    private final Credentials credentials;
    private final String directory;
    private final int pid;

    /** @param pid the looking process's number, for {@code /proc/self}; 0 for none */
    PathWalk(Kernel kernel, Space space, Credentials credentials, String directory, int pid) {
        this.kernel = kernel;
        this.space = space;
        this.credentials = credentials;
        this.directory = directory;
        this.pid = pid;
    }

    /** Whether the process may read (4), write (2) or execute (1) what has these attributes. */
    boolean permits(Attributes attributes, int wanted) {
        if (space.capable(credentials, Capability.DAC_OVERRIDE)) {
            return wanted != 1 || (attributes.mode() & 0111) != 0;
        }
        int shift = attributes.uid() == credentials.uid()
                ? 6
                : attributes.gid() == credentials.gid() || credentials.groups().contains(attributes.gid()) ? 3 : 0;
        return ((attributes.mode() >> shift) & wanted) == wanted;
    }

    /** What is mounted there; empty if the source is gone. */
    Optional<Node> root(Space.Mount mount) {
        if (mount.source() instanceof Space.Source.Tree tree) {
            Optional<Directory> root = kernel.transaction().find(Space.FILE_SYSTEMS.key(tree.fileSystem()));
            return root.isPresent() ? root.get().find(tree.below()) : Optional.empty();
        }
        return Optional.of(SystemFiles.root(kernel, space, mount.source(), pid));
    }

    static Outcome<Node> existing(Outcome<Files.Located> found) {
        if (!found.ok()) {
            return Outcome.refused(found.errno());
        }
        return found.value().node().isPresent() ? Outcome.of(found.value().node().get()) : Outcome.refused(Errno.ENOENT);
    }

    /** The place that a typed path means. */
    Outcome<Files.Located> resolve(String typed, boolean followLast) {
        if (typed.isEmpty()) {
            return Outcome.refused(Errno.ENOENT);
        }
        if (typed.length() > 4096) {
            return Outcome.refused(Errno.ENAMETOOLONG);
        }
        Deque<String> left = new ArrayDeque<>(Directory.path(typed));
        boolean mustBeDirectory = typed.endsWith("/") || typed.endsWith("/.");
        List<String> at = typed.startsWith("/") ? new ArrayList<>() : new ArrayList<>(Directory.path(directory));
        int links = 0;
        while (true) {
            Files.Located here = look(at);
            if (left.isEmpty()) {
                boolean wrong = mustBeDirectory && here.node().isPresent() && !(here.node().get() instanceof Directory);
                return wrong ? Outcome.refused(Errno.ENOTDIR) : Outcome.of(here);
            }
            if (here.node().isEmpty()) {
                return Outcome.refused(Errno.ENOENT);
            }
            if (!(here.node().get() instanceof Directory in)) {
                return Outcome.refused(Errno.ENOTDIR);
            }
            if (!permits(in.attributes(), 1)) {
                return Outcome.refused(Errno.EACCES);
            }
            String name = left.poll();
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (!at.isEmpty()) {
                    at.remove(at.size() - 1);
                }
                continue;
            }
            if (name.length() > 255) {
                return Outcome.refused(Errno.ENAMETOOLONG);
            }
            at.add(name);
            Optional<Node> child = look(at).node();
            boolean last = left.isEmpty();
            if (child.isPresent() && child.get() instanceof Symlink link && (!last || followLast || mustBeDirectory)) {
                if (++links > LINKS_FOLLOWED) {
                    return Outcome.refused(Errno.ELOOP);
                }
                at.remove(at.size() - 1);
                if (link.target().startsWith("/")) {
                    at.clear();
                }
                List<String> target = Directory.path(link.target());
                for (int i = target.size() - 1; i >= 0; i--) {
                    left.push(target.get(i));
                }
            }
        }
    }

    /** What stands at an absolute path that holds no links. */
    Files.Located look(List<String> path) {
        for (Space.Mount mount : space.mounts()) {
            int depth = mount.at().size();
            if (path.size() >= depth && path.subList(0, depth).equals(mount.at())) {
                List<String> below = List.copyOf(path.subList(depth, path.size()));
                Optional<Node> root = root(mount);
                Optional<Node> node = below.isEmpty()
                        ? root
                        : root.isPresent() && root.get() instanceof Directory tree ? tree.find(below) : Optional.empty();
                List<String> inside = mount.source() instanceof Space.Source.Tree tree ? join(tree.below(), below) : below;
                return new Files.Located(List.copyOf(path), mount, inside, node);
            }
        }
        return new Files.Located(List.copyOf(path), new Space.Mount(List.of(), new Space.Source.Tree("", List.of()), true), path, Optional.empty());
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}
