package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.network.NetworkFiles;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree of files that a container's processes see: its image's, what the engine lays over it, volumes and binds. */
final class ContainerFiles {
    private static final String GUARDED = ",nosuid,nodev,noexec,relatime";

    private static final int LINKS = 8;

    private final Kernel kernel;
    private final Container container;

    ContainerFiles(Kernel kernel, Container container) {
        this.kernel = kernel;
        this.container = container;
    }

    /** File systems that live as long as a run. */
    private String dev() {
        return container.space() + "/dev";
    }

    private String shm() {
        return container.space() + "/shm";
    }

    private String etc() {
        return container.fileSystem() + "/etc";
    }

    private String tmpfs(MountPoint mount) {
        return container.space() + "/tmpfs" + mount.destination();
    }

    /**
     * Makes what is missing and gives the mounts.
     *
     * @param donor whose shared memory it joins, if it does
     */
    List<Space.Mount> mount(Optional<Container> donor) {
        var transaction = kernel.transaction();
        transaction.put(Space.FILE_SYSTEMS.key(dev()), withAsked(devices(container.hostConfig().get("Privileged").truth())));
        transaction.put(Space.FILE_SYSTEMS.key(etc()), new NetworkFiles(kernel, container).etc()
                .with("docker-init", RegularFile.program("docker-init", 813_224)));
        boolean readOnly = container.hostConfig().get("ReadonlyRootfs").truth();
        List<Space.Mount> mounts = new ArrayList<>(List.of(
                new Space.Mount(List.of(), new Space.Source.Tree(container.fileSystem(), List.of()), readOnly),
                new Space.Mount(List.of("proc"), new Space.Source.Proc(), false).labelled(new Space.Label("proc", "proc", GUARDED, 0)),
                new Space.Mount(List.of("sys"), new Space.Source.SysFs(), true).labelled(new Space.Label("sysfs", "sysfs", GUARDED, 0)),
                new Space.Mount(List.of("dev"), tree(dev()), false).labelled(new Space.Label("tmpfs", "tmpfs", ",nosuid,size=65536k,mode=755", 64L << 20))));
        long shared = container.hostConfig().get("ShmSize").whole();
        String ipc = container.hostConfig().get("IpcMode").text();
        if (donor.isPresent()) {
            mounts.add(shared(donor.get().space() + "/shm", donor.get().hostConfig().get("ShmSize").whole()));
        } else if (ipc.equals("host")) {
            mounts.add(new Space.Mount(List.of("dev", "shm"), new Space.Source.Tree(container.machine() + "/dev", List.of("shm")), false)
                    .labelled(new Space.Label("tmpfs", "tmpfs", ",nosuid,nodev", 0)));
        } else if (!ipc.equals("none")) {
            transaction.put(Space.FILE_SYSTEMS.key(shm()), Directory.EMPTY.with(Attributes.of(01777)));
            limit(shm(), shared);
            mounts.add(shared(shm(), shared));
        }
        for (String name : List.of("hostname", "hosts", "resolv.conf")) {
            if (container.settings().mounts().stream().anyMatch(mount -> mount.destination().equals("/etc/" + name))) {
                continue;
            }
            mounts.add(new Space.Mount(List.of("etc", name), new Space.Source.Tree(etc(), List.of(name)), false));
        }
        if (container.hostConfig().get("Init").truth()) {
            boolean linked = container.base().child("sbin").filter(Symlink.class::isInstance).isPresent();
            mounts.add(new Space.Mount(Directory.path(linked ? "/usr/sbin/docker-init" : "/sbin/docker-init"),
                    new Space.Source.Tree(etc(), List.of("docker-init")), true));
        }
        container.settings().mounts().forEach(mount -> mounts.add(mount(mount)));
        return mounts;
    }

    private void limit(String fileSystem, long bytes) {
        if (bytes > 0) {
            kernel.transaction().put(Space.QUOTAS.key(fileSystem), bytes);
        }
    }

    private static Space.Mount shared(String fileSystem, long size) {
        return new Space.Mount(List.of("dev", "shm"), tree(fileSystem), false)
                .labelled(new Space.Label("shm", "tmpfs", GUARDED + ",size=" + size / 1024 + "k", size));
    }

    private static Space.Source tree(String fileSystem) {
        return new Space.Source.Tree(fileSystem, List.of());
    }

    private Space.Mount mount(MountPoint mount) {
        List<String> at = place(mount);
        if (mount.inMemory()) {
            Tmpfs options = Tmpfs.of(mount.mode());
            kernel.transaction().put(Space.FILE_SYSTEMS.key(tmpfs(mount)), Directory.EMPTY.with(options.root().modifiedAt(kernel.now())));
            limit(tmpfs(mount), options.sizeBytes());
            long machine = Machine.of(kernel.transaction(), container.machine()).hardware().memoryBytes();
            return new Space.Mount(at, tree(tmpfs(mount)), !mount.writable())
                    .labelled(new Space.Label("tmpfs", "tmpfs", options.shown(), options.sizeBytes() > 0 ? options.sizeBytes() : machine / 2));
        }
        if (mount.type().equals("tree")) {
            return new Space.Mount(at, new Space.Source.Tree(mount.name(), List.of(mount.source())), !mount.writable());
        }
        if (mount.type().equals("image")) {
            Directory root = new Images(kernel, container.machine()).find(mount.name()) instanceof Answer.Given<Images.Found> found
                    ? found.value().image().root() : Directory.EMPTY;
            kernel.transaction().put(Space.FILE_SYSTEMS.key(tmpfs(mount)), root);
            return new Space.Mount(at, new Space.Source.Tree(tmpfs(mount), Directory.path(mount.mode())), true);
        }
        Files host = kernel.files(container.machine());
        return host.locate(mount.source()).toOptional()
                .filter(located -> located.mount().source() instanceof Space.Source.Tree)
                .map(located -> new Space.Mount(at, new Space.Source.Tree(
                        ((Space.Source.Tree) located.mount().source()).fileSystem(), located.inside()), !mount.writable()))
                .orElseGet(() -> new Space.Mount(at, tree(dev()), true));
    }

