package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.kustomize.NameHash;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code create configmap} and {@code create secret} in its three forms. */
public final class Configuration {
    private Configuration() {}

    public static Task<Done> configMap(Job job) {
        return Generated.name(job).then(name -> {
            if (!job.list("from-env-file").isEmpty() && !(job.list("from-file").isEmpty() && job.all("from-literal").isEmpty())) {
                return Task.fail("from-env-file cannot be combined with from-file or from-literal");
            }
            return Generated.make(job, KnownKinds.CONFIG_MAP, "failed to create configmap: ", namespace ->
                    new Entries("configmap", job).read(name).map(entries -> configMap(job, name, namespace, entries)));
        });
    }

    private static Mapping configMap(Job job, String name, String namespace, Map<String, Bytes> entries) {
        Mapping.Builder data = Mapping.builder();
        Mapping.Builder binary = Mapping.builder();
        entries.forEach((key, value) -> {
            if (Entries.text(value)) {
                data.put(key, value.text());
            } else {
                binary.put(key, base64(value));
            }
        });
        Mapping texts = data.build().sorted();
        Mapping binaries = binary.build().sorted();
        String hash = job.on("append-hash") ? "-" + NameHash.ofConfigMap(name, texts, binaries) : "";
        Mapping.Builder object = Generated.object(KnownKinds.CONFIG_MAP).put("metadata", Generated.meta(name + hash, namespace).build())
                .putUnlessEmpty("data", texts).putUnlessEmpty("binaryData", binaries);
        return object.build();
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toArray());
    }

    public static Task<Done> generic(Job job) {
        return Generated.name(job).then(name -> {
            if (!job.list("from-env-file").isEmpty() && !(job.list("from-file").isEmpty() && job.all("from-literal").isEmpty())) {
                return Task.fail("from-env-file cannot be combined with from-file or from-literal");
            }
            return secret(job, name, job.text("type"), new Entries("secret", job).read(name));
        });
    }

    private static Task<Done> secret(Job job, String name, String type, Task<Map<String, Bytes>> entries) {
        return Generated.make(job, KnownKinds.SECRET, "failed to create secret ", namespace -> entries.map(all -> {
            Mapping.Builder data = Mapping.builder();
            all.forEach((key, value) -> data.put(key, base64(value)));
            Mapping sorted = data.build().sorted();
            String hash = job.on("append-hash") ? "-" + NameHash.ofSecret(name, type, sorted) : "";
            return Generated.object(KnownKinds.SECRET).put("metadata", Generated.meta(name + hash, namespace).build())
                    .putUnlessEmpty("data", sorted).putUnlessEmpty("type", type).build();
        }));
    }

    public static Task<Done> tls(Job job) {
        return Generated.name(job).then(name -> job.text("cert").isEmpty() || job.text("key").isEmpty()
                ? Task.fail("key and cert must be specified")
                : secret(job, name, "kubernetes.io/tls", file(job.text("cert")).then(certificate -> file(job.text("key")).then(key -> pair(certificate, key)))));
    }

    private static Task<Map<String, Bytes>> pair(Bytes certificate, Bytes key) {
        if (!certificate.text().contains("-----BEGIN CERTIFICATE-----")) {
            return Task.fail("tls: failed to find any PEM data in certificate input");
        }
        return key.text().contains("PRIVATE KEY-----") ? Task.of(Map.of("tls.crt", certificate, "tls.key", key))
                : Task.fail("tls: failed to find any PEM data in key input");
    }

    private static Task<Bytes> file(String path) {
        return Task.with(sys -> {
            Outcome<Bytes> content = sys.files().read(path);
            return content.ok() ? Task.of(content.value())
                    : Task.fail("Cannot read file " + path + ", open " + path + ": " + content.errno().text().toLowerCase(Locale.ROOT));
        });
    }

    public static Task<Done> dockerRegistry(Job job) {
        return Generated.name(job).then(name -> {
            boolean files = !job.list("from-file").isEmpty();
            if (!files && List.of("docker-username", "docker-password", "docker-server").stream().anyMatch(flag -> job.text(flag).isEmpty())) {
                return Task.fail("either --from-file or the combination of --docker-username, --docker-password and --docker-server is required");
            }
            return secret(job, name, "kubernetes.io/dockerconfigjson", files ? new Entries("secret", job).read(name)
                    : Task.of(Map.of(".dockerconfigjson", login(job))));
        });
    }

    private static Bytes login(Job job) {
        String pair = job.text("docker-username") + ":" + job.text("docker-password");
        Mapping entry = Mapping.builder().putUnlessEmpty("username", job.text("docker-username")).putUnlessEmpty("password", job.text("docker-password"))
                .putUnlessEmpty("email", job.text("docker-email"))
                .put("auth", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))).build();
        return Bytes.of(Json.compact(Mapping.of("auths", Mapping.of(job.text("docker-server"), entry))));
    }
}
