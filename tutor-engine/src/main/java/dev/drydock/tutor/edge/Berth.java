package dev.drydock.tutor.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The folder of the sockets, which only its owner may enter; one socket a running program. */
public final class Berth {
    /** Longer names do not fit into a socket's address. */
    private static final int LONGEST = 90;

    private final Path folder;
    private final Path socket;

    private Berth(Path folder, String name) {
        this.folder = folder;
        this.socket = folder.resolve(name);
    }

    /** The berth of this process: below {@code XDG_RUNTIME_DIR} where there is one, else below the data folder. */
    public static Berth of(Map<String, String> environment, Path data) {
        return new Berth(folder(environment, data), ProcessHandle.current().pid() + ".sock");
    }

    /** The sockets of programs that may be running, the newest first. */
    public static List<Path> occupied(Map<String, String> environment, Path data) {
        List<Path> sockets = new ArrayList<>();
        Path folder = folder(environment, data);
        if (!Files.isDirectory(folder)) return sockets;
        try (var entries = Files.newDirectoryStream(folder, "*.sock")) {
            entries.forEach(sockets::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        sockets.sort(Comparator.comparing(Berth::age).reversed());
        return sockets;
    }

    private static long age(Path socket) {
        try {
            return Files.getLastModifiedTime(socket).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static Path folder(Map<String, String> environment, Path data) {
        boolean own = !environment.getOrDefault("DRYDOCK_HOME", "").isEmpty();
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path folder = runtime.isEmpty() || own ? data.resolve("run") : Path.of(runtime, "drydock");
        return folder.toString().length() <= LONGEST
                ? folder
                : Path.of(System.getProperty("java.io.tmpdir"), "drydock-" + System.getProperty("user.name") + "-" + Integer.toHexString(folder.hashCode()));
    }

    /** Makes the folder, for its owner alone, and gives the socket's path, which is free. */
    public Path make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            try {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (UnsupportedOperationException windows) {
                // There a user's own folders are closed to others.
                Files.createDirectory(folder);
            }
        }
        if (!Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) throw new IOException("not the owner of " + folder);
        Files.deleteIfExists(socket);
        return socket;
    }

    /** Takes the socket away. */
    public void remove() throws IOException {
        Files.deleteIfExists(socket);
    }
}
