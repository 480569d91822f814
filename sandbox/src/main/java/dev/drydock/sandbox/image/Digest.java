package dev.drydock.sandbox.image;

import dev.drydock.sandbox.fs.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over bytes, in the notation of content-addressed stores: {@code sha256:} and 64 hexadecimal digits. */
public final class Digest {
    private static final String PREFIX = "sha256:";

    private Digest() {}

    public static String of(Bytes bytes) {
        return of(bytes.toArray());
    }

    public static String of(byte[] bytes) {
        try {
            return PREFIX + hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** The digits without the algorithm's name. */
    public static String digits(String digest) {
        return digest.startsWith(PREFIX) ? digest.substring(PREFIX.length()) : digest;
    }

    /** The first twelve digits, as tables show them. */
    public static String brief(String digest) {
        return digits(digest).substring(0, 12);
    }

    private static String hex(byte[] bytes) {
        char[] digits = new char[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            digits[2 * i] = Character.forDigit(bytes[i] >> 4 & 15, 16);
            digits[2 * i + 1] = Character.forDigit(bytes[i] & 15, 16);
        }
        return new String(digits);
    }
}
