package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A service of a project.
 *
 * @param fields in canonical form, see {@code docker compose config}
 */
public record Service(String name, Mapping fields) {

    /** Services that it needs, by name: {@code condition}, {@code restart}, {@code required}. */
    public Mapping dependencies() {
        return fields.get("depends_on").mapping();
    }

    /** How many containers it shall have. */
    public int scale() {
        return fields.has("scale") ? fields.get("scale").wholeInt()
                : fields.at("deploy", "replicas").isNothing() ? 1 : fields.at("deploy", "replicas").wholeInt();
    }

    /** Whether it is made from a Dockerfile. */
    public boolean built() {
        return fields.has("build");
    }

    /** The image that its containers run: its own name for it, or the project's and the service's. */
    public String image(String project) {
        return fields.get("image").text(project + "-" + name);
    }

    public Service with(String field, Object value) {
        return new Service(name, fields.with(field, value));
    }

    public Service without(String field) {
        return new Service(name, fields.without(field));
    }

    public Service scaled(int scale) {
        Service scaled = with("scale", scale);
        return fields.has("deploy") ? new Service(name, scaled.fields.withAt(scale, "deploy", "replicas")) : scaled;
    }

    boolean enabledBy(List<String> profiles) {
        List<String> own = fields.get("profiles").texts();
        return own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains);
    }

    /** As Go's JSON. */
    public Mapping json() {
        return JsonForm.section("service", fields);
    }

    /** By which a container is known to be out of date: of all fields but those that change no container. */
    public String hash() {
        Mapping hashed = fields.without("build").without("pull_policy").without("scale").without("depends_on").without("profiles");
        if (hashed.has("deploy")) {
            hashed = hashed.withoutAt("deploy", "replicas");
        }
        return sha256(Json.compact(JsonForm.section("service", hashed)));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
