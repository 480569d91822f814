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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The client's contexts: named ways to reach an engine, each in a folder below {@code ~/.docker/contexts}. */
public final class ContextFiles {
    /** The context that is always there. */
    public static final String STANDARD = "default";

    public static final String SOCKET = "unix:///var/run/docker.sock";

    private ContextFiles() {}

    /** A context. */
    public record Kept(String name, String description, String host) {
        /** As {@code docker context inspect} shows it. */
        public Tree tree() {
            Mapping about = name.equals(STANDARD) ? Mapping.EMPTY : Mapping.builder().putUnlessEmpty("Description", description).build();
            Mapping storage = Mapping.of("MetadataPath", "<IN MEMORY>", "TLSPath", "<IN MEMORY>");
            return Mapping.of("Name", name, "Metadata", about, "Endpoints", Mapping.of("docker", endpoint()),
                    "TLSMaterial", Mapping.EMPTY, "Storage", storage);
        }

        private Mapping endpoint() {
            return Mapping.of("Host", host, "SkipTLSVerify", false);
        }
    }

    /** Which one is used: DOCKER_CONTEXT, else what was chosen, else the standard one. */
    public static String current(Sys sys) {
        if (sys.variable("DOCKER_HOST").isPresent()) {
            return STANDARD;
        }
        return sys.variable("DOCKER_CONTEXT").orElse(Credentials.read(sys).get("currentContext").text(STANDARD));
    }

    public static void choose(Sys sys, String name) {
        Mapping settings = Credentials.read(sys);
        Credentials.write(sys, name.equals(STANDARD) ? settings.without("currentContext") : settings.with("currentContext", name));
    }

    /** All of them, the standard one among the others by name. */
    public static List<Kept> all(Sys sys) {
        List<Kept> all = new ArrayList<>(List.of(standard(sys)));
        Outcome<SortedMap<String, Node>> folders = sys.files().list(folder(sys));
        if (folders.ok()) {
            folders.value().keySet().forEach(name -> read(sys, folder(sys) + "/" + name + "/meta.json").ifPresent(all::add));
        }
        all.sort(Comparator.comparing(Kept::name));
        return List.copyOf(all);
    }

    public static Optional<Kept> find(Sys sys, String name) {
        return name.equals(STANDARD) ? Optional.of(standard(sys)) : read(sys, file(sys, name));
    }

    private static Kept standard(Sys sys) {
        return new Kept(STANDARD, "Current DOCKER_HOST based configuration", sys.variable("DOCKER_HOST").orElse(SOCKET));
    }

    /** What is said of one that does not exist. */
    public static String missing(Sys sys, String name) {
        return "context \"" + name + "\": context not found: open " + file(sys, name) + ": no such file or directory";
    }

    public static void keep(Sys sys, Kept kept) {
        String path = file(sys, kept.name());
        StringBuilder folder = new StringBuilder();
        for (String part : path.substring(1, path.lastIndexOf('/')).split("/")) {
            folder.append('/').append(part);
            sys.files().makeDirectory(folder.toString(), 0755);
        }
        Mapping about = Mapping.builder().putUnlessEmpty("Description", kept.description()).build();
        sys.files().write(path, Bytes.of(Json.compact(
                Mapping.of("Name", kept.name(), "Metadata", about, "Endpoints", Mapping.of("docker", kept.endpoint())))));
    }

    public static void forget(Sys sys, String name) {
        String path = file(sys, name);
        sys.files().unlink(path);
        sys.files().removeDirectory(path.substring(0, path.lastIndexOf('/')));
    }

    private static Optional<Kept> read(Sys sys, String path) {
        Outcome<Bytes> file = sys.files().read(path);
        return file.ok() ? Json.read(file.value().text()).value().map(tree -> new Kept(tree.get("Name").text(),
                tree.at("Metadata", "Description").text(), tree.at("Endpoints", "docker", "Host").text())) : Optional.empty();
    }

    private static String folder(Sys sys) {
        String settings = Credentials.path(sys);
        return settings.substring(0, settings.lastIndexOf('/')) + "/contexts/meta";
    }

    private static String file(Sys sys, String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return folder(sys) + "/" + HexFormat.of().formatHex(digest) + "/meta.json";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
