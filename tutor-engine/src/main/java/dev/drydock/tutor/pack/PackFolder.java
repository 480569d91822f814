package dev.drydock.tutor.pack;

import dev.drydock.lessons.bundle.Bundle;
import dev.drydock.lessons.bundle.Manifest;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A pack as it lies before a teacher: a folder, or the zip that was made of it. */
public final class PackFolder {
    private PackFolder() {}

    /** Whether there is a folder with a manifest, or a zip. */
    public static boolean isPack(Disk disk, Path path) {
        return disk.isFile(path.resolve(Manifest.FILE)) || path.toString().endsWith(".zip") && disk.isFile(path);
    }

    /** Reads a pack from a folder or a zip. @throws IOException when the disk refuses */
    public static Optional<Bundle> read(Disk disk, Path path, Problems problems) throws IOException {
        if (!disk.isFolder(path)) return Bundle.ofZip(path.toString(), disk.read(path), problems);
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : disk.list(path)) {
            Path inner = path.resolve(name);
            if (disk.isFile(inner) && belongs(name)) files.put(name, disk.read(inner));
            if (!disk.isFolder(inner) || !name.matches("[a-z]{2,3}")) continue;
            for (String text : disk.list(inner)) {
                if (disk.isFile(inner.resolve(text)) && belongs(text)) files.put(name + "/" + text, disk.read(inner.resolve(text)));
            }
        }
        return Bundle.of(path.toString(), files, problems);
    }

    /** What an editor or a system leaves in a folder is no part of the pack. */
    private static boolean belongs(String name) {
        return name.endsWith(".yaml") && !name.startsWith(".") || name.equals("LICENSE") || name.startsWith("README");
    }
}
