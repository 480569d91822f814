package dev.drydock.lessons.bundle;

import dev.drydock.lessons.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of check sums of a pack, in the form of {@code sha256sum}, so that {@code sha256sum -c} reads it too. */
public final class CheckSums {
    /** Its name in a pack. */
    public static final String FILE = "checksums.txt";

    private CheckSums() {}

    static byte[] list(Map<String, byte[]> bytesByPath) {
        StringBuilder list = new StringBuilder();
        bytesByPath.forEach((path, bytes) -> {
            if (!path.equals(FILE)) list.append(Sha256.of(bytes)).append("  ").append(path).append('\n');
        });
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The sums by path that a list names. */
    static Map<String, String> read(byte[] list) {
        Map<String, String> sumByPath = new LinkedHashMap<>();
        for (String line : new String(list, StandardCharsets.UTF_8).split("\r?\n")) {
            if (line.matches("[0-9a-f]{64} [ *].+")) sumByPath.put(line.substring(66), line.substring(0, 64));
        }
        return sumByPath;
    }
}
