package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The keys and values of a ConfigMap or Secret, from {@code --from-literal}, {@code --from-file} and {@code --from-env-file}.
 *
 * @param kind {@code configmap} or {@code secret}: the complaints differ
 */
record Entries(String kind, Job job) {

    /** Reads all of them in the order in which the original does. */
    Task<Map<String, Bytes>> read(String name) {
        return Task.with(sys -> {
            Map<String, Bytes> entries = new LinkedHashMap<>();
            List<String> complaints = new ArrayList<>();
            boolean secret = kind.equals("secret");
            if (secret) {
                literals(entries, complaints, name);
            }
            job.list("from-file").forEach(source -> file(sys, source, entries, complaints, name));
            if (!secret) {
                literals(entries, complaints, name);
            }
            job.list("from-env-file").forEach(source -> environment(sys, source, entries, complaints, name));
            return complaints.isEmpty() ? Task.of(java.util.Collections.unmodifiableMap(entries)) : Task.fail(new Failure.Plain(complaints.get(0)));
        });
    }

    private void literals(Map<String, Bytes> entries, List<String> complaints, String name) {
        for (String literal : job.all("from-literal")) {
            int equals = literal.indexOf('=');
            if (equals <= 0) {
                complaints.add("invalid literal source " + literal + ", expected key=value");
                return;
            }
            String value = literal.substring(equals + 1);
            boolean quoted = value.length() >= 2 && (value.charAt(0) == '"' || value.charAt(0) == '\'') && value.charAt(value.length() - 1) == value.charAt(0);
            add(entries, complaints, name, literal.substring(0, equals), Bytes.of(quoted ? value.substring(1, value.length() - 1) : value));
        }
    }

    private void file(Sys sys, String source, Map<String, Bytes> entries, List<String> complaints, String name) {
        int equals = source.indexOf('=');
        String path = source.substring(equals + 1);
        if (equals == 0) {
            complaints.add("key name for file path " + path + " missing");
            return;
        }
        if (equals > 0 && path.isEmpty()) {
            complaints.add("file path for key name " + source.substring(0, equals) + " missing");
            return;
        }
        Outcome<Node> node = sys.files().node(path);
        if (!node.ok()) {
            complaints.add("error reading " + path + ": " + node.errno().text().toLowerCase(Locale.ROOT));
            return;
        }
        if (!sys.files().isDirectory(path)) {
            put(sys, path, equals < 0 ? path.substring(path.lastIndexOf('/') + 1) : source.substring(0, equals), entries, complaints, name);
            return;
        }
        if (equals >= 0) {
            complaints.add("cannot give a key name for a directory path");
            return;
        }
        Outcome<SortedMap<String, Node>> children = sys.files().list(path);
        if (children.ok()) {
            children.value().forEach((child, below) -> {
                if (below instanceof RegularFile) {
                    put(sys, path + "/" + child, child, entries, complaints, name);
                }
            });
        }
    }

    private void put(Sys sys, String path, String key, Map<String, Bytes> entries, List<String> complaints, String name) {
        Outcome<Bytes> content = sys.files().read(path);
        if (content.ok()) {
            add(entries, complaints, name, key, content.value());
        } else {
            complaints.add("open " + path + ": " + content.errno().text().toLowerCase(Locale.ROOT));
        }
    }

    private void environment(Sys sys, String path, Map<String, Bytes> entries, List<String> complaints, String name) {
        Outcome<Bytes> content = sys.files().read(path);
        if (!content.ok()) {
            complaints.add(sys.files().isDirectory(path) ? "env " + (kind.equals("secret") ? "secret" : "config") + " file cannot be a directory"
                    : "error reading " + path + ": " + content.errno().text().toLowerCase(Locale.ROOT));
            return;
        }
        int number = 0;
        for (String line : content.value().text().split("\n")) {
            number++;
            String stripped = line.stripLeading();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int equals = stripped.indexOf('=');
            String key = equals < 0 ? stripped : stripped.substring(0, equals);
            if (!key.matches("[-._a-zA-Z][-._a-zA-Z0-9]*")) {
                complaints.add(Quote.go(key) + " is not a valid key name: a valid environment variable name must consist of alphabetic characters, digits, '_', '-', "
                        + "or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is "
                        + "'[-._a-zA-Z][-._a-zA-Z0-9]*')");
                return;
            }
            add(entries, complaints, name, key, Bytes.of(equals < 0 ? sys.variable(key).orElse("") : stripped.substring(equals + 1)));
        }
    }

    private void add(Map<String, Bytes> entries, List<String> complaints, String name, String key, Bytes value) {
        if (!key.matches("[-._a-zA-Z0-9]+") || key.equals(".") || key.startsWith("..")) {
            String why = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', "
                    + "regex used for validation is '[-._a-zA-Z0-9]+')";
            complaints.add(kind.equals("secret") ? Quote.go(key) + " is not valid key name for a Secret " + why
                    : Quote.go(key) + " is not a valid key name for a ConfigMap: " + why);
        } else if (entries.containsKey(key)) {
            complaints.add(kind.equals("secret") ? "cannot add key " + key + ", another key by that name already exists"
                    : "cannot add key " + Quote.go(key) + ", another key by that name already exists in " + (text(entries.get(key)) ? "Data" : "BinaryData")
                            + " for ConfigMap " + Quote.go(name));
        } else {
            entries.put(key, value);
        }
    }

    /** Whether bytes are text in UTF-8. */
    static boolean text(Bytes bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray()));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
