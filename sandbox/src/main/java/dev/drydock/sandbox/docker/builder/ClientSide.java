package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the client has for a build besides the context: secrets, further contexts, logins.
 *
 * @param contexts by name, what each is
 * @param complaint what is wrong, or empty
 */
record ClientSide(Mapping secrets, Mapping folders, Mapping contexts, Mapping logins, String complaint) {
    static ClientSide of(Sys sys, Job job, Sending sending) {
        Mapping secrets = Mapping.EMPTY;
        for (String text : job.flags().all("secret")) {
            Map<String, String> fields = fields(text);
            String id = fields.getOrDefault("id", "");
            String source = fields.getOrDefault("src", fields.getOrDefault("source", ""));
            String variable = fields.getOrDefault("env", "");
            if (id.isEmpty() && source.isEmpty() && variable.isEmpty()) {
                return wrong("invalid value " + text);
            }
            Optional<Bytes> value = secret(sys, id, source, variable, fields.getOrDefault("type", ""));
            if (value.isEmpty()) {
                String file = source.isEmpty() ? id : source;
                return wrong("failed to stat " + file + ": stat " + file + ": no such file or directory");
            }
            secrets = secrets.with(id.isEmpty() ? source.substring(source.lastIndexOf('/') + 1) : id, Base64.getEncoder().encodeToString(value.get().toArray()));
        }
        Mapping folders = Mapping.EMPTY;
        Mapping contexts = Mapping.EMPTY;
        for (String text : job.flags().all("build-context")) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                return wrong("invalid context value: " + text + ", expected key=value");
            }
            String name = text.substring(0, equals).toLowerCase(Locale.ROOT);
            String value = text.substring(equals + 1);
            if (!value.contains("://")) {
                if (!sys.files().isDirectory(value)) {
                    return wrong("failed to get build context " + name + ": stat " + value + ": no such file or directory");
                }
                folders = folders.with(name, Base64.getEncoder().encodeToString(Tar.write(Sending.tree(sys, value)).toArray()));
                value = "local:" + name;
            }
            contexts = contexts.with(name, value);
        }
        return new ClientSide(secrets, folders, contexts, logins(sys), "");
    }

    private static ClientSide wrong(String complaint) {
        return new ClientSide(Mapping.EMPTY, Mapping.EMPTY, Mapping.EMPTY, Mapping.EMPTY, complaint);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            fields.put(equals < 0 ? field : field.substring(0, equals), equals < 0 ? "" : field.substring(equals + 1));
        }
        return fields;
    }

    private static Optional<Bytes> secret(Sys sys, String id, String source, String variable, String type) {
        boolean fromEnvironment = !variable.isEmpty() || type.equals("env") || source.isEmpty() && type.isEmpty() && sys.variable(id).isPresent();
        if (fromEnvironment) {
            return Optional.of(Bytes.of(sys.variable(variable.isEmpty() ? source.isEmpty() ? id : source : variable).orElse("")));
        }
        Outcome<Bytes> file = sys.files().read(source.isEmpty() ? id : source);
        return file.toOptional();
    }

    private static Mapping logins(Sys sys) {
        Mapping logins = Mapping.EMPTY;
        for (String server : Credentials.servers(sys)) {
            Optional<Credentials.Login> login = Credentials.find(sys, server);
            if (login.isPresent()) {
                logins = logins.with(server.equals(Credentials.HUB) ? "docker.io" : server, Mapping.of("username", login.get().user(), "password", login.get().password()));
            }
        }
        return logins;
    }

    Mapping json() {
        return Mapping.of("secrets", secrets, "contexts", folders, "logins", logins);
    }
}
