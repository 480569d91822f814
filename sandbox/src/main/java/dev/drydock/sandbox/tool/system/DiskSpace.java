package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** File systems with their sizes, in bytes, as {@code df} lists them. */
record DiskSpace(String device, String type, String mountPoint, long size, long used) {
    static List<DiskSpace> of(Sys sys) {
        Space space = sys.space();
        Machine machine = Machine.of(sys.kernel().transaction(), space.machine());
        long disk = machine.hardware().diskBytes();
        boolean full = sys.kernel().transaction().has(Space.QUOTAS.key(space.machine()));
        long used = full ? disk : (6L << 30) + machineImages(sys);
        List<DiskSpace> rows = new ArrayList<>();
        space.mounts().stream().sorted(Comparator.comparing(mount -> String.join("/", mount.at()))).forEach(mount -> {
            if (mount.source() instanceof Space.Source.Tree tree) {
                boolean root = mount.at().isEmpty();
                boolean overlay = root && space.ownPids();
                boolean temporary = tree.fileSystem().startsWith("tmpfs");
                if (mount.label().isPresent()) {
                    Space.Label label = mount.label().get();
                    rows.add(new DiskSpace(label.device(), label.type(), "/" + String.join("/", mount.at()),
                            label.sizeBytes() == 0 ? disk : label.sizeBytes(), label.type().equals("tmpfs") ? 0 : used));
                    return;
                }
                rows.add(new DiskSpace(
                        overlay ? "overlay" : temporary ? "tmpfs" : "/dev/sda1", overlay ? "overlay" : temporary ? "tmpfs" : "ext4",
                        "/" + String.join("/", mount.at()), temporary ? machine.hardware().memoryBytes() / 2 : disk, temporary ? 0 : used));
            }
        });
        if (!space.ownPids()) {
            rows.add(new DiskSpace("tmpfs", "tmpfs", "/dev/shm", 64L << 20, 0));
        }
        return rows;
    }

    /** Bytes of the disks of virtual machines, which are the largest files that a machine of this world holds. */
    private static long machineImages(Sys sys) {
        return sys.kernel().files(sys.space().machine()).list("/var/lib/libvirt/images").toOptional()
                .map(files -> files.values().stream().mapToLong(DiskSpace::total).sum()).orElse(0L);
    }

    /** Bytes below a node. */
    static long total(Node node) {
        return node instanceof Directory directory ? 4096 + directory.children().values().stream().mapToLong(DiskSpace::total).sum() : node.size();
    }
}
