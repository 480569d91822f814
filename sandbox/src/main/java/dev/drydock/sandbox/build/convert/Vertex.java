package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.fs.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * One step of a build and what it needs.
 *
 * @param digest names the operation and all that it is built on
 * @param name as progress shows it
 * @param inputs digests of other steps; the first is what it is built on, empty for nothing at all
 * @param fresh whether nothing kept may be used
 * @param line of the Dockerfile
 */
public record Vertex(String digest, String name, Operation operation, List<String> inputs, boolean fresh, int line, int lastLine) {
    public Vertex {
        inputs = List.copyOf(inputs);
    }

    /** SHA-256 of a text, as digests are written. */
    public static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Bytes.of(text).toArray());
            return "sha256:" + String.format(java.util.Locale.ROOT, "%064x", new BigInteger(1, sum));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
