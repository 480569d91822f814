package dev.drydock.tutor.edge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A disk in memory, of limited size when asked, for tests and for going on after the real one has failed. */
public final class MemoryDisk implements Disk {
    private final TreeMap<Path, byte[]> contentByFile = new TreeMap<>();
    private final Set<Path> locked = new HashSet<>();
    private long freeBytes;

    public MemoryDisk() {
        this(Long.MAX_VALUE);
    }

    /** A disk with room for this many bytes; what comes after them is cut off, as a full disk cuts it. */
    public MemoryDisk(long freeBytes) {
        this.freeBytes = freeBytes;
    }

    @Override
    public boolean isFile(Path path) {
        return contentByFile.containsKey(path);
    }

    @Override
    public boolean isFolder(Path path) {
        for (Path file : contentByFile.keySet()) {
            if (file.startsWith(path) && !file.equals(path)) return true;
        }
        return false;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        byte[] content = contentByFile.get(file);
        if (content == null) throw new NoSuchFileException(file.toString());
        return content.clone();
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (content.length > freeBytes) throw new IOException("No space left on device");
        freeBytes -= content.length;
        contentByFile.put(file, content.clone());
    }

    @Override
    public Appender append(Path file) {
        contentByFile.putIfAbsent(file, new byte[0]);
        return new MemoryAppender(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        contentByFile.put(to, read(from));
        contentByFile.remove(from);
    }

    @Override
    public void remove(Path file) {
        contentByFile.remove(file);
    }

    @Override
    public List<String> list(Path folder) {
        List<String> names = new ArrayList<>();
        for (Path file : contentByFile.keySet()) {
            if (!file.startsWith(folder) || file.equals(folder)) continue;
            String name = folder.relativize(file).getName(0).toString();
            if (!names.contains(name)) names.add(name);
        }
        return names;
    }

    @Override
    public Optional<Closeable> lock(Path file) {
        if (!locked.add(file)) return Optional.empty();
        return Optional.of(() -> locked.remove(file));
    }

    private final class MemoryAppender implements Appender {
        private final Path file;

        MemoryAppender(Path file) {
            this.file = file;
        }

        @Override
        public void append(byte[] bytes) throws IOException {
            int taken = (int) Math.min(bytes.length, freeBytes);
            byte[] before = contentByFile.get(file);
            byte[] after = Arrays.copyOf(before, before.length + taken);
            System.arraycopy(bytes, 0, after, before.length, taken);
            contentByFile.put(file, after);
            freeBytes -= taken;
            if (taken < bytes.length) throw new IOException("No space left on device");
        }

        @Override
        public void confirm() {
            // What was appended is there already.
        }

        @Override
        public void cut(long length) {
            contentByFile.put(file, Arrays.copyOf(contentByFile.get(file), (int) length));
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
