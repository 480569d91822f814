package dev.drydock.tutor.edge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The computer's own file system. */
public final class RealDisk implements Disk {
    @Override
    public boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    @Override
    public boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        makeFolderOf(file);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, content);
        rename(beside, file);
    }

    @Override
    public Appender append(Path file) throws IOException {
        makeFolderOf(file);
        return new ChannelAppender(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (!isFolder(folder)) return names;
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) names.add(entry.getFileName().toString());
        }
        names.sort(null);
        return names;
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        makeFolderOf(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return Optional.of(channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Answered below: a lock is held, by whomever.
        }
        channel.close();
        return Optional.empty();
    }

    private static void makeFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
    }

    private record ChannelAppender(FileChannel channel) implements Appender {
        @Override
        public void append(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            channel.position(channel.size());
            while (buffer.hasRemaining()) channel.write(buffer);
        }

        @Override
        public void confirm() throws IOException {
            channel.force(false);
        }

        @Override
        public void cut(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
