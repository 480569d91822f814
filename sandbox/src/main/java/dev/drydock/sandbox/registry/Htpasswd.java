package dev.drydock.sandbox.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Passwords as {@code htpasswd -B} writes them: of the form of bcrypt, though what stands behind the salt is a sum of our own. So only
 * those made in this world are recognized in it.
 */
public final class Htpasswd {
    private static final String FORM = "\\$2y\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    private Htpasswd() {}

    /** {@code $2y$05$}, 22 signs of salt, 31 of sum. */
    public static String hash(String password, String cost, long random) {
        String salt = letters(Long.toString(random) + "salt").substring(0, 22);
        return "$2y$" + cost + "$" + salt + letters(cost + salt + password).substring(0, 31);
    }

    static boolean matches(String hash, String password) {
        if (!hash.matches(FORM)) {
            return false;
        }
        String salt = hash.substring(7, 29);
        return hash.endsWith(salt + letters(hash.substring(4, 6) + salt + password).substring(0, 31));
    }

    private static String letters(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(sum).replace('+', '.');
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
