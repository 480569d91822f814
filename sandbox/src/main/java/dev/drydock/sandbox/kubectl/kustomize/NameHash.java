package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The suffix that names content: ten letters of its SHA-256, those that could make a word replaced (kubectl/pkg/util/hash). */
public final class NameHash {
    private static final int LENGTH = 10;
    private static final JsonStyle SORTED = JsonStyle.COMPACT.withSortKeys(true);

    private NameHash() {}

    /** Of a ConfigMap's data. @param binary as base64 */
    public static String ofConfigMap(String name, Mapping data, Mapping binary) {
        Mapping.Builder content = Mapping.builder().put("data", data.isEmpty() ? "" : data).put("kind", "ConfigMap").put("name", name);
        if (!binary.isEmpty()) {
            content.put("binaryData", binary);
        }
        return encoded(Json.write(content.build(), SORTED));
    }

    /** Of a Secret's data. @param data as base64 */
    public static String ofSecret(String name, String type, Mapping data) {
        return encoded(Json.write(Mapping.of("data", data.isEmpty() ? "" : data, "kind", "Secret", "name", name, "type", type), SORTED));
    }

    private static String encoded(String content) {
        try {
            String hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
            return hex.substring(0, LENGTH).replace('0', 'g').replace('1', 'h').replace('3', 'k').replace('a', 'm').replace('e', 't');
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
