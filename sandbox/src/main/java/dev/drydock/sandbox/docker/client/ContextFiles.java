package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The client's contexts: named ways to reach an engine, each in a folder below {@code ~/.docker/contexts}. */
public final class ContextFiles {
    /** The context that is always there. */
    public static final String STANDARD = "default";

    public static final String SOCKET = "unix:///var/run/docker.sock";

    private static final String ABOUT_STANDARD = "Current DOCKER_HOST based configuration";

    private ContextFiles() {}

    /**
     * A context.
     *
     * @param host the engine's address, empty when none was said
     * @param unverified whether the engine's certificate is not checked
     */
    public record Kept(String name, String description, String host, boolean unverified) {
        /** The context under another name. */
        public Kept named(String other) {
            return new Kept(other, description, host, unverified);
        }

        public Kept described(String other) {
            return new Kept(name, other, host, unverified);
        }

        public Kept at(Kept other) {
            return new Kept(name, description, other.host(), other.unverified());
        }

        /** As its file keeps it. */
        public Mapping tree() {
            Mapping endpoint = Mapping.builder().putUnlessEmpty("Host", host).put("SkipTLSVerify", unverified).build();
            return Mapping.of("Name", name, "Metadata", Mapping.builder().putUnlessEmpty("Description", description).build(),
                    "Endpoints", Mapping.of("docker", endpoint));
        }

        /** What such a file says. */
        public static Kept of(Tree tree) {
            Tree endpoint = tree.at("Endpoints", "docker");
            return new Kept(tree.get("Name").text(), tree.at("Metadata", "Description").text(), endpoint.get("Host").text(),
                    endpoint.get("SkipTLSVerify").truth());
        }
    }

    /** Which one is used unless the line says otherwise: the standard one for DOCKER_HOST, DOCKER_CONTEXT, else what was chosen. */
    public static String current(Sys sys) {
        if (!sys.variable("DOCKER_HOST").orElse("").isEmpty()) {
            return STANDARD;
        }
        return sys.variable("DOCKER_CONTEXT").filter(name -> !name.isEmpty()).orElseGet(() -> chosen(sys));
    }

    /** The one that {@code docker context use} chose. */
    public static String chosen(Sys sys) {
        return Credentials.read(sys).get("currentContext").text(STANDARD);
    }

    public static void choose(Sys sys, String name) {
        Mapping settings = Credentials.read(sys);
        Credentials.write(sys, name.equals(STANDARD) ? settings.without("currentContext") : settings.with("currentContext", name));
    }

    /** All that are kept, in no particular order. */
    public static List<Kept> all(Sys sys) {
        List<Kept> all = new ArrayList<>();
        Outcome<SortedMap<String, Node>> folders = sys.files().list(folder(sys) + "/meta");
        if (folders.ok()) {
            folders.value().keySet().forEach(name -> read(sys, folder(sys) + "/meta/" + name + "/meta.json").ifPresent(all::add));
        }
        return List.copyOf(all);
    }

    public static Optional<Kept> find(Sys sys, String name) {
        return name.equals(STANDARD) ? Optional.of(standard(sys)) : read(sys, metadata(sys, name) + "/meta.json");
    }

    /** The standard context, as exporting and inspecting see it. */
    private static Kept standard(Sys sys) {
        return new Kept(STANDARD, "", sys.variable("DOCKER_HOST").filter(host -> !host.isEmpty()).orElse(SOCKET), false);
    }

    /** The standard context as a list shows it. @param host where the line leads */
    public static Kept standard(String host) {
        return new Kept(STANDARD, ABOUT_STANDARD, host, false);
    }

    /** What is said of one that does not exist. */
    public static String missing(Sys sys, String name) {
        return "context \"" + name + "\": context not found: open " + metadata(sys, name) + "/meta.json: no such file or directory";
    }

    public static void keep(Sys sys, Kept kept) {
        makeFolders(sys, metadata(sys, kept.name()));
        sys.files().write(metadata(sys, kept.name()) + "/meta.json", Bytes.of(Json.compact(kept.tree())));
    }

    /** Keeps a certificate or key for a context, {@code ca.pem} or the like. */
    public static void keepSecret(Sys sys, String name, String file, Bytes content) {
        makeFolders(sys, secrets(sys, name) + "/docker");
        sys.files().write(secrets(sys, name) + "/docker/" + file, content);
    }

    /** Names of a context's certificates and keys. */
    public static List<String> secretsOf(Sys sys, String name) {
        Outcome<SortedMap<String, Node>> files = sys.files().list(secrets(sys, name) + "/docker");
        return files.ok() ? List.copyOf(files.value().keySet()) : List.of();
    }

    private static void makeFolders(Sys sys, String path) {
        StringBuilder folder = new StringBuilder();
        for (String part : path.substring(1).split("/")) {
            folder.append('/').append(part);
            sys.files().makeDirectory(folder.toString(), 0755);
        }
    }

    public static void forget(Sys sys, String name) {
        sys.files().unlink(metadata(sys, name) + "/meta.json");
        sys.files().removeDirectory(metadata(sys, name));
        secretsOf(sys, name).forEach(file -> sys.files().unlink(secrets(sys, name) + "/docker/" + file));
        sys.files().removeDirectory(secrets(sys, name) + "/docker");
        sys.files().removeDirectory(secrets(sys, name));
    }

    private static Optional<Kept> read(Sys sys, String path) {
        Outcome<Bytes> file = sys.files().read(path);
        return file.ok() ? Json.read(file.value().text()).value().map(Kept::of) : Optional.empty();
    }

    private static String folder(Sys sys) {
        String settings = Credentials.path(sys);
        return settings.substring(0, settings.lastIndexOf('/')) + "/contexts";
    }

    /** The folder of what is said of a context. */
    public static String metadata(Sys sys, String name) {
        return folder(sys) + "/meta/" + digest(name);
    }

    /** The folder of a context's certificates and keys. */
    public static String secrets(Sys sys, String name) {
        return folder(sys) + "/tls/" + digest(name);
    }

    private static String digest(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
