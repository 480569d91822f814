package dev.drydock.tutor.session;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** A copy of one of the learner's real folders for the sandbox: what happens to the copy does not happen to the folder. */
public final class RealFolder {
    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int DEEPEST = 32;

    private final Disk disk;
    private final Attributes folders;
    private int files;
    private long bytes;

    private RealFolder(Disk disk, Attributes folders) {
        this.disk = disk;
        this.folders = folders;
    }

    /** The folder is too large to be copied. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    /**
     * Reads a folder and everything below it.
     *
     * @throws IOException when it cannot be read, or holds more than 10,000 files, 64 MiB or 32 levels
     */
    public static Directory read(Disk disk, Path folder, long nowMicros) throws IOException {
        if (!disk.isFolder(folder)) throw new IOException("No such directory");
        return new RealFolder(disk, new Attributes(0755, 1000, 1000, nowMicros)).read(folder, 0);
    }

    /** Puts a folder at {@code ~/mnt}. */
    public static void lay(World world, World.Login login, Directory folder) {
        String home = login.environment().get("HOME");
        world.act("mount", kernel -> kernel.files(login.machine()).put(home + "/mnt", folder));
    }

    private Directory read(Path folder, int depth) throws IOException {
        if (depth > DEEPEST) throw new TooLarge("> " + DEEPEST + " levels");
        Directory copy = Directory.EMPTY.with(folders);
        for (String name : disk.list(folder)) {
            Path path = folder.resolve(name);
            if (disk.isFolder(path)) copy = copy.with(name, read(path, depth + 1));
            else if (disk.isFile(path)) copy = copy.with(name, file(path));
        }
        return copy;
    }

    private RegularFile file(Path path) throws IOException {
        byte[] content = disk.read(path);
        files++;
        bytes += content.length;
        if (files > MOST_FILES) throw new TooLarge("> " + MOST_FILES + " files");
        if (bytes > MOST_BYTES) throw new TooLarge("> " + (MOST_BYTES >> 20) + " MiB");
        boolean script = content.length > 2 && content[0] == '#' && content[1] == '!';
        Attributes attributes = new Attributes(script ? 0755 : 0644, folders.uid(), folders.gid(), folders.modifiedMicros());
        return new RegularFile(attributes, Bytes.wrap(content), 0);
    }
}
