package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** ConfigMaps and Secrets. */
final class ConfigRules {
    private static final int LIMIT = 1_048_576;

    private final Findings findings;

    ConfigRules(Findings findings) {
        this.findings = findings;
    }

    void configMap(Mapping object) {
        long size = 0;
        Mapping texts = object.get("data").mapping();
        Mapping bytes = object.get("binaryData").mapping();
        for (String key : texts.sorted().keys()) {
            findings.named("data[" + key + "]", key, Words.configKey(key));
            if (bytes.has(key)) {
                findings.invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
            }
            size += texts.get(key).text().getBytes(StandardCharsets.UTF_8).length;
        }
        for (String key : bytes.sorted().keys()) {
            findings.named("binaryData[" + key + "]", key, Words.configKey(key));
            size += bytes.get(key).text().length() * 3L / 4;
        }
        if (size > LIMIT) {
            findings.add(FieldError.tooLong("", LIMIT));
        }
    }

    void secret(Mapping object) {
        long size = 0;
        Mapping content = object.get("data").mapping();
        for (String key : content.sorted().keys()) {
            findings.named("data[" + key + "]", key, Words.configKey(key));
            size += content.get(key).text().length() * 3L / 4;
        }
        if (size > LIMIT) {
            findings.add(FieldError.tooLong("data", LIMIT));
        }
        switch (object.get("type").text()) {
            case "kubernetes.io/service-account-token" -> {
                if (object.at("metadata", "annotations", "kubernetes.io/service-account.name").text().isEmpty()) {
                    findings.required("metadata.annotations[kubernetes.io/service-account.name]");
                }
            }
            case "kubernetes.io/dockercfg" -> json(content, ".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> json(content, ".dockerconfigjson");
            case "kubernetes.io/basic-auth" -> {
                if (!content.has("username") && !content.has("password")) {
                    findings.required("data[username]");
                    findings.required("data[password]");
                }
            }
            case "kubernetes.io/ssh-auth" -> needs(content, "ssh-privatekey");
            case "kubernetes.io/tls" -> {
                needs(content, "tls.crt");
                needs(content, "tls.key");
            }
            default -> {}
        }
    }

    private void needs(Mapping content, String key) {
        if (!content.has(key)) {
            findings.required("data[" + key + "]");
        }
    }

    private void json(Mapping content, String key) {
        if (!content.has(key)) {
            findings.required("data[" + key + "]");
            return;
        }
        String text = new String(Base64.getMimeDecoder().decode(content.get(key).text()), StandardCharsets.UTF_8);
        if (Json.read(text).value().isEmpty()) {
            findings.add(FieldError.invalid("data[" + key + "]", "\"<secret contents redacted>\"",
                    "invalid character " + (text.isEmpty() ? "" : "'" + text.charAt(0) + "' ") + "looking for beginning of value"));
        }
    }

    /** What may not be changed once {@code immutable} is set. */
    void unchanged(Mapping before, Mapping after) {
        if (!before.get("immutable").truth()) {
            return;
        }
        if (!after.get("immutable").truth()) {
            findings.forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (String field : List.of("data", "binaryData")) {
            Tree old = before.get(field);
            if (!old.equals(after.get(field))) {
                findings.forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }
}