    /** Makes the directories that mounts and the working directory need in the container's own tree. */
    void makeMountPoints(String workingDirectory) {
        Files files = kernel.files(container.space());
        var transaction = kernel.transaction();
        var key = Space.FILE_SYSTEMS.key(container.fileSystem());
        for (MountPoint mount : container.settings().mounts()) {
            List<String> path = place(mount);
            Directory root = transaction.get(key);
            if (root.find(path).isEmpty()) {
                boolean file = files.node(mount.destination()).toOptional().filter(node -> !(node instanceof Directory)).isPresent();
                transaction.put(key, with(root, path, file));
            }
        }
        if (container.hostConfig().get("Init").truth() && !files.exists("/sbin")) {
            files.makeDirectory("/sbin", 0755);
        }
        if (!files.exists(workingDirectory)) {
            StringBuilder at = new StringBuilder();
            for (String name : Directory.path(workingDirectory)) {
                files.makeDirectory(at.append('/').append(name).toString(), 0755);
            }
        }
    }

    /** Where a mount comes to lie when the links on the way are followed, such as {@code /var/run}. */
    private List<String> place(MountPoint mount) {
        Directory root = kernel.transaction().find(Space.FILE_SYSTEMS.key(container.fileSystem())).orElse(container.base());
        return resolved(root, Directory.path(mount.destination()), LINKS);
    }

    private static List<String> resolved(Directory root, List<String> path, int links) {
        for (int i = 1; i < path.size(); i++) {
            if (root.find(path.subList(0, i)).orElse(root) instanceof Symlink link && links > 0) {
                List<String> target = new ArrayList<>(link.target().startsWith("/") ? List.of() : path.subList(0, i - 1));
                for (String name : link.target().split("/")) {
                    if (name.equals("..") && !target.isEmpty()) {
                        target.remove(target.size() - 1);
                    } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                        target.add(name);
                    }
                }
                target.addAll(path.subList(i, path.size()));
                return resolved(root, target, links - 1);
            }
        }
        return path;
    }

    private Directory with(Directory root, List<String> path, boolean file) {
        Attributes attributes = Attributes.of(0755).modifiedAt(kernel.now());
        return file
                ? root.with(path, RegularFile.of("").with(attributes))
                : root.with(path, Directory.EMPTY.with(attributes));
    }

    /** Takes away what lived as long as the run. */
    void unmount() {
        var transaction = kernel.transaction();
        transaction.remove(Space.FILE_SYSTEMS.key(dev()));
        transaction.remove(Space.FILE_SYSTEMS.key(shm()));
        transaction.remove(Space.QUOTAS.key(shm()));
        container.settings().mounts().stream().filter(mount -> mount.inMemory() || mount.type().equals("image")).forEach(mount -> {
            transaction.remove(Space.FILE_SYSTEMS.key(tmpfs(mount)));
            transaction.remove(Space.QUOTAS.key(tmpfs(mount)));
        });
    }

    /** Takes everything away. */
    void remove() {
        unmount();
        kernel.transaction().remove(Space.FILE_SYSTEMS.key(etc()));
        kernel.transaction().remove(Space.FILE_SYSTEMS.key(container.fileSystem()));
    }

    /** The devices of the machine that were asked for. */
    private Directory withAsked(Directory devices) {
        Directory all = devices;
        for (Mapping device : container.hostConfig().get("Devices").mappings()) {
            Optional<Node> node = kernel.files(container.machine()).node(device.get("PathOnHost").text()).toOptional();
            String inside = device.get("PathInContainer").text();
            if (node.isPresent() && inside.startsWith("/dev/")) {
                all = all.with(node.get().with(node.get().attributes().modifiedAt(kernel.now())), inside.substring(4));
            }
        }
        return all;
    }

    private static Directory devices(boolean privileged) {
        Directory dev = Directory.EMPTY
                .with(Directory.EMPTY, "/mqueue").with(Directory.EMPTY, "/pts").with(Directory.EMPTY.with(Attributes.of(01777)), "/shm")
                .with(Symlink.to("/proc/self/fd"), "/fd").with(Symlink.to("/proc/kcore"), "/core").with(Symlink.to("pts/ptmx"), "/ptmx")
                .with(Symlink.to("/proc/self/fd/0"), "/stdin").with(Symlink.to("/proc/self/fd/1"), "/stdout")
                .with(Symlink.to("/proc/self/fd/2"), "/stderr");
        for (String name : List.of("full", "null", "random", "tty", "urandom", "zero")) {
            dev = dev.with(new Device(Attributes.of(0666), name, true), "/" + name);
        }
        if (privileged) {
            for (int i = 0; i < 8; i++) {
                dev = dev.with(new Device(Attributes.of(0660), "null", true), "/loop" + i)
                        .with(new Device(Attributes.of(0620), "tty", true), "/tty" + i).with(new Device(Attributes.of(0620), "tty", true), "/vcs" + i);
            }
            for (String name : List.of("fuse", "kmsg", "kvm", "loop-control", "mem", "port", "sda", "sda1", "vda")) {
                dev = dev.with(new Device(Attributes.of(0660), "null", true), "/" + name);
            }
        }
        return dev;
    }
}
