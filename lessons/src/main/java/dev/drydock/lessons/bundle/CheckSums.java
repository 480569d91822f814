package dev.drydock.lessons.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of check sums of a pack, in the form of {@code sha256sum}, so that {@code sha256sum -c} reads it too. */
public final class CheckSums {
    /** Its name in a pack. */
    public static final String FILE = "checksums.txt";

    private CheckSums() {}

    /** The SHA-256 of bytes in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            return hex.toString();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static byte[] list(Map<String, byte[]> bytesByPath) {
        StringBuilder list = new StringBuilder();
        bytesByPath.forEach((path, bytes) -> {
            if (!path.equals(FILE)) list.append(sha256(bytes)).append("  ").append(path).append('\n');
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
